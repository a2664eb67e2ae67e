using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>What the rules that learn item by item (<c>leaky</c>, <c>lstm</c>) cannot do, and what belongs to them alone.</summary>
internal static class SequentialRules
{
    /// <summary>Refuses settings that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(Experiment experiment)
    {
        (bool IsWrong, string Key, string Message)[] rules = experiment.Learning.IsSequential ? OfItems(experiment) : OfOthers(experiment);
        foreach ((bool isWrong, string key, string message) in rules)
        {
            if (isWrong)
                throw new InvalidInputException("experiment", message, key);
        }
    }

    private static (bool, string, string)[] OfItems(Experiment experiment)
    {
        LearningSettings learning = experiment.Learning;
        OptimizerSettings optimizer = learning.Optimizer;
        string rule = ExperimentWords.Of(ExperimentWords.Rules, learning.Rule);
        return
        [
            (experiment.Network.Layers.Length != 1, "network.layers", $"{rule} has one hidden layer, as in layers: [392]."),
            (experiment.Network.Activation != Activation.Relu, "network.activation", $"{rule} has activations of its own; leave network.activation out."),
            (optimizer.Kind is not (OptimizerKind.Sgd or OptimizerKind.RmsProp), "learning.optimizer.kind", $"{rule} learns item by item with sgd or rmsprop."),
            (optimizer.Decay != RateDecay.None, "learning.optimizer.decay", $"{rule} learns at a constant rate; use decay: none."),
            (optimizer is { Kind: OptimizerKind.Sgd, Momentum: not 0 }, "learning.optimizer.momentum", $"sgd of {rule} is plain gradient descent; momentum belongs to rmsprop here."),
            (experiment.Stream.Order is not (StreamOrder.Repeated or StreamOrder.Shuffled), "stream.order", $"{rule} takes order: repeated (with repetitions and cycles) or shuffled."),
            (experiment.Data.Augment is not null, "data.augment", $"{rule} sees every image as it is; use augment: none."),
            (learning.Rule == LearningRule.Lstm && learning.Batch != 1, "learning.batch", "lstm steps once in a window of items (learning.window); use batch: 1."),
            (learning.Rule == LearningRule.Lstm && learning.ActivationMemory != new ActivationMemorySettings(), "learning.activationMemory", "lstm has gates in place of leaky activations; learning.activationMemory belongs to leaky."),
            (learning.Epochs == 0, "learning.epochs", $"{rule} is judged by its own output layer, which has to learn; use epochs: 1 or more."),
            (learning.ActivationMemory.IsPhysical && !CanBeActivation(experiment.Hardware.Memory.Shared), "hardware.memory", "The cell of a leaky activation is an rc cell that leaks to ground and is driven for the whole item; leave leakReference, dutyCycle and sourceResistance of hardware.memory out."),
            (experiment.Data.Source != "timescales" && experiment.Data.DrawsStates, "data.states", "states belongs to data.source: timescales."),
            (GeneratedStream.Of(experiment.Data.Source) is null && experiment.Data.Noise is not null, "data.noise", $"noise belongs to generated items: data.source {string.Join(", ", GeneratedStream.Names)}."),
        ];
    }

    private static bool CanBeActivation(CellSettings cell) =>
        cell is { Kind: CellKind.Rc, LeakReference: 0, DutyCycle: 1, SourceOhms: 0 };

    private static (bool, string, string)[] OfOthers(Experiment experiment)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        string belongs = $"belongs to the rules that learn item by item (leaky, lstm), and learning.rule is {rule}";
        return
        [
            (GeneratedStream.Of(experiment.Data.Source) is not null, "data.source", $"The stream {experiment.Data.Source} {belongs}; {rule} takes images."),
            (experiment.Data.Noise is not null, "data.noise", $"data.noise {belongs}."),
            (experiment.Network.Output != default, "network.output", $"network.output {belongs}."),
            (experiment.Learning.ActivationMemory != new ActivationMemorySettings(), "learning.activationMemory", $"learning.activationMemory {belongs}."),
            (experiment.Learning.Optimizer.Kind == OptimizerKind.RmsProp, "learning.optimizer.kind", $"rmsprop {belongs}."),
        ];
    }
}
