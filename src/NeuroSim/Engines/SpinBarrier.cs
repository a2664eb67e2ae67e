namespace NeuroSim.Engines;

/// <summary>
/// A barrier for threads that meet every few microseconds: waits by spinning, and gives its core away when the others take long
/// (more threads than cores).
/// </summary>
internal sealed class SpinBarrier(int participants)
{
    private const int SpinsBeforeYield = 500;
    private int _arrived;
    private volatile int _generation;
    private volatile bool _broken;

    /// <summary>Returns when all participants have called it.</summary>
    /// <exception cref="BrokenBarrierException">Another participant failed.</exception>
    public void Wait()
    {
        if (participants == 1)
            return;
        int generation = _generation;
        if (Interlocked.Increment(ref _arrived) == participants)
        {
            _arrived = 0;
            _generation = generation + 1;
            return;
        }

        for (int spins = 0; _generation == generation; spins++)
        {
            if (_broken)
                throw new BrokenBarrierException();
            if (spins < SpinsBeforeYield)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }

    /// <summary>Makes everyone who waits, now or later, fail.</summary>
    public void Break() => _broken = true;
}

/// <summary>Another thread of the team failed; its exception is the one to report.</summary>
internal sealed class BrokenBarrierException : Exception;
