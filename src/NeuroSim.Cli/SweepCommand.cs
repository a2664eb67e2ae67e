using System.CommandLine;
using NeuroSim.Runs;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Cli;

/// <summary><c>neurosim run EXPERIMENT</c> when the experiment has a sweep.</summary>
internal sealed class SweepCommand(Terminal terminal, ParseResult parsed, SharedOptions options, SweepOptions sweep, SweepPlan plan)
{
    private readonly EngineKind _engine = options.EngineOf(parsed);
    private readonly int _threads = SweepOptions.ThreadsOf(parsed, options);
    private readonly SharedData _data = new(options.Location(parsed, terminal));

    public int Run()
    {
        SweepCheck.Require(plan, _data, _engine, terminal.Cancellation);
        Experiment experiment = Found();
        string path = parsed.GetValue(options.Out) ?? RunFolder.DefaultPath(experiment);
        using var folder = SweepFolder.Open(path, experiment, plan.Points.Length, parsed.GetValue(options.Resume), RunEnvironment.Capture(_threads, terminal.Clock));
        if (folder.Notice is { } notice)
            terminal.Notice(notice);
        var ledger = new SweepLedger(plan, folder, _data, terminal.Clock);
        if (!ledger.Missing.IsEmpty)
            RunMissing(folder, ledger);
        return new SweepReport(terminal, plan, ledger, folder, _engine).Print();
    }

    /// <summary>The experiment with the data of its points, unless those differ from point to point.</summary>
    private Experiment Found()
    {
        bool varies = plan.Paths.Any(path => path.StartsWith("data.", StringComparison.Ordinal));
        return varies ? plan.Experiment : plan.Experiment with { Data = _data.WithFound(plan.ExperimentOf(plan.Points[0])).Data };
    }

    private void RunMissing(SweepFolder folder, SweepLedger ledger)
    {
        int jobs = sweep.LocalJobs(parsed, _threads);
        terminal.Notice($"{plan.Experiment.Name}: {plan.Points.Length} points of {string.Join(", ", plan.Paths)}, {jobs} at once with {_threads} {(_threads == 1 ? "thread" : "threads")} each, into {folder.Path}");
        var progress = new SweepProgress(terminal, plan, ledger.Outcomes);
        var run = new SweepRun(new PointRun(folder, _data), ledger.ExperimentOf, jobs)
        {
            Started = progress.Begin,
            Ended = outcome => progress.End(ledger.Record(outcome)),
        };
        try
        {
            progress.Show(() => run.Execute(ledger.Missing.Select(point => point.Index), (point, stop) => OptionsOf(progress, point, stop), terminal.Cancellation));
        }
        catch (OperationCanceledException)
        {
            int done = plan.Points.Length - ledger.Missing.Length;
            throw new InterruptedRunException($"Interrupted with {done} of {plan.Points.Length} points finished; they and the checkpoints of those that were running are in {folder.Path}. The same command with --resume goes on from there.");
        }

        ledger.Write();
    }

    private (RunOptions Options, IDisposable? Owned) OptionsOf(SweepProgress progress, int point, CancellationToken stop)
    {
        var circuits = new CircuitMemories();
        RunOptions shared = options.RunOptionsOf(parsed, terminal, learned => progress.Advance(point, learned));
        return (shared with { Threads = _threads, Cancellation = stop, Memories = circuits.Of }, circuits);
    }
}
