using System.Text.Json;

namespace NeuroSim.Runs;

/// <summary>Writes <c>compare.json</c> and <c>report.md</c> into the folder of a comparison.</summary>
public static class ComparisonFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes both and returns the path of the report.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public static string Write(string folder, Comparison comparison)
    {
        string report = Path.Combine(folder, "report.md");
        WholeFile.Write(report, ComparisonReport.Of(comparison));
        WholeFile.Write(Path.Combine(folder, "compare.json"), ComparisonDocument.Of(comparison, report).ToJsonString(Indented) + "\n");
        return report;
    }
}
