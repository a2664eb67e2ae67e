using System.CommandLine;
using System.Diagnostics;
using NeuroSim.Runs;
using NeuroSim.Runs.Reports;
using NeuroSim.Runs.Sweeps;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim run EXPERIMENT</c>.</summary>
internal static class RunCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var sweep = new SweepOptions();
        var experiment = new Argument<string>("EXPERIMENT")
        {
            Description = $"A YAML file, or the name of a built-in experiment: {ExperimentSource.Listing}.",
        };
        var command = new Command("run", Description) { experiment };
        options.AddTo(command);
        sweep.AddTo(command);
        command.SetAction(parsed => Start(terminal, parsed, options, sweep, parsed.GetValue(experiment)!));
        return command;
    }

    private const string Description = """
        Run one experiment: learn, then measure with a linear head on the test images. With a sweep: block, run all its points:

          sweep:
            hardware.memory.resistance: [1 MOhm, 10 MOhm]                                      a list of values
            hardware.memory.capacitance: { from: 1 pF, to: 1 nF, points: 4, scale: log }       or step: S, or factor: F
            zip: [PATH, PATH]                      these go in step instead of being combined
            seeds: 5                               five seeds from the experiment's own
            latinHypercube: 50                     or random: 50: samples of the ranges, which then need no points

        docs/sweeps.md has all of it.
        """;

    private static int Start(Terminal terminal, ParseResult parsed, SharedOptions options, SweepOptions sweep, string pathOrName)
    {
        options.EngineOf(parsed);
        bool slurm = sweep.UsesSlurm(parsed);
        var plan = SweepPlan.Load(pathOrName, parsed.GetValue(options.Set), parsed.GetValue(options.Seed));
        if (!plan.Experiment.Sweep.IsEmpty)
            return new SweepCommand(terminal, parsed, options, sweep, plan).Run();
        return slurm
            ? throw new InvalidInputException("usage", "A cluster runs the points of a sweep, and this experiment has none; leave --executor slurm out, or add a sweep: block.", "--executor")
            : Run(terminal, parsed, options, pathOrName);
    }

    private static int Run(Terminal terminal, ParseResult parsed, SharedOptions options, string pathOrName)
    {
        EngineKind engine = options.EngineOf(parsed);
        Preparation prepared = Preparation.Of(pathOrName, parsed, options, terminal);
        ExperimentRun.Check(prepared.Experiment, prepared.Data, prepared.Technology, engine);
        string path = parsed.GetValue(options.Out) ?? RunFolder.DefaultPath(prepared.Experiment);
        using var folder = RunFolder.Open(path, prepared.Experiment, parsed.GetValue(options.Resume), RunEnvironment.Capture(parsed.GetValue(options.Threads), terminal.Clock));
        foreach (string notice in folder.Notices)
            terminal.Notice(notice);
        if (folder.IsFinished)
            return Print(terminal, prepared, RunResultJson.Read(folder.ResultPath), SpeedFile.Read(folder.Path), folder.Path);
        terminal.Notice(prepared.Announcement);
        if (!prepared.Experiment.Expected.Orderings.IsEmpty)
            terminal.Notice("expect.orderings compares points of a sweep, and this run has none, so it is not judged.");
        using var circuits = new CircuitMemories();
        (RunResult result, RunSpeed speed) = Execute(
            terminal, prepared, folder, listener => options.RunOptionsOf(parsed, terminal, listener) with { Memories = circuits.Of });
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        SpeedFile.Write(folder.Path, speed, peak);
        HtmlReport.WriteInto(folder.Path);
        return Print(terminal, prepared, result, (speed, peak), folder.Path);
    }

    private static (RunResult Result, RunSpeed Speed) Execute(Terminal terminal, Preparation prepared, RunFolder folder, Func<Action<RunProgress>?, RunOptions> optionsFor)
    {
        try
        {
            return ProgressView.Show(terminal, listenerFor =>
            {
                RunOptions options = optionsFor(listenerFor(RunResultJson.NameOf(prepared.Experiment.Hardware.Schedule)));
                IExperimentRun run = ExperimentRun.Of(prepared.Experiment, prepared.Data, prepared.Technology, folder, options);
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

    private static int Print(Terminal terminal, Preparation prepared, RunResult result, (RunSpeed Speed, long PeakMemoryBytes)? measured, string folder)
    {
        RunSpeed? speed = measured?.Speed;
        var figures = RunFigures.Of(result, speed, measured?.PeakMemoryBytes ?? Process.GetCurrentProcess().PeakWorkingSet64);
        var outcomes = prepared.Experiment.Expected.Evaluate(figures);
        if (terminal.Json)
        {
            terminal.WriteJson(RunDocument.Of(result, speed, speed?.Engine, measured?.PeakMemoryBytes, outcomes, folder));
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
