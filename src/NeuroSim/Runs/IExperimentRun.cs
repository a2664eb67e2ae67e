using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Runs.Contrastive;
using NeuroSim.Runs.Local;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs;

/// <summary>One experiment from its first sample, or its last checkpoint, to its result.</summary>
public interface IExperimentRun
{
    /// <summary>Settings that are allowed and probably not meant.</summary>
    ImmutableArray<string> Warnings { get; }

    /// <summary>Learns what is left, measures, and writes the result.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a checkpoint was saved.</exception>
    /// <exception cref="Engines.NonFiniteSignalException">Learning diverged.</exception>
    (RunResult Result, RunSpeed Speed) Execute();
}

/// <summary>Picks the kind of run that an experiment's rule needs.</summary>
public static class ExperimentRun
{
    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    /// <exception cref="InvalidInputException">The network cannot be built.</exception>
    public static IExperimentRun Of(Experiment experiment, DataSet data, Technology technology, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.Learning.Rule == LearningRule.Clapp)
            return new ContrastiveRun(experiment, data, folder, options);
        if (experiment.Learning.IsLocal)
            return new LocalRun(experiment, data, technology, folder, options);
        return experiment.Learning.IsSequential ? new SequenceRun(experiment, data, technology, folder, options) : new TrainingRun(experiment, data, technology, folder, options);
    }

    /// <summary>Refuses what <see cref="Of"/> would refuse, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">The network cannot be built, or the engine does not have the rule.</exception>
    public static void Check(Experiment experiment, DataSet data, Technology technology, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.Learning.Rule == LearningRule.Clapp)
            ContrastiveRun.Check(experiment, data, engine);
        else if (experiment.Learning.IsSequential)
            SequenceRun.Check(experiment, data, technology, engine);
        else if (experiment.Learning.IsLocal)
            LocalRun.Check(experiment, data, technology, engine);
        else
            TrainingRun.Check(experiment, data, technology, engine);
    }
}
