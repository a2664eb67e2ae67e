using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>A sweep of points that run in a fraction of a second each.</summary>
internal static class TinySweep
{
    /// <summary>Four points, two settings.</summary>
    public const string Four = "sweep: { hardware.memory.resistance: [10 MOhm, 1 GOhm], seeds: 2 }";

    /// <summary>The third of four points diverges.</summary>
    public const string ThirdDiverges = "learning: { epochs: 1, optimizer: { kind: sgd } }\nsweep: { learning.optimizer.rate: [1e-6, 1e-5, 1, 2e-5] }";

    public static string In(ScratchFolder scratch, params string[] lines) => TinyExperiment.In(scratch, lines);

    /// <summary>Fails unless both folders hold the same bytes for each of so many points, and the same table.</summary>
    public static void SameBytes(string folder, string other, int points)
    {
        for (int point = 0; point < points; point++)
            TinyExperiment.SameBytes(PointOf(folder, point), PointOf(other, point));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "points.csv")), File.ReadAllText(Path.Combine(other, "points.csv")));
    }

    public static string PointOf(string folder, int point) => Path.Combine(folder, "points", $"{point:D4}");

    /// <summary>When each point's result was written, for those that have one.</summary>
    public static Dictionary<string, DateTime> Results(string folder) =>
        Directory.Exists(Path.Combine(folder, "points"))
            ? Directory.GetFiles(Path.Combine(folder, "points"), "result.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc)
            : [];

    /// <summary>The columns of a table by their names, without quotes inside.</summary>
    public static string[] Column(string folder, string name)
    {
        string[][] rows = [.. File.ReadAllLines(Path.Combine(folder, "points.csv")).Select(line => line.Split(','))];
        int column = Array.IndexOf(rows[0], name);
        Assert.True(column >= 0, $"no column {name}");
        return [.. rows.Skip(1).Select(row => row[column])];
    }
}
