using System.CommandLine;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary><c>neurosim compare [EXPERIMENT]</c>, the main job.</summary>
internal static class CompareCommand
{
    private const string Default = "sync-vs-async";

    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var experiment = new Argument<string[]>("EXPERIMENT")
        {
            Description = $"A YAML file, or the name of a built-in experiment: {ExperimentSource.Listing}. Several: their rules are compared.",
            DefaultValueFactory = _ => [Default],
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("compare", Description) { experiment };
        options.AddTo(command);
        command.SetAction(parsed => Names(parsed.GetValue(experiment)!) is [var one]
            ? Compare(terminal, parsed, options, one)
            : new CompareRulesCommand(terminal, parsed, options).Run(parsed.GetValue(experiment)!));
        return command;
    }

    /// <summary>A list of names takes everything that no option does, also what was meant as one.</summary>
    private static string[] Names(string[] names) => names.FirstOrDefault(name => name.StartsWith('-')) is { } option
        ? throw new InvalidInputException("usage", $"compare has no option {option}; compare --help lists those it has.", option)
        : names;

    private const string Description = """
        Run one experiment under the three lateral schedules (synchronous, shifted, pipelined) and compare learning quality, speed of the chip, energy, area and memory per neuron. Several experiments, as in

          compare table3/backprop comparators/forward-forward

        are run one after the other, and their learning rules compared: quality, and what each rule would take on a chip. Settings of --set hold for all of them.
        """;

    private static int Compare(Terminal terminal, ParseResult parsed, SharedOptions options, string pathOrName)
    {
        if (options.EngineOf(parsed) == EngineKind.Batch)
            throw new InvalidInputException("usage", "compare runs the schedules of a rule that streams, which has no batches; use --engine vector or --engine event.", "--engine");
        Preparation prepared = Preparation.Of(pathOrName, parsed, options, terminal);
        BatchedRules.RefuseIn(prepared.Experiment, "compare runs the schedules of");
        string path = RunFolder.FullPath(parsed.GetValue(options.Out) ?? ComparisonRun.DefaultPath(prepared.Experiment));
        var run = new ComparisonRun(prepared.Experiment, prepared.Data, prepared.Technology, path, parsed.GetValue(options.Resume)) { Notify = terminal.Notice };
        run.CheckFolder();
        terminal.Notice(prepared.Announcement);
        Comparison comparison = Execute(terminal, run, listener => options.RunOptionsOf(parsed, terminal, listener), path);
        string report = ComparisonFiles.Write(path, comparison);
        if (terminal.Json)
            terminal.WriteJson(ComparisonDocument.Of(comparison, report));
        else
            ComparisonTable.Print(terminal, comparison, report);
        return ExitCode.Done;
    }

    private static Comparison Execute(Terminal terminal, ComparisonRun run, Func<Action<RunProgress>?, RunOptions> optionsFor, string path)
    {
        try
        {
            return ProgressView.Show(terminal, listenerFor => run.Execute(schedule => optionsFor(listenerFor(RunResultJson.NameOf(schedule)))));
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedRunException($"Interrupted; checkpoints are in {path}. The same command with --resume goes on from them.");
        }
    }
}
