using NeuroSim.Runs.Contrastive;

namespace NeuroSim.Runs;

/// <summary>The keys of every section of an experiment, by the section's dotted path ("" is the whole file).</summary>
internal static class ExperimentKeys
{
    private static readonly string[] Time = ["retention", "resistance", "capacitance"];

    private static readonly string[] Cell = ["cell", .. CellSection.Keys];

    private static readonly string[] Device =
        ["pulses", "maxConductance", "onOffRatio", "levels", "programmingNoise", "readNoise", "noiseKind", "drift", "stuck"];

    private static readonly string[] Pulses =
    [
        "step", "stepSpread", "logNormal", "asymmetry", "asymmetrySpread", "cycleNoise", "additiveNoise", "upper", "lower", "upperSpread", "lowerSpread",
        "slopeUp", "slopeDown", "slopeSpread", "amplitudeUp", "amplitudeDown", "rateUp", "rateDown", "scale", "shift", "writeNoise",
    ];

    private static readonly string[] Drift = ["exponent", "spread", "reference"];

    private static readonly string[] Converter = ["bits", "range"];

    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        [""] = ["name", "question", "seed", "label", "data", "stream", "network", "learning", "head", "hardware", "evaluate", "sweep", "expect", "expectAfter"],
        ["evaluate"] = EvaluationSection.Keys,
        ["data"] = ["source", "train", "test", "augment", "noise", "states"],
        ["data.augment"] = AugmentSection.Keys,
        ["stream"] = ["order", "chunk", "coherence", "repetitions", "cycles"],
        ["network"] = ["layers", "activation", "recurrence", "output"],
        ["learning"] = ["rule", "coefficients", "optimizer", "writeEvery", "epochs", "batch", "lateral", "lateralDensity", "shiftLateral", "train", "batchNorm", "activationMemory", "window", "contrastive", "forwardForward", "equilibrium", "local"],
        ["learning.contrastive"] = ContrastiveSection.Keys,
        ["learning.contrastive.tiles"] = ContrastiveSection.TileKeys,
        ["learning.local"] = LocalSection.Keys,
        ["learning.activationMemory"] = ActivationMemorySection.Keys,
        ["learning.forwardForward"] = ForwardForwardSection.Keys,
        ["learning.equilibrium"] = EquilibriumSection.Keys,
        ["learning.batchNorm"] = BatchNormSection.Keys,
        ["learning.coefficients"] = ["similarity", "variance", "covariance", "lateral", "targetVariance", "targetVarianceDraw"],
        ["learning.optimizer"] = ["kind", "rate", "decay", "momentum"],
        ["head"] = ["epochs", "rate", "batch", "layers"],
        ["hardware"] = ["schedule", "samplePeriod", "tick", "memory", "crossbar", "technology"],
        ["hardware.memory"] = [.. Cell, "mean", "variance", "lateral", "previous", "squarer", "simulator", "neurons"],
        ["hardware.memory.mean"] = Cell,
        ["hardware.memory.variance"] = Cell,
        ["hardware.memory.lateral"] = Time,
        ["hardware.memory.previous"] = PreviousSection.Keys,
        ["hardware.memory.squarer"] = ["gainSpread", "offsetSpread"],
        ["hardware.crossbar"] =
        [
            "device", "label", .. Device, "weightRange", "mapping", "update", "pulseSlots", "rounding", "arrayRows", "wires", "adc", "dac", "readAfter", "lateral",
        ],
        ["hardware.crossbar.pulses"] = Pulses,
        ["hardware.crossbar.drift"] = Drift,
        ["hardware.crossbar.wires"] = ["row", "column", "source", "sense"],
        ["hardware.crossbar.adc"] = Converter,
        ["hardware.crossbar.dac"] = Converter,
        ["hardware.crossbar.lateral"] =
        [
            "device", "range", "capacitance", "swing", "leakSpread", "gainSpread", "writeNoise", "thermalNoise", "temperature", "pulseSlots", "readNoise",
        ],
        [DeviceSource.Kind] = ["name", "source", "law", .. Device],
        [$"{DeviceSource.Kind}.pulses"] = Pulses,
        [$"{DeviceSource.Kind}.drift"] = Drift,
        ["expect"] = ["orderings", "accuracy", "accuracyPerLayer", "samples", "trainSeconds", "samplesPerSecond", "peakMemoryBytes"],
    };

    /// <summary>The keys of a section.</summary>
    public static string[] Of(string section) => Sections[section];

    /// <summary>Every dotted path that has a value of its own and so can be swept; not the name, the question or what is expected.</summary>
    public static IEnumerable<string> Settings { get; } =
        [.. Sections.Where(section => section.Key != "expect" && !section.Key.StartsWith(DeviceSource.Kind, StringComparison.Ordinal)).SelectMany(section => section.Value.Select(key => section.Key.Length == 0 ? key : $"{section.Key}.{key}"))
            .Where(path => !Sections.ContainsKey(path) && path is not ("name" or "question" or "sweep" or "expectAfter"))];
}
