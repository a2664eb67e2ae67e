using System.CommandLine;
using System.Diagnostics;
using NeuroSim.Runs;
using NeuroSim.Runs.Reports;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim run EXPERIMENT</c>.</summary>
internal static class RunCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var experiment = new Argument<string>("EXPERIMENT")
        {
            Description = $"A YAML file, or the name of a built-in experiment: {string.Join(", ", ExperimentSource.BuiltIn)}.",
        };
        var command = new Command("run", "Run one experiment: learn, then measure with a linear head on the test images.") { experiment };
        options.AddTo(command);
        command.SetAction(parsed => Run(terminal, parsed, options, parsed.GetValue(experiment)!));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, SharedOptions options, string pathOrName)
    {
        EngineKind engine = options.EngineOf(parsed);
        Preparation prepared = Preparation.Of(pathOrName, parsed, options, terminal);
        TrainingRun.Check(prepared.Experiment, prepared.Data, prepared.Technology, engine);
        string path = parsed.GetValue(options.Out) ?? RunFolder.DefaultPath(prepared.Experiment);
        using var folder = RunFolder.Open(path, prepared.Experiment, parsed.GetValue(options.Resume), RunEnvironment.Capture(parsed.GetValue(options.Threads), terminal.Clock));
        foreach (string notice in folder.Notices)
            terminal.Notice(notice);
        if (folder.IsFinished)
            return Print(terminal, prepared, RunResultJson.Read(folder.ResultPath), null, engine, folder.Path);
        terminal.Notice(prepared.Announcement);
        using var circuits = new CircuitMemories();
        (RunResult result, RunSpeed speed) = Execute(
            terminal, prepared, folder, listener => options.RunOptionsOf(parsed, terminal, listener) with { Memories = circuits.Of });
        HtmlReport.WriteInto(folder.Path);
        return Print(terminal, prepared, result, speed, engine, folder.Path);
    }

    private static (RunResult Result, RunSpeed Speed) Execute(Terminal terminal, Preparation prepared, RunFolder folder, Func<Action<RunProgress>?, RunOptions> optionsFor)
    {
        try
        {
            return ProgressView.Show(terminal, listenerFor =>
            {
                RunOptions options = optionsFor(listenerFor(RunResultJson.NameOf(prepared.Experiment.Hardware.Schedule)));
                var run = new TrainingRun(prepared.Experiment, prepared.Data, prepared.Technology, folder, options);
                foreach (string warning in run.Warnings)
                    terminal.Notice(warning);
                return run.Execute();
            });
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedRunException($"Interrupted; a checkpoint is in {folder.Path}. The same command with --resume goes on from it.");
        }
    }

    private static int Print(Terminal terminal, Preparation prepared, RunResult result, RunSpeed? speed, EngineKind engine, string folder)
    {
        engine = prepared.Experiment.Learning.IsBatched ? EngineKind.Batch : engine;
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var figures = RunFigures.Of(result, speed, peak);
        var outcomes = prepared.Experiment.Expect.Evaluate(figures);
        if (terminal.Json)
        {
            terminal.WriteJson(RunDocument.Of(result, speed, engine, peak, outcomes, folder));
        }
        else
        {
            RunTable.Print(terminal, prepared, result, speed, outcomes, folder);
            if (result.CoSimulation is { } circuits)
                terminal.Tables.WriteLine(FormattableString.Invariant($"Co-simulated in ngspice: the memories of {string.Join(", ", circuits.Neurons)} over {circuits.Samples} samples, at most {circuits.MaxErrorOfSwing:E1} of their swing from the model."));
        }

        foreach (ExpectationOutcome outcome in outcomes.Where(outcome => !outcome.Met))
            terminal.Notice($"Not as expected: {outcome.Key} should be {outcome.Wanted}.");
        return ExitCode.Done;
    }
}
