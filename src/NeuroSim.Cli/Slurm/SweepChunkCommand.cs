using System.CommandLine;
using NeuroSim.Runs;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Cli.Slurm;

/// <summary>The hidden command of a task of a job array: runs those of its points that have not ended. Its words go to the log of the task.</summary>
internal static class SweepChunkCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var jobs = new SweepOptions().Jobs;
        var folder = new Argument<string>("FOLDER");
        Option<int> from = Index("--from"), to = Index("--to");
        var command = new Command(SlurmScript.Command, "Runs a part of a sweep's points for another process of this program.") { folder, from, to, jobs };
        command.Hidden = true;
        foreach (Option option in (Option[])[options.Engine, options.Threads, options.CheckpointEvery, options.Data, options.Verbose])
            command.Add(option);
        command.SetAction(parsed => Run(terminal, parsed, options, parsed.GetValue(folder)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(jobs) ?? 1));
        return command;
    }

    private static Option<int> Index(string name) => new(name) { Required = true, CustomParser = result => (int)(WholeNumber.Of(result, 0, int.MaxValue) ?? 0) };

    private static int Run(Terminal terminal, ParseResult parsed, SharedOptions options, string path, int from, int to, int jobs)
    {
        using SweepFolder folder = SweepFolder.Join(path);
        var data = new SharedData(options.Location(parsed, terminal));
        int[] points = [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(point => Directory.Exists(folder.PointPath(point)) && !folder.IsSettled(point))];
        bool failed = false;
        var run = new SweepRun(new PointRun(folder, data), point => ExperimentOf(folder, point), jobs)
        {
            LeaveHeld = true,
            Started = point => terminal.Notice($"point {point} begins"),
            Ended = outcome =>
            {
                failed |= outcome.Failure is not null;
                terminal.Notice($"point {outcome.Point} {(outcome.Failure is { } failure ? $"failed: {failure.Message}" : "is done")}");
            },
        };
        run.Execute(points, (_, stop) => OptionsOf(terminal, parsed, options, stop), terminal.Cancellation);
        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static Experiment ExperimentOf(SweepFolder folder, int point) =>
        folder.ExperimentOf(point) ?? throw new InvalidInputException("output", $"Point {point} has no experiment.yaml.", folder.PointPath(point));

    private static (RunOptions Options, IDisposable? Owned) OptionsOf(Terminal terminal, ParseResult parsed, SharedOptions options, CancellationToken stop)
    {
        var circuits = new CircuitMemories();
        return (options.RunOptionsOf(parsed, terminal, null) with { Cancellation = stop, Memories = circuits.Of }, circuits);
    }
}
