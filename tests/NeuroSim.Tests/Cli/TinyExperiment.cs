using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>The file of an experiment that runs in a fraction of a second.</summary>
internal static class TinyExperiment
{
    public const string Yaml = """
        name: tiny
        data: { source: digits, train: 600, test: 200 }
        network: { layers: [24, 12] }
        head: { epochs: 2 }
        """;

    /// <summary>Files of a run folder that are a function of experiment and seed.</summary>
    private static readonly string[] Results = ["experiment.yaml", "metrics.csv", "checkpoint.bin", "representation.json", "result.json"];

    /// <summary>Writes the file, with more sections from its fifth line on and one pass when they say nothing of learning, and returns its path.</summary>
    public static string In(ScratchFolder scratch, params string[] more)
    {
        string path = scratch["tiny.yaml"];
        string[] passes = more.Any(line => line.StartsWith("learning:", StringComparison.Ordinal)) ? [] : ["learning: { epochs: 1 }"];
        File.WriteAllText(path, string.Join('\n', [Yaml, .. more, .. passes]) + "\n");
        return path;
    }

    /// <summary>Fails unless both run folders hold the same bytes.</summary>
    public static void SameBytes(string folder, string other) => Assert.All(
        Results, name => Assert.True(File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), $"{name} of {other} differs"));
}
