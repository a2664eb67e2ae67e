using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>learning.batchNorm</c>: none, full, or a map of its parts.</summary>
internal static class BatchNormSection
{
    private static readonly SettingRange Retention = new(0, 0.9999);

    /// <summary>The keys of the map.</summary>
    public static readonly string[] Keys = ["mean", "variance", "scale", "shift", "statistics", "gradient", "retention"];

    /// <summary>What the section that holds <c>batchNorm</c> says; absent: none.</summary>
    public static BatchNormSettings? Read(Section section)
    {
        var full = new BatchNormSettings();
        if (!section.IsMap("batchNorm"))
            return section.Choice("batchNorm", [("none", null), ("full", full)], (BatchNormSettings?)null);
        Section own = section.Open("batchNorm");
        return new BatchNormSettings
        {
            UsesMean = own.Choice("mean", ExperimentWords.Flags, full.UsesMean),
            UsesVariance = own.Choice("variance", ExperimentWords.Flags, full.UsesVariance),
            LearnsScale = own.Choice("scale", ExperimentWords.Flags, full.LearnsScale),
            LearnsShift = own.Choice("shift", ExperimentWords.Flags, full.LearnsShift),
            Statistics = own.Choice("statistics", ExperimentWords.NormStatistics, full.Statistics),
            DetachesStatistics = own.Choice("gradient", ExperimentWords.NormGradients, full.DetachesStatistics),
            Retention = own.Number("retention", Retention, full.Retention),
        };
    }

    /// <summary>The value of the key.</summary>
    public static string Text(BatchNormSettings? norm) => norm is null ? "none" : $"{{ {string.Join(", ", Entries(norm))} }}";

    private static string[] Entries(BatchNormSettings norm) =>
    [
        $"mean: {Flag(norm.UsesMean)}", $"variance: {Flag(norm.UsesVariance)}", $"scale: {Flag(norm.LearnsScale)}", $"shift: {Flag(norm.LearnsShift)}",
        $"statistics: {ExperimentWords.Of(ExperimentWords.NormStatistics, norm.Statistics)}",
        $"gradient: {ExperimentWords.Of(ExperimentWords.NormGradients, norm.DetachesStatistics)}", $"retention: {SettingText.Of(norm.Retention)}",
    ];

    private static string Flag(bool value) => ExperimentWords.Of(ExperimentWords.Flags, value);
}
