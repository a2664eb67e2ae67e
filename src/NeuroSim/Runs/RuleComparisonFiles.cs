using System.Text.Json;
using NeuroSim.Runs.Reports;

namespace NeuroSim.Runs;

/// <summary>Writes <c>rules.json</c> and <c>report.html</c> into the folder of a comparison of rules.</summary>
public static class RuleComparisonFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes both and returns the path of <c>report.html</c>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public static string Write(string folder, RuleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string report = HtmlReport.Write([.. comparison.Rules.Select(rule => rule.Folder)], Path.Combine(folder, HtmlReport.FileName));
        WholeFile.Write(Path.Combine(folder, "rules.json"), RuleComparisonDocument.Of(comparison, report).ToJsonString(Indented) + "\n");
        return report;
    }
}
