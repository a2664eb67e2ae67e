using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>
/// Every default of an experiment, and nowhere else. The learning settings are those of the best online learner that was
/// found, with fewer passes (<c>docs/results.md</c> has the table).
/// </summary>
public static class ExperimentDefaults
{
    /// <summary>The experiment of a file that says nothing but its name.</summary>
    public static Experiment Named(string name) => new()
    {
        Name = name,
        Question = "",
        Seed = 42,
        Data = new DataSettings("auto", Train: null, Test: null),
        Stream = new StreamSettings(StreamOrder.Chunked, Chunk: 16, Coherence: 1),
        Network = new NetworkSettings([512, 256], Activation.Relu),
        Learning = LearningOf(LearningRule.StreamingTrl),
        Head = new HeadSettings(Epochs: 8, Rate: 1e-3f, Batch: 64),
        Hardware = Hardware,
        Sweep = new SweepSettings([]),
        Expect = new ExpectationSet([]),
    };

    /// <summary>
    /// What a rule learns with when nothing is said. The batched rules have the paper's values (Tables 1 and 2), but TRL-S the variance coefficient of the
    /// published code, 2.5.
    /// </summary>
    public static LearningSettings LearningOf(LearningRule rule) => LearningOf(rule, ContrastiveMethod.Clapp);

    /// <summary>The same; of <c>clapp</c> with a method of its family.</summary>
    public static LearningSettings LearningOf(LearningRule rule, ContrastiveMethod method) => rule switch
    {
        LearningRule.StreamingTrl => Streaming,
        LearningRule.Leaky or LearningRule.Lstm => Streaming with
        {
            Rule = rule,
            Coefficients = new TrlCoefficients(),
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, 0.01f) { Momentum = 0 },
            Epochs = 1,
            Batch = 1,
        },
        LearningRule.ForwardForward => Streaming with
        {
            Rule = rule,
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, 0.01f, RateDecay.SecondHalf) { Momentum = 0.9f },
            Epochs = 60,
            Batch = 100,
        },
        LearningRule.EquilibriumPropagation => Streaming with
        {
            Rule = rule,
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, 1) { Momentum = 0 },
            Epochs = 30,
            Batch = 20,
        },
        LearningRule.Clapp => Streaming with
        {
            Rule = rule,
            Coefficients = new TrlCoefficients(),
            Optimizer = new OptimizerSettings(OptimizerKind.Adam, 5e-4f, RateDecay.None),
            Epochs = method.Epochs(),
            Batch = 32,
            Contrastive = method.Settings(),
        },
        LearningRule.StreamingClapp or LearningRule.StreamingForwardForward => Streaming with
        {
            Rule = rule,
            Coefficients = new TrlCoefficients(),
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, rule == LearningRule.StreamingClapp ? 3e-3f : 1e-3f, RateDecay.Linear),
        },
        _ => new LearningSettings(
            rule,
            new TrlCoefficients { Similarity = 1, Variance = rule == LearningRule.TrlS ? 2.5f : 5, Covariance = 1, Lateral = 1.2f, TargetVariance = 1 },
            new OptimizerSettings(OptimizerKind.Adam, 1e-4f, RateDecay.None),
            WriteEvery: 1,
            Epochs: 60),
    };

    /// <summary>What differs for a rule beyond its learning: the layers of its paper, and the order its images come in.</summary>
    internal static Experiment For(LearningSettings learning, Experiment defaults) => learning.Rule switch
    {
        LearningRule.Clapp => OfTiles(defaults, learning.Contrastive),
        LearningRule.StreamingClapp or LearningRule.StreamingForwardForward => Local(defaults, learning.Rule),
        LearningRule.Leaky or LearningRule.Lstm => With(defaults, StreamOrder.Repeated, 392),
        LearningRule.ForwardForward => With(defaults, StreamOrder.Shuffled, 1000, 1000, 1000),
        LearningRule.EquilibriumPropagation => With(defaults, StreamOrder.Shuffled, 512),
        _ => defaults,
    };

    private static Experiment With(Experiment defaults, StreamOrder order, params ImmutableArray<int> layers) => defaults with
    {
        Stream = defaults.Stream with { Order = order },
        Network = defaults.Network with { Layers = layers },
    };

    /// <summary>What differs for a rule that learns from tiles: images in a random order, four layers or three convolutions, a readout of each.</summary>
    private static Experiment OfTiles(Experiment defaults, ContrastiveSettings settings) => defaults with
    {
        Stream = defaults.Stream with { Order = StreamOrder.Shuffled },
        Network = defaults.Network with { Layers = settings.IsConvolutional ? [16, 32, 64] : [128, 128, 128, 128] },
        Head = new HeadSettings(Epochs: 20, Rate: 2e-3f, Batch: 50),
    };

    /// <summary>What differs for the streaming rules other than TRL: images in a random order, layers that suit the rule.</summary>
    private static Experiment Local(Experiment defaults, LearningRule rule) => defaults with
    {
        Stream = defaults.Stream with { Order = StreamOrder.Shuffled },
        Network = defaults.Network with { Layers = rule == LearningRule.StreamingClapp ? [128, 128, 128] : [500, 500] },
        Hardware = LocalHardware(defaults.Hardware, rule),
    };

    /// <summary>Mean activities of Forward-Forward are forgotten as fast as those of the published code: 0.9 after a batch of 100 samples.</summary>
    internal static HardwareSettings LocalHardware(HardwareSettings defaults, LearningRule rule) => rule == LearningRule.StreamingForwardForward
        ? defaults with { Memory = new MemorySettings(Memory with { Time = MemoryTime.OfRetention(0.99895, 1e-12) }, Mean: null, Variance: null, Lateral: null) }
        : defaults;

    private static LearningSettings Streaming => new(
        LearningRule.StreamingTrl,
        new TrlCoefficients { Similarity = 2, Variance = 5, Covariance = 0.7f, Lateral = 1.2f, TargetVariance = 1 },
        new OptimizerSettings(OptimizerKind.NeuronRms, 5e-5f, RateDecay.Linear),
        WriteEvery: 1,
        Epochs: 3);

    private static HardwareSettings Hardware => new(
        Schedule.Synchronous,
        SamplePeriodSeconds: 1e-6,
        TickSeconds: 1e-9,
        new MemorySettings(Memory, Mean: null, Variance: null, Lateral: null),
        CrossbarSettings.Ideal,
        Technology: "cmos-28nm");

    private static CellSettings Memory => new(
        MemoryTime.OfRetention(0.9995, 1e-12),
        ThermalNoise: false,
        LeakSeconds: null,
        LeakReference: 0,
        ResistanceMismatch: 0,
        CapacitanceMismatch: 0,
        TemperatureKelvin: 300,
        UnitVolts: 0.1);
}
