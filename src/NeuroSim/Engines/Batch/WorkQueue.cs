namespace NeuroSim.Engines.Batch;

/// <summary>
/// Hands out the items of a phase one by one to whichever thread is free, so that a thread whose core is taken holds nobody up. Threads meet between phases.
/// </summary>
internal sealed class WorkQueue
{
    private const int Line = 16;
    private readonly int[] _next;

    /// <summary>A queue for <paramref name="phases"/> phases that follow each other in a ring, at least 2.</summary>
    public WorkQueue(int phases) => _next = new int[phases * Line];

    /// <summary>The next item of a phase; numbers from 0, beyond the last item too.</summary>
    public int Claim(int phase) => Interlocked.Increment(ref _next[phase * Line]) - 1;

    /// <summary>Makes a phase begin anew; called by one thread while another phase runs.</summary>
    public void Reset(int phase) => Volatile.Write(ref _next[phase * Line], 0);
}
