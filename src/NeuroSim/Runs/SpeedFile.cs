using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroSim.Runs;

/// <summary><c>speed.json</c> in a run folder: how fast the run was and what it took, which no result depends on, for showing a finished run again.</summary>
public static class SpeedFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "speed.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes it into <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full or the folder gone.</exception>
    public static void Write(string folder, RunSpeed speed, long peakMemoryBytes)
    {
        ArgumentNullException.ThrowIfNull(speed);
        WholeFile.Write(Path.Combine(folder, Name), new JsonObject
        {
            ["engine"] = speed.Engine.ToString().ToLowerInvariant(),
            ["threads"] = speed.Threads,
            ["samples"] = speed.Samples,
            ["trainSeconds"] = speed.TrainSeconds,
            ["peakMemoryBytes"] = peakMemoryBytes,
        }.ToJsonString(Indented) + "\n");
    }

    /// <summary>What stands in <paramref name="folder"/>; null where there is no such file, or none that can be read.</summary>
    public static (RunSpeed Speed, long PeakMemoryBytes)? Read(string folder)
    {
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Name)))!;
            var speed = new RunSpeed(Enum.Parse<EngineKind>((string)root["engine"]!, ignoreCase: true), (int)root["threads"]!, (long)root["samples"]!, (double)root["trainSeconds"]!);
            return (speed, (long)root["peakMemoryBytes"]!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }
}
