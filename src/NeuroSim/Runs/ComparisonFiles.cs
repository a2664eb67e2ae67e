using System.Text.Json;
using NeuroSim.Runs.Reports;

namespace NeuroSim.Runs;

/// <summary>Writes <c>compare.json</c>, <c>report.md</c> and <c>report.html</c> into the folder of a comparison.</summary>
public static class ComparisonFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes all three and returns the path of <c>report.html</c>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public static string Write(string folder, Comparison comparison)
    {
        string report = Path.Combine(folder, HtmlReport.FileName);
        WholeFile.Write(Path.Combine(folder, "report.md"), ComparisonReport.Of(comparison));
        WholeFile.Write(Path.Combine(folder, "compare.json"), ComparisonDocument.Of(comparison, report).ToJsonString(Indented) + "\n");
        return HtmlReport.WriteInto(folder);
    }
}
