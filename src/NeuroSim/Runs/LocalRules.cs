using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>What <c>streaming-clapp</c> and <c>streaming-forward-forward</c> cannot do, and what belongs to them alone.</summary>
internal static class LocalRules
{
    /// <summary>Refuses settings that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(Experiment experiment)
    {
        (bool IsWrong, string Key, string Message)[] rules = experiment.Learning.IsLocal ? [.. OfLearning(experiment), .. OfTheRest(experiment)] : OfOthers(experiment);
        foreach ((bool isWrong, string key, string message) in rules)
        {
            if (isWrong)
                throw new InvalidInputException("experiment", message, key);
        }
    }

    private static (bool, string, string)[] OfLearning(Experiment experiment)
    {
        LearningSettings learning = experiment.Learning, defaults = ExperimentDefaults.LearningOf(learning.Rule);
        string rule = ExperimentWords.Of(ExperimentWords.Rules, learning.Rule);
        bool isClapp = learning.Rule == LearningRule.StreamingClapp;
        return
        [
            (learning.Optimizer.Kind != OptimizerKind.Sgd, "learning.optimizer.kind", $"{rule} writes every gradient at once and stores nothing for a synapse; use kind: sgd."),
            (learning.Optimizer.Momentum != defaults.Optimizer.Momentum, "learning.optimizer.momentum", $"{rule} has no momentum, which is a number for every synapse; leave it out."),
            (learning.Coefficients != defaults.Coefficients, "learning.coefficients", $"{rule} has no terms of TRL's loss; learning.coefficients belongs to the rules of TRL."),
            (learning.WriteEvery != 1, "learning.writeEvery", $"{rule} writes at every pass; use writeEvery: 1."),
            (learning.Batch != defaults.Batch || learning.Lateral != defaults.Lateral || learning.LateralDensity != defaults.LateralDensity || learning.ShiftsLateral || learning.TrainsFirstLayerOnly, "learning", $"{rule} takes one sample at a time; batch, lateral, lateralDensity, shiftLateral and train belong to the batched rules."),
            (learning.Normalization is not null, "learning.batchNorm", $"{rule} sees one sample at a time, so there is no batch to normalise with; use batchNorm: none."),
            (isClapp && (learning.Local.Peer != defaults.Local.Peer || learning.Local.Temperature != defaults.Local.Temperature), "learning.local", "peer and temperature belong to streaming-forward-forward."),
            (!isClapp && learning.Local.Saccades != defaults.Local.Saccades, "learning.local.saccades", "saccades belongs to streaming-clapp."),
        ];
    }

    private static (bool, string, string)[] OfTheRest(Experiment experiment)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        bool isClapp = experiment.Learning.Rule == LearningRule.StreamingClapp;
        MemorySettings memory = experiment.Hardware.Memory;
        MemorySettings usual = ExperimentDefaults.LocalHardware(ExperimentDefaults.Named("any").Hardware, experiment.Learning.Rule).Memory;
        return
        [
            (experiment.Network.Activation != Activation.Relu, "network.activation", $"{rule} has rectifying neurons; use activation: relu."),
            (experiment.Network.Recurrence != 1, "network.recurrence", $"A neuron of {rule} has one activation a pass, so layers cannot be passed again; use recurrence: 1."),
            (experiment.Data.Augment is not null, "data.augment", $"{rule} sees every image as it is; use augment: none."),
            (experiment.Stream.Order == StreamOrder.Repeated, "stream.order", $"{rule} takes order: shuffled, chunked or sequential."),
            (experiment.Hardware.Crossbar.Design != CrossbarDesign.Ideal, "hardware.crossbar", $"{rule} runs on ideal arrays; leave hardware.crossbar out."),
            (experiment.Hardware.Schedule != Schedule.Synchronous, "hardware.schedule", $"{rule} writes a pass before the next one comes; use schedule: synchronous."),
            (memory.CoSimulated.Length > 0, "hardware.memory.neurons", $"{rule} has no memories that a circuit simulator steps; leave hardware.memory.neurons out."),
            (isClapp && memory with { Previous = usual.Previous } != usual, "hardware.memory", "streaming-clapp holds context in sample-and-hold registers (hardware.memory.previous) and has no other memory."),
            (!isClapp && memory with { Shared = usual.Shared, Mean = null } != usual, "hardware.memory", "streaming-forward-forward remembers mean activities (hardware.memory, or its mean) and nothing else."),
        ];
    }

    private static (bool, string, string)[] OfOthers(Experiment experiment) =>
    [
        (experiment.Learning.Local != new LocalRuleSettings(), "learning.local", $"learning.local belongs to streaming-clapp and streaming-forward-forward, and learning.rule is {ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule)}."),
    ];
}
