using System.CommandLine;
using NeuroSim.Networks;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary><c>neurosim compare [EXPERIMENT]</c>, the main job.</summary>
internal static class CompareCommand
{
    private const string Default = "sync-vs-async";

    public static Command Build(Terminal terminal)
    {
        var options = new CommonOptions();
        var experiment = new Argument<string>("EXPERIMENT")
        {
            Description = $"A YAML file, or the name of a built-in experiment: {string.Join(", ", ExperimentSource.BuiltIn)}.",
            DefaultValueFactory = _ => Default,
        };
        var command = new Command(
            "compare",
            "Run one experiment under the three lateral schedules (synchronous, shifted, pipelined) and compare learning quality, speed of the chip, energy, area and memory per neuron.")
        { experiment };
        options.AddTo(command);
        command.SetAction(parsed => Compare(terminal, parsed, options, parsed.GetValue(experiment)!));
        return command;
    }

    private static int Compare(Terminal terminal, ParseResult parsed, CommonOptions options, string pathOrName)
    {
        EngineKind engine = options.EngineOf(parsed);
        int threads = options.ThreadsOf(parsed);
        Preparation prepared = Preparation.Of(pathOrName, parsed, options);
        string path = Path.GetFullPath(parsed.GetValue(options.Out) ?? ComparisonRun.DefaultPath(prepared.Experiment));
        terminal.Notice(prepared.Announcement);
        var run = new ComparisonRun(prepared.Experiment, prepared.Data, prepared.Technology, path, parsed.GetValue(options.Resume));
        Comparison comparison = Execute(terminal, run, engine, threads, path);
        foreach (string notice in run.Notices)
            terminal.Notice(notice);
        string report = ComparisonFiles.Write(path, comparison);
        if (terminal.Json)
            terminal.WriteJson(ComparisonDocument.Of(comparison, report));
        else
            ComparisonTable.Print(terminal, comparison, report);
        return ExitCode.Done;
    }

    private static Comparison Execute(Terminal terminal, ComparisonRun run, EngineKind engine, int threads, string path)
    {
        try
        {
            return ProgressView.Show(terminal, listenerFor => run.Execute(schedule => Options(terminal, engine, threads, listenerFor, schedule)));
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedRunException($"Interrupted; checkpoints are in {path}. The same command with --resume goes on from them.");
        }
    }

    private static RunOptions Options(Terminal terminal, EngineKind engine, int threads, Func<string, Action<RunProgress>?> listenerFor, Schedule schedule) =>
        new(engine, threads, listenerFor(RunResultJson.NameOf(schedule)), terminal.Clock, terminal.Cancellation);
}
