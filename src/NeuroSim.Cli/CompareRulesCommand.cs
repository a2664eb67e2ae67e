using System.CommandLine;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary><c>neurosim compare EXPERIMENT EXPERIMENT...</c>: several rules.</summary>
internal sealed class CompareRulesCommand(Terminal terminal, ParseResult parsed, SharedOptions options)
{
    public int Run(string[] pathsOrNames)
    {
        options.EngineOf(parsed);
        ComparedExperiment[] experiments = [.. pathsOrNames.Select(name => Preparation.Of(name, parsed, options, terminal)).Select(one => new ComparedExperiment(one.Experiment, one.Data, one.Technology))];
        string path = RunFolder.FullPath(parsed.GetValue(options.Out) ?? RuleComparisonRun.DefaultPath);
        var run = new RuleComparisonRun([.. experiments], path, parsed.GetValue(options.Resume)) { Notify = terminal.Notice };
        run.Check();
        terminal.Notice($"Rules: {string.Join(", ", experiments.Select(one => one.Experiment.Name))}, into {path}");
        RuleComparison comparison = Execute(run, path);
        string report = RuleComparisonFiles.Write(path, comparison);
        if (terminal.Json)
            terminal.WriteJson(RuleComparisonDocument.Of(comparison, report));
        else
            RuleComparisonTable.Print(terminal, comparison, report);
        return ExitCode.Done;
    }

    private RuleComparison Execute(RuleComparisonRun run, string path)
    {
        try
        {
            return ProgressView.Show(terminal, listenerFor => run.Execute(experiment => options.RunOptionsOf(parsed, terminal, listenerFor(experiment.Name))));
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedRunException($"Interrupted; results and checkpoints are in {path}. The same command with --resume goes on from them.");
        }
    }
}
