using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Devices;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>How an experiment spells the values of enumerations; the parser reads and the writer writes these words.</summary>
internal static class ExperimentWords
{
    public static readonly (string Word, StreamOrder Value)[] Orders =
        [("chunked", StreamOrder.Chunked), ("shuffled", StreamOrder.Shuffled), ("sequential", StreamOrder.Sequential), ("repeated", StreamOrder.Repeated)];

    public static readonly (string Word, Activation Value)[] Activations =
        [("relu", Activation.Relu), ("tanh", Activation.Tanh), ("sigmoid", Activation.Sigmoid), ("gelu", Activation.Gelu)];

    public static readonly (string Word, LearningRule Value)[] Rules =
        [("streaming-trl", LearningRule.StreamingTrl), ("trl", LearningRule.Trl), ("trl-s", LearningRule.TrlS), ("backprop", LearningRule.Backprop),
         ("leaky", LearningRule.Leaky), ("lstm", LearningRule.Lstm), ("forward-forward", LearningRule.ForwardForward),
         ("equilibrium-propagation", LearningRule.EquilibriumPropagation), ("clapp", LearningRule.Clapp),
         ("streaming-forward-forward", LearningRule.StreamingForwardForward), ("streaming-clapp", LearningRule.StreamingClapp)];

    public static readonly (string Word, OptimizerKind Value)[] Optimizers =
        [("sgd", OptimizerKind.Sgd), ("neuron-rms", OptimizerKind.NeuronRms), ("adam", OptimizerKind.Adam), ("rmsprop", OptimizerKind.RmsProp)];

    public static readonly (string Word, RateDecay Value)[] Decays = [("none", RateDecay.None), ("linear", RateDecay.Linear)];

    public static readonly (string Word, Schedule Value)[] Schedules =
        [("synchronous", Schedule.Synchronous), ("shifted", Schedule.Shifted), ("pipelined", Schedule.Pipelined)];

    public static readonly (string Word, PulseLawKind Value)[] Laws =
    [
        ("constant-step", PulseLawKind.ConstantStep), ("linear-step", PulseLawKind.LinearStep), ("soft-bounds", PulseLawKind.SoftBounds),
        ("exponential", PulseLawKind.Exponential),
    ];

    public static readonly (string Word, UpdateMethod Value)[] Updates =
        [("exact", UpdateMethod.Exact), ("pulses", UpdateMethod.Pulses), ("read-modify-write", UpdateMethod.ReadModifyWrite)];

    public static readonly (string Word, WeightMapping Value)[] Mappings =
        [("differential-pair", WeightMapping.DifferentialPair), ("offset-column", WeightMapping.OffsetColumn)];

    public static readonly (string Word, ReadNoiseKind Value)[] NoiseKinds =
        [("independent", ReadNoiseKind.Independent), ("proportional", ReadNoiseKind.Proportional)];

    public static readonly (string Word, bool Value)[] Roundings = [("nearest", false), ("stochastic", true)];

    public static readonly (string Word, CellKind Value)[] Cells =
        [("rc", CellKind.Rc), ("switched-capacitor", CellKind.SwitchedCapacitor), ("register", CellKind.Register)];

    public static readonly (string Word, PreviousKind Value)[] Previous =
        [("ideal", PreviousKind.Ideal), ("sample-and-hold", PreviousKind.SampleAndHold), ("register", PreviousKind.Register)];

    public static readonly (string Word, bool Value)[] LateralDevices = [("ideal", false), ("capacitive", true)];

    public static readonly (string Word, LateralKind Value)[] Laterals = [("trained", LateralKind.Trained), ("direct", LateralKind.Direct)];

    public static readonly (string Word, bool Value)[] Trains = [("all", false), ("first-layer", true)];

    public static readonly (string Word, bool Value)[] Flags = [("true", true), ("false", false)];

    public static readonly (string Word, NormStatistics Value)[] NormStatistics = [("batch", Learning.NormStatistics.Batch), ("running", Learning.NormStatistics.Running)];

    public static readonly (string Word, bool Value)[] NormGradients = [("through", false), ("detached", true)];

    public static readonly (string Word, bool Value)[] TargetDraws = [("none", false), ("uniform", true)];

    public static readonly (string Word, bool Value)[] HeadLayers = [("all", false), ("last", true)];

    public static readonly (string Word, ResetKind Value)[] Resets =
        [("none", ResetKind.None), ("category", ResetKind.Category), ("periodic", ResetKind.Periodic), ("local", ResetKind.Local)];

    public static readonly (string Word, ResetTarget Value)[] ResetTargets = [("drive", ResetTarget.Drive), ("ground", ResetTarget.Ground)];

    public static readonly (string Word, bool Value)[] LeakGradients = [("ignores-leak", false), ("scaled", true)];

    public static readonly (string Word, bool Value)[] ActivationCells = [("ideal", false), ("hardware", true)];

    public static readonly (string Word, OutputKind Value)[] Outputs =
        [("softmax", OutputKind.Softmax), ("softmax-cross-entropy", OutputKind.SoftmaxCrossEntropy), ("autoencoder", OutputKind.Autoencoder)];

    public static readonly (string Word, bool Value)[] Cycles = [("fixed", false), ("fresh", true)];

    public static readonly (string Word, bool Value)[] States = [("alternating", false), ("drawn", true)];

    public static readonly string[] DataSources = ["auto", "mnist", "digits", "fashion-mnist", .. GeneratedStream.Names];

    /// <summary>Names the field knows and this version has no model for.</summary>
    public static readonly string[] RulesToCome = ["forward-forward", "equilibrium-propagation"];

    /// <summary>The word of a value.</summary>
    public static string Of<T>((string Word, T Value)[] words, T value) => words.First(entry => EqualityComparer<T>.Default.Equals(entry.Value, value)).Word;
}
