using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;

namespace NeuroSim.Runs;

/// <summary>An experiment of a comparison of rules, ready to run.</summary>
/// <param name="Experiment">With the data that were found.</param>
/// <param name="Data">Images.</param>
/// <param name="Technology">Prices.</param>
public sealed record ComparedExperiment(Experiment Experiment, DataSet Data, Technology Technology);

/// <summary>Runs experiments with different rules one after the other, each in a folder of its own below the comparison's.</summary>
/// <param name="experiments">At least one, their names different.</param>
/// <param name="path">The comparison's folder.</param>
/// <param name="resume">Whether to go on from what is there.</param>
public sealed class RuleComparisonRun(ImmutableArray<ComparedExperiment> experiments, string path, bool resume)
{
    /// <summary>Where a comparison goes, relative to the current folder.</summary>
    public static string DefaultPath { get; } = Path.Combine("runs", "compare-rules");

    /// <summary>Hears what a person should know, a sentence each.</summary>
    public Action<string> Notify { get; init; } = _ => { };

    /// <summary>Refuses what cannot be compared, before anything runs.</summary>
    /// <exception cref="InvalidInputException">Two experiments share a name, one cannot run, or a folder holds something else.</exception>
    public void Check()
    {
        FolderUse.RequireComparison(path);
        if (experiments.GroupBy(one => one.Experiment.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidInputException("experiment", $"Two of the experiments are called \"{twice.Key}\", and each needs a folder of its own; give one of them another name:.", "name");
        foreach (ComparedExperiment one in experiments)
        {
            if (one.Experiment.Learning.HasReplicates)
                throw new InvalidInputException("experiment", $"\"{one.Experiment.Name}\" runs several networks and is judged by figures of its own ({ExperimentWords.Of(ExperimentWords.Rules, one.Experiment.Learning.Rule)}), which do not fit into a table of rules; use run, and streaming-clapp in place of clapp.", "learning.rule");
            ExperimentRun.Check(one.Experiment, one.Data, one.Technology, EngineKind.Vector);
            RunFolder.Check(FolderOf(one), one.Experiment, resume);
        }
    }

    /// <summary>Runs what has not run yet.</summary>
    /// <param name="options">How, for each experiment.</param>
    /// <exception cref="OperationCanceledException">Cancelled; checkpoints were saved.</exception>
    public RuleComparison Execute(Func<Experiment, RunOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RuleComparison([.. experiments.Select(one => Run(one, options(one.Experiment)))]);
    }

    private string FolderOf(ComparedExperiment one) => Path.Combine(path, one.Experiment.Name);

    private RuleOutcome Run(ComparedExperiment one, RunOptions options)
    {
        using var folder = RunFolder.Open(FolderOf(one), one.Experiment, resume, RunEnvironment.Capture(options.Threads, options.Clock));
        foreach (string notice in folder.Notices)
            Notify($"{one.Experiment.Name}: {notice}");
        if (folder.IsFinished)
            return Outcome(one, folder.Path, RunResultJson.Read(folder.ResultPath), null);
        IExperimentRun run = ExperimentRun.Of(one.Experiment, one.Data, one.Technology, folder, options);
        foreach (string warning in run.Warnings)
            Notify($"{one.Experiment.Name}: {warning}");
        (RunResult result, RunSpeed speed) = run.Execute();
        return Outcome(one, folder.Path, result, speed);
    }

    private static RuleOutcome Outcome(ComparedExperiment one, string folder, RunResult result, RunSpeed? speed) => new(
        one.Experiment, folder, result, speed, RulePrice.Of(one.Experiment, one.Data, one.Technology), RulePrice.ObstacleOf(one.Experiment, one.Data));
}
