using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording;

namespace NeuroSim.Runs;

/// <summary>Runs one experiment under all three schedules, each in a folder of its own below the comparison's.</summary>
/// <param name="experiment">The experiment; its own schedule is ignored.</param>
/// <param name="data">Images; the experiment's data source is theirs.</param>
/// <param name="technology">Prices and latencies.</param>
/// <param name="path">The comparison's folder.</param>
/// <param name="resume">Whether to go on from the checkpoints that are there.</param>
public sealed class ComparisonRun(Experiment experiment, DataSet data, Technology technology, string path, bool resume)
{
    /// <summary>Every schedule, the yardstick first.</summary>
    public static ImmutableArray<Schedule> Schedules => [Schedule.Synchronous, Schedule.Shifted, Schedule.Pipelined];

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Hears what a person should know, a sentence each, each one once.</summary>
    public Action<string> Notify { get; init; } = _ => { };

    /// <summary><c>runs/compare-NAME-SEED</c>, relative to the current folder.</summary>
    public static string DefaultPath(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Path.Combine("runs", $"compare-{experiment.Name}-{experiment.Seed}");
    }

    /// <summary>Refuses a folder that holds something else, before anything runs.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: a run or a sweep is there.</exception>
    public void CheckFolder() => FolderUse.RequireComparison(path);

    /// <summary>Runs what has not run yet.</summary>
    /// <param name="options">How, for each schedule.</param>
    /// <exception cref="InvalidInputException">The folder holds something else, or the experiment cannot be compared.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; checkpoints were saved.</exception>
    public Comparison Execute(Func<Schedule, RunOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckFolder();
        var differences = Schedules.ToDictionary(schedule => schedule, Check);
        var outcomes = ImmutableArray.CreateBuilder<ScheduleOutcome>();
        RunOptions last = null!;
        foreach (Schedule schedule in Schedules)
            outcomes.Add(Run(Under(schedule), last = options(schedule), differences[schedule]));
        return new Comparison(experiment, data.Origin, Untrained(last), outcomes.ToImmutable());
    }

    /// <summary>Refuses before the first sample what would otherwise end the comparison after a schedule has learned, and finds where the signals part.</summary>
    private FirstDifference? Check(Schedule schedule)
    {
        if (experiment.Learning.Epochs == 0)
            throw new InvalidInputException("experiment", "A comparison needs samples to learn from: learning.epochs must be at least 1.", "learning.epochs");
        RunFolder.Check(FolderOf(schedule), Under(schedule), resume);
        return PartsFrom(NetworkOf(Under(schedule)));
    }

    private string FolderOf(Schedule schedule) => Path.Combine(path, RunResultJson.NameOf(schedule));

    private Experiment Under(Schedule schedule) => experiment with { Hardware = experiment.Hardware with { Schedule = schedule } };

    private ScheduleOutcome Run(Experiment variant, RunOptions options, FirstDifference? difference)
    {
        using var runFolder = RunFolder.Open(FolderOf(variant.Hardware.Schedule), variant, resume, RunEnvironment.Capture(options.Threads, options.Clock));
        Tell(runFolder.Notices);
        Network network = NetworkOf(variant);
        if (runFolder.IsFinished)
            return Outcome(RunResultJson.Read(runFolder.ResultPath), null, network, difference);
        var run = new TrainingRun(variant, data, technology, runFolder, options);
        Tell(run.Warnings);
        (RunResult result, RunSpeed speed) = run.Execute();
        return Outcome(result, speed, network, difference);
    }

    private void Tell(IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences.Where(_told.Add))
            Notify(sentence);
    }

    private ScheduleOutcome Outcome(RunResult result, RunSpeed? speed, Network network, FirstDifference? difference)
    {
        var estimate = EnergyEstimate.For(network, result.Counts, Encoder.Counts(network, data.Test.Count), technology);
        return new ScheduleOutcome(result, speed, estimate, difference);
    }

    private FirstDifference? PartsFrom(Network network)
    {
        if (network.Schedule == Schedule.Synchronous)
            return null;
        Network yardstick = network with { Schedule = Schedule.Synchronous };
        return FirstDifference.Find(yardstick, network, ScheduleTiming.For(technology, network).Layers, Stream);

        ISampleSource Stream() => experiment.StreamOf(data);
    }

    private double Untrained(RunOptions options)
    {
        var state = new NetworkState(NetworkOf(Under(Schedule.Synchronous)));
        return Measurement.Of(state, data, experiment.Head, experiment.Seed, options.Threads, options.Cancellation).Accuracy;
    }

    private Network NetworkOf(Experiment variant) =>
        ExperimentNetwork.Of(variant, data).Network;
}
