using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace NeuroSim.Runs.Sweeps;

/// <summary>Runs points of a sweep, several at once. A point that fails does not stop the others; a folder that cannot be written stops all.</summary>
public sealed class SweepRun
{
    private readonly PointRun _runner;
    private readonly Func<int, Experiment> _experimentOf;
    private readonly int _jobs;

    /// <summary>Runs points.</summary>
    /// <param name="runner">Runs one.</param>
    /// <param name="experimentOf">The experiment of a point.</param>
    /// <param name="jobs">Points at once, at least 1; results do not depend on it.</param>
    public SweepRun(PointRun runner, Func<int, Experiment> experimentOf, int jobs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        (_runner, _experimentOf, _jobs) = (runner, experimentOf, jobs);
    }

    /// <summary>Told that a point begins, with its number, from the thread that runs it.</summary>
    public Action<int> Started { get; init; } = _ => { };

    /// <summary>Told what a point came to, from the thread that ran it.</summary>
    public Action<PointOutcome> Ended { get; init; } = _ => { };

    /// <summary>Whether points that another process runs at the moment are left to it.</summary>
    public bool LeaveHeld { get; init; }

    /// <summary>Runs points, the first ones first.</summary>
    /// <param name="points">Their numbers.</param>
    /// <param name="optionsOf">How to run a point; what it returns beside the options is disposed after the point.</param>
    /// <param name="cancellation">Ends the running points after saving checkpoints.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the points that were running have checkpoints.</exception>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: a folder cannot be written; nothing that was finished is lost.</exception>
    public void Execute(IEnumerable<int> points, Func<int, CancellationToken, (RunOptions Options, IDisposable? Owned)> optionsOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(optionsOf);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queue = new ConcurrentQueue<int>(points);
        var broken = new ConcurrentQueue<Exception>();
        Task[] workers = [.. Enumerable.Range(0, Math.Min(_jobs, queue.Count)).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(workers, CancellationToken.None);
        if (broken.TryDequeue(out Exception? first))
            ExceptionDispatchInfo.Throw(first);
        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            while (!stop.IsCancellationRequested && queue.TryDequeue(out int point))
            {
                try
                {
                    RunOne(point, optionsOf, stop.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (Exception error)
                {
                    broken.Enqueue(error);
                    stop.Cancel();
                }
            }
        }
    }

    private void RunOne(int point, Func<int, CancellationToken, (RunOptions Options, IDisposable? Owned)> optionsOf, CancellationToken stop)
    {
        Started(point);
        (RunOptions options, IDisposable? owned) = optionsOf(point, stop);
        using (owned)
        {
            try
            {
                Ended(_runner.Run(point, _experimentOf(point), options));
            }
            catch (InvalidInputException error) when (LeaveHeld && PointRun.IsHeld(error))
            {
                // Its own process writes down what becomes of it.
            }
        }
    }
}
