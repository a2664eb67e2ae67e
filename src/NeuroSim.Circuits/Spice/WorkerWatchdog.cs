namespace NeuroSim.Circuits.Spice;

/// <summary>Ends a worker whose exchange takes too long, and none whose exchange is over.</summary>
internal sealed class WorkerWatchdog : IDisposable
{
    private readonly Lock _turn = new();
    private readonly WorkerProcess _worker;
    private readonly Timer _timer;
    private bool _isOver;

    /// <summary>Watches from now on.</summary>
    /// <param name="worker">Whom.</param>
    /// <param name="limit">How long.</param>
    public WorkerWatchdog(WorkerProcess worker, TimeSpan limit)
    {
        _worker = worker;
        _timer = new Timer(_ => Bark(), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the exchange took too long.</summary>
    public bool HasKilled { get; private set; }

    /// <summary>The exchange is over; a timer on its way finds nothing to do.</summary>
    public void Dispose()
    {
        lock (_turn)
            _isOver = true;
        _timer.Dispose();
    }

    private void Bark()
    {
        lock (_turn)
        {
            if (_isOver)
                return;
            HasKilled = true;
            _worker.Kill();
        }
    }
}
