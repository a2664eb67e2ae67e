using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroSim.Runs.Reports;

/// <summary>What <c>compare.json</c> says beyond its three runs.</summary>
/// <param name="Verdict">The comparison in one sentence.</param>
/// <param name="UntrainedAccuracy">A linear head on the network before its first sample.</param>
/// <param name="Differences">For each schedule, where its signals part from the synchronous one's; empty for never.</param>
internal sealed record ReportedComparison(string Verdict, double UntrainedAccuracy, ImmutableArray<(string Schedule, string Difference)> Differences)
{
    public const string FileName = "compare.json";

    /// <summary>Reads a comparison's folder.</summary>
    /// <exception cref="InvalidInputException">Kind <c>run</c>: no such document.</exception>
    public static ReportedComparison Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            JsonNode root = JsonNode.Parse(ReportFiles.ReadText(path))!;
            return new ReportedComparison(
                (string)root["verdict"]!, (double)root["untrainedAccuracy"]!, [.. root["schedules"]!.AsArray().Select(one => ((string)one!["schedule"]!, Difference(one)))]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new InvalidInputException("run", $"\"{path}\" is no comparison; run compare again to write it anew.", path, error);
        }
    }

    private static string Difference(JsonNode schedule) => schedule["firstDifferenceTick"] is { } tick
        ? FormattableString.Invariant($"tick {(long)tick} (sample {(long)schedule["firstDifferenceSample"]!}, {(string)schedule["firstDifferenceSignal"]!})")
        : "";
}
