using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using NeuroSim.Runs;
using NeuroSim.Runs.Sweeps;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>
/// How far a sweep is, on standard error: a table on a terminal, a line a point elsewhere. Safe to use from several threads.
/// </summary>
internal sealed class SweepProgress
{
    private const int RefreshMilliseconds = 200, MostRunningShown = 16;

    /// <summary>Share of a point's time that learning takes; the rest is measuring.</summary>
    private const double LearningShare = 0.8;

    private readonly Terminal _terminal;
    private readonly SweepPlan _plan;
    private readonly SortedDictionary<int, double> _running = [];
    private readonly Lock _turn = new();
    private readonly long _started;
    private readonly int _before;
    private int _done, _failed;

    public SweepProgress(Terminal terminal, SweepPlan plan, IEnumerable<PointOutcome> outcomes)
    {
        (_terminal, _plan, _started) = (terminal, plan, terminal.Clock.GetTimestamp());
        foreach (PointOutcome outcome in outcomes)
            Count(outcome);
        _before = _done + _failed;
    }

    private bool Interactive => _terminal.Progress.Profile.Capabilities.Interactive;

    /// <summary>Shows the table while <paramref name="work"/> runs.</summary>
    public void Show(Action work)
    {
        if (!Interactive)
        {
            work();
            return;
        }

        _terminal.Progress.Live(Table()).AutoClear(true).Start(context =>
        {
            Task running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (Task.WaitAny([running], RefreshMilliseconds) < 0)
                context.UpdateTarget(Table());
            if (running.Exception?.InnerException is { } error)
                ExceptionDispatchInfo.Throw(error);
        });
    }

    public void Begin(int point)
    {
        lock (_turn)
            _running[point] = 0;
    }

    public void Advance(int point, RunProgress progress)
    {
        double share = progress.Stage == "learning" ? LearningShare * progress.Done / Math.Max(1, progress.Total) : LearningShare;
        lock (_turn)
            _running[point] = share;
    }

    public void End(PointOutcome outcome)
    {
        string line;
        lock (_turn)
        {
            _running.Remove(outcome.Point);
            Count(outcome);
            line = Line(outcome);
        }

        if (!Interactive || outcome.Status == PointStatus.Failed)
            _terminal.Notice(line);
    }

    /// <summary>How many run elsewhere, unknown which.</summary>
    public void SetRunning(int points)
    {
        lock (_turn)
        {
            _running.Clear();
            for (int k = 0; k < points; k++)
                _running[-1 - k] = 0;
        }
    }

    private void Count(PointOutcome outcome)
    {
        _done += outcome.Status == PointStatus.Done ? 1 : 0;
        _failed += outcome.Status == PointStatus.Failed ? 1 : 0;
    }

    private string Line(PointOutcome outcome)
    {
        string end = outcome.Result is { } result ? Achieved(result) : $"failed: {outcome.Failure?.Message}";
        return $"point {outcome.Point} ({_plan.Points[outcome.Point].Description}): {end.TrimEnd('.')}; {_done} of {_plan.Points.Length} done, {_failed} failed, {_running.Count} running, {Left()}";
    }

    private static string Achieved(RunResult result) => result.Figures.TryGetValue("end.same.error", out ImmutableArray<double> errors)
        ? $"error {errors.Average().ToString("G4", CultureInfo.InvariantCulture)}"
        : $"accuracy {(100 * result.Accuracy).ToString("F2", CultureInfo.InvariantCulture)} %";

    private Table Table()
    {
        lock (_turn)
        {
            Table table = new Table().Border(TableBorder.Rounded).AddColumns("points", "done", "running", "failed", "time left");
            table.AddRow($"{_plan.Points.Length}", $"{_done}", $"{_running.Count}", $"{_failed}", Left());
            string running = string.Join("  ", _running.Where(one => one.Key >= 0).Take(MostRunningShown).Select(one => $"{one.Key}: {one.Value.ToString("P0", CultureInfo.InvariantCulture)}"));
            return running.Length > 0 ? table.Caption(Markup.Escape(running)) : table;
        }
    }

    /// <summary>From the work done so far, running points counted by how far they are.</summary>
    private string Left()
    {
        double worked = _done + _failed - _before + _running.Values.Sum(), seconds = _terminal.Clock.GetElapsedTime(_started).TotalSeconds;
        double left = _plan.Points.Length - _before - worked;
        return left <= 0 ? "none left" : worked < 0.01 ? "time unknown" : $"about {Duration(left * seconds / worked)} left";
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 100 => $"{Math.Ceiling(seconds).ToString("F0", CultureInfo.InvariantCulture)} s",
        < 6000 => $"{(seconds / 60).ToString("F0", CultureInfo.InvariantCulture)} min",
        _ => $"{(seconds / 3600).ToString("F1", CultureInfo.InvariantCulture)} h",
    };
}
