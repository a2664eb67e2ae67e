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
        Learning = Learning,
        Head = new HeadSettings(Epochs: 8, Rate: 1e-3f, Batch: 64),
        Hardware = Hardware,
        Sweep = new SweepSettings([]),
        Expect = new ExpectationSet([]),
    };

    private static LearningSettings Learning => new(
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
