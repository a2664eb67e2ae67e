using System.CommandLine;
using NeuroSim.Cli.Slurm;
using NeuroSim.Runs;
using NeuroSim.Runs.Reports;
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
        if (sweep.UsesSlurm(parsed))
            SlurmCluster.Require();
        SweepOrderings.Check(plan);
        SweepCheck.Require(plan, _data, _engine, terminal.Cancellation);
        Experiment experiment = Found();
        string path = parsed.GetValue(options.Out) ?? RunFolder.DefaultPath(experiment);
        using var folder = SweepFolder.Open(path, experiment, plan.Points.Length, parsed.GetValue(options.Resume), RunEnvironment.Capture(_threads, terminal.Clock));
        if (folder.Notice is { } notice)
            terminal.Notice(notice);
        var ledger = new SweepLedger(plan, folder, _data, terminal.Clock);
        var progress = new SweepProgress(terminal, plan, ledger.Outcomes);
        if (ledger.Missing.IsEmpty)
            return Report();
        if (sweep.UsesSlurm(parsed))
            new SlurmSweep(terminal, plan, folder, ledger, progress).Run(Chunk, chunks => Script(folder, chunks));
        else
            RunHere(folder, ledger, progress);
        return Report();

        int Report()
        {
            if (ledger.Outcomes.Any(outcome => outcome.Result is not null))
                terminal.Notice($"The page about it: {HtmlReport.WriteInto(folder.Path)}");
            return new SweepReport(terminal, plan, ledger, folder, _engine).Print();
        }
    }

    private int Chunk => sweep.Slurm.ChunkOf(parsed, plan.Points.Length);

    private string Script(SweepFolder folder, IEnumerable<int> chunks)
    {
        int jobs = parsed.GetValue(sweep.Jobs) ?? 1;
        string[] arguments =
        [
            folder.Path, "--jobs", $"{jobs}", "--threads", $"{_threads}", "--engine", parsed.GetValue(options.Engine)!,
            "--checkpoint-every", $"{parsed.GetValue(options.CheckpointEvery)}", "--data", options.Location(parsed, terminal).Folder,
        ];
        return SlurmScript.Of(plan.Experiment.Name, chunks, parsed.GetValue(sweep.Slurm.Throttle), Chunk, jobs * _threads, sweep.Slurm.Directives(parsed), arguments);
    }

    /// <summary>The experiment with the data of its points, unless those differ from point to point.</summary>
    private Experiment Found()
    {
        bool varies = plan.Paths.Any(path => path.StartsWith("data.", StringComparison.Ordinal));
        return varies ? plan.Experiment : plan.Experiment with { Data = _data.WithFound(plan.ExperimentOf(plan.Points[0])).Data };
    }

    private void RunHere(SweepFolder folder, SweepLedger ledger, SweepProgress progress)
    {
        int jobs = sweep.LocalJobs(parsed, _threads);
        terminal.Notice($"{plan.Experiment.Name}: {plan.Points.Length} points of {string.Join(", ", plan.Paths)}, {jobs} at once with {_threads} {(_threads == 1 ? "thread" : "threads")} each, into {folder.Path}");
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
