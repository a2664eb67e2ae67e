namespace NeuroSim.Runs;

/// <summary>The keys of every section of an experiment, by the section's dotted path ("" is the whole file).</summary>
internal static class ExperimentKeys
{
    private static readonly string[] Time = ["retention", "resistance", "capacitance"];

    private static readonly string[] Cell =
        [.. Time, "thermalNoise", "leak", "leakReference", "resistanceMismatch", "capacitanceMismatch", "temperature", "unit"];

    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        [""] = ["name", "question", "seed", "data", "stream", "network", "learning", "head", "hardware", "sweep", "expect"],
        ["data"] = ["source", "train", "test"],
        ["stream"] = ["order", "chunk", "coherence"],
        ["network"] = ["layers", "activation"],
        ["learning"] = ["rule", "coefficients", "optimizer", "writeEvery", "epochs"],
        ["learning.coefficients"] = ["similarity", "variance", "covariance", "lateral", "targetVariance"],
        ["learning.optimizer"] = ["kind", "rate", "decay"],
        ["head"] = ["epochs", "rate", "batch"],
        ["hardware"] = ["schedule", "samplePeriod", "tick", "memory", "crossbar", "technology"],
        ["hardware.memory"] = ["cell", .. Cell, "mean", "variance", "lateral"],
        ["hardware.memory.mean"] = Cell,
        ["hardware.memory.variance"] = Cell,
        ["hardware.memory.lateral"] = Time,
        ["hardware.crossbar"] = ["device", "adc", "dac"],
        ["expect"] = ["accuracy", "accuracyPerLayer", "samples", "trainSeconds", "samplesPerSecond", "peakMemoryBytes"],
    };

    /// <summary>The keys of a section.</summary>
    public static string[] Of(string section) => Sections[section];

    /// <summary>Every dotted path that has a value of its own and so can be swept; not the name, the question or what is expected.</summary>
    public static IEnumerable<string> Settings { get; } =
        [.. Sections.Where(section => section.Key != "expect").SelectMany(section => section.Value.Select(key => section.Key.Length == 0 ? key : $"{section.Key}.{key}"))
            .Where(path => !Sections.ContainsKey(path) && path is not ("name" or "question" or "sweep"))];
}
