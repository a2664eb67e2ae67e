using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Reads <c>learning:</c> and <c>head:</c>.</summary>
internal static class LearningSection
{
    private static readonly SettingRange Rate = new(0, 1) { AboveLeast = true }, Coefficient = new(0, 1e6);

    /// <summary>The rule, its coefficients, the optimiser and the passes.</summary>
    public static LearningSettings Read(Section section, LearningSettings defaults) => new(
        section.Choice("rule", ExperimentWords.Rules, defaults.Rule, ExperimentWords.RulesToCome),
        Coefficients(section.Open("coefficients"), defaults.Coefficients),
        Optimizer(section.Open("optimizer"), defaults.Optimizer),
        section.Integer("writeEvery", 1, 65536, defaults.WriteEvery),
        section.Integer("epochs", 0, 10000, defaults.Epochs));

    /// <summary>The classifier.</summary>
    public static HeadSettings ReadHead(Section section, HeadSettings defaults) => new(
        section.Integer("epochs", 1, 1000, defaults.Epochs),
        section.Number("rate", Rate, defaults.Rate),
        section.Integer("batch", 1, 65536, defaults.Batch));

    private static TrlCoefficients Coefficients(Section section, TrlCoefficients defaults) => new()
    {
        Similarity = section.Number("similarity", Coefficient, defaults.Similarity),
        Variance = section.Number("variance", Coefficient, defaults.Variance),
        Covariance = section.Number("covariance", Coefficient, defaults.Covariance),
        Lateral = section.Number("lateral", Coefficient, defaults.Lateral),
        TargetVariance = section.Number("targetVariance", Coefficient with { AboveLeast = true }, defaults.TargetVariance),
    };

    private static OptimizerSettings Optimizer(Section section, OptimizerSettings defaults) => new(
        section.Choice("kind", ExperimentWords.Optimizers, defaults.Kind),
        section.Number("rate", Rate, defaults.Rate),
        section.Choice("decay", ExperimentWords.Decays, defaults.Decay));
}
