namespace NeuroSim.Numerics;

/// <summary>
/// Products of matrices on several threads. Panels of C go to whichever thread is free, so one whose core is taken holds nobody up; the bits are those of
/// <see cref="MatrixProduct"/>. Threads wait by spinning for a while and sleep after it.
/// </summary>
public sealed class MatrixTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;

    private readonly Thread[] _helpers;
    private readonly SemaphoreSlim _wake = new(0);
    private Job? _job;
    private volatile int _generation;
    private volatile bool _ends;
    private int _sleeping;

    /// <summary>A team of <paramref name="threads"/>, the caller included.</summary>
    /// <param name="threads">At least 1.</param>
    public MatrixTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _helpers = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(Help) { IsBackground = true, Name = $"neurosim-matrix-{i}" })];
        foreach (Thread helper in _helpers)
            helper.Start();
    }

    /// <summary>C = A B.</summary>
    /// <param name="a">A, M x K.</param>
    /// <param name="b">B, K x N.</param>
    /// <param name="c">C, M x N.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Multiply(Matrix a, Matrix b, Matrix c)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        MatrixProduct.Check(a.Rows, a.Columns, b, c);
        var job = new Job(a, b, c);
        Volatile.Write(ref _job, job);
        _generation++;
        int asleep = Volatile.Read(ref _sleeping);
        if (asleep > 0)
            _wake.Release(asleep);
        job.Work();
        job.Wait();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ends = true;
        _wake.Release(_helpers.Length + 1);
        foreach (Thread helper in _helpers)
            helper.Join();
        _wake.Dispose();
    }

    private void Help()
    {
        for (int seen = 0; !_ends;)
        {
            for (int spin = 0; _generation == seen && spin < SpinsBeforeSleep; spin++)
                Thread.SpinWait(20);
            if (_generation == seen && !_ends)
                Sleep(seen);
            seen = _generation;
            Volatile.Read(ref _job)?.Work();
        }
    }

    private void Sleep(int seen)
    {
        Interlocked.Increment(ref _sleeping);
        if (_generation == seen && !_ends)
            _wake.Wait(TimeSpan.FromMilliseconds(50));
        Interlocked.Decrement(ref _sleeping);
    }

    /// <summary>One product, whose panels are claimed one by one.</summary>
    private sealed class Job(Matrix a, Matrix b, Matrix c)
    {
        private readonly int _panels = MatrixProduct.Panels(c);
        private int _next, _done;

        public void Work()
        {
            var left = new Operand(a.Values, a.Stride, 1);
            for (int panel = Interlocked.Increment(ref _next) - 1; panel < _panels; panel = Interlocked.Increment(ref _next) - 1)
            {
                MatrixProduct.Panels(left, a.Columns, b, c, panel, panel + 1, adds: false);
                Interlocked.Increment(ref _done);
            }
        }

        public void Wait()
        {
            while (Volatile.Read(ref _done) < _panels)
                Thread.SpinWait(5);
        }
    }
}
