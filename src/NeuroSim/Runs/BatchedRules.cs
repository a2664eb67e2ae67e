using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>What the batched rules (<c>trl</c>, <c>trl-s</c>, <c>backprop</c>) cannot do, and what has no effect on them.</summary>
public static class BatchedRules
{
    /// <summary>Refuses a rule in an engine that does not have it, and settings that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>usage</c> or <c>experiment</c>.</exception>
    internal static void Check(Experiment experiment, EngineKind engine, int images)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        if (!experiment.Learning.IsBatched)
        {
            if (engine == EngineKind.Batch)
                throw new InvalidInputException("usage", $"The batch engine runs trl, trl-s and backprop; learning.rule is {rule}. Use --engine vector or event, or another rule.", "--engine");
            return;
        }

        if (engine == EngineKind.Event)
            throw new InvalidInputException("usage", $"{rule} needs whole batches, which neurons that exchange messages sample by sample do not have; use --engine batch, or learning.rule: streaming-trl.", "--engine");
        if (experiment.Learning.Optimizer.Kind == OptimizerKind.NeuronRms)
            throw Wrong($"neuron-rms is an optimiser of streaming-trl; {rule} takes adam or sgd.", "learning.optimizer.kind");
        if (images < experiment.Learning.Batch)
            throw Wrong($"A batch of {experiment.Learning.Batch} needs at least as many training images; there are {images}.", "learning.batch");
        if (experiment.Learning.Rule == LearningRule.Trl && experiment.Learning.Batch % experiment.Stream.Chunk != 0)
            throw Wrong($"trl takes the similarity inside chunks, so a batch must be whole chunks: {experiment.Learning.Batch} is no multiple of stream.chunk, {experiment.Stream.Chunk}.", "learning.batch");
    }

    /// <summary>Refuses another rule than streaming-trl where its chip is compared, priced or traced.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="what">What asks, as the beginning of a sentence.</param>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void RefuseIn(Experiment experiment, string what)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.Learning.IsSequential)
            throw Wrong($"{what} streaming-trl. {(experiment.Learning.Rule == LearningRule.Lstm ? "lstm learns by going back through a window of items, and a chip would have to store and replay them" : "leaky has neurons and phases of another kind")}. Use run, or learning.rule: streaming-trl.", "learning.rule");
        if (experiment.Learning.IsLocal)
            throw Wrong($"{what} streaming-trl, and {ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule)} has other parts and phases. Use run, or learning.rule: streaming-trl.", "learning.rule");
        if (experiment.Learning.IsBatched)
            throw Wrong($"{what} streaming-trl, whose samples go through a chip one by one; {ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule)} learns from batches in software. Use run, or learning.rule: streaming-trl.", "learning.rule");
    }

    /// <summary>Refuses what changes a network and that streaming-trl cannot do.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    internal static void RefuseInStreaming(Experiment experiment)
    {
        if (experiment.Learning.Normalization is not null)
            throw Wrong("streaming-trl sees one sample at a time, so there is no batch to normalise with; use trl, trl-s or backprop, or batchNorm: none.", "learning.batchNorm");
        if (experiment.Network.Recurrence > 1)
            throw Wrong("A neuron of streaming-trl has one activation a sample, so layers cannot be passed again; use trl, trl-s or backprop, or recurrence: 1.", "network.recurrence");
    }

    /// <summary>A sentence for each inert setting.</summary>
    internal static ImmutableArray<string> Warnings(Experiment experiment)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        HardwareSettings hardware = experiment.Hardware, defaults = ExperimentDefaults.Named("any").Hardware;
        (bool IsSet, string Key)[] inert =
        [
            (hardware.Crossbar.Design != CrossbarDesign.Ideal, "hardware.crossbar"),
            (hardware.Memory != defaults.Memory, "hardware.memory"),
            (hardware.Schedule != defaults.Schedule, "hardware.schedule (learning.shiftLateral shifts the lateral signal)"),
            (experiment.Learning.WriteEvery != 1, "learning.writeEvery (learning.batch is its like)"),
        ];
        return [.. inert.Where(setting => setting.IsSet).Select(setting => $"{setting.Key} has no effect on {rule}, which runs as the paper's batched software does.")];
    }

    /// <summary>A sentence for each setting of the batched rules that streaming-trl does not have.</summary>
    internal static IEnumerable<string> InertInStreaming(LearningSettings learning)
    {
        LearningSettings defaults = ExperimentDefaults.LearningOf(LearningRule.StreamingTrl);
        (bool IsSet, string Key)[] inert =
        [
            (learning.Batch != defaults.Batch, "batch"), (learning.Lateral != defaults.Lateral, "lateral"), (learning.LateralDensity != defaults.LateralDensity, "lateralDensity"),
            (learning.ShiftsLateral, "shiftLateral"), (learning.Coefficients.DrawsTargets, "coefficients.targetVarianceDraw"), (learning.TrainsFirstLayerOnly, "train"), (learning.Optimizer.Momentum != defaults.Optimizer.Momentum, "optimizer.momentum"),
        ];
        return inert.Where(setting => setting.IsSet).Select(setting => $"learning.{setting.Key} has no effect on streaming-trl; it belongs to trl, trl-s and backprop.");
    }

    private static InvalidInputException Wrong(string message, string where) => new("experiment", message, where);
}
