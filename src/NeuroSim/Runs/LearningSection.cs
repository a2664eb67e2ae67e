using NeuroSim.Learning;
using NeuroSim.Runs.Contrastive;

namespace NeuroSim.Runs;

/// <summary>Reads <c>learning:</c> and <c>head:</c>.</summary>
internal static class LearningSection
{
    private static readonly SettingRange Rate = new(0, 1) { AboveLeast = true }, Coefficient = new(0, 1e6), Density = new(0, 1) { AboveLeast = true }, Momentum = new(0, 0.999);

    /// <summary>The rule, its coefficients, the optimiser and the passes; the defaults are the rule's own.</summary>
    public static LearningSettings Read(Section section)
    {
        LearningRule rule = section.Choice("rule", ExperimentWords.Rules, LearningRule.StreamingTrl);
        ContrastiveSettings contrastive = ContrastiveSection.Read(section.Open("contrastive"));
        LearningSettings defaults = ExperimentDefaults.LearningOf(rule, contrastive.Method);
        return new LearningSettings(
            rule,
            Coefficients(section.Open("coefficients"), defaults.Coefficients),
            Optimizer(section.Open("optimizer"), defaults.Optimizer),
            section.Integer("writeEvery", 1, 65536, defaults.WriteEvery),
            section.Integer("epochs", 0, 10000, defaults.Epochs))
        {
            Batch = section.Integer("batch", rule is LearningRule.Leaky or LearningRule.Lstm ? 1 : 2, 1024, defaults.Batch),
            Lateral = section.Choice("lateral", ExperimentWords.Laterals, defaults.Lateral),
            LateralDensity = section.Quantity("lateralDensity", Density, defaults.LateralDensity),
            ShiftsLateral = section.Choice("shiftLateral", ExperimentWords.Flags, defaults.ShiftsLateral),
            ActivationMemory = ActivationMemorySection.Read(section.Open("activationMemory")),
            ForwardForward = ForwardForwardSection.Read(section.Open("forwardForward")),
            Equilibrium = EquilibriumSection.Read(section.Open("equilibrium")),
            Contrastive = contrastive,
            Window = section.Integer("window", 1, 1000, defaults.Window),
            TrainsFirstLayerOnly = section.Choice("train", ExperimentWords.Trains, defaults.TrainsFirstLayerOnly),
            Normalization = BatchNormSection.Read(section),
            Local = LocalSection.Read(section.Open("local"), defaults.Local),
        };
    }

    /// <summary>The classifier.</summary>
    public static HeadSettings ReadHead(Section section, HeadSettings defaults) => new(
        section.Integer("epochs", 1, 1000, defaults.Epochs),
        section.Number("rate", Rate, defaults.Rate),
        section.Integer("batch", 1, 65536, defaults.Batch))
    {
        SeesLastLayerOnly = section.Choice("layers", ExperimentWords.HeadLayers, defaults.SeesLastLayerOnly),
    };

    private static TrlCoefficients Coefficients(Section section, TrlCoefficients defaults) => new()
    {
        Similarity = section.Number("similarity", Coefficient, defaults.Similarity),
        Variance = section.Number("variance", Coefficient, defaults.Variance),
        Covariance = section.Number("covariance", Coefficient, defaults.Covariance),
        Lateral = section.Number("lateral", Coefficient, defaults.Lateral),
        TargetVariance = section.Number("targetVariance", Coefficient with { AboveLeast = true }, defaults.TargetVariance),
        DrawsTargets = section.Choice("targetVarianceDraw", ExperimentWords.TargetDraws, defaults.DrawsTargets),
    };

    private static OptimizerSettings Optimizer(Section section, OptimizerSettings defaults)
    {
        OptimizerKind kind = section.Choice("kind", ExperimentWords.Optimizers, defaults.Kind);
        return new OptimizerSettings(
            kind,
            section.Number("rate", Rate, kind == OptimizerKind.RmsProp ? DescentRule.UsualRate(DescentKind.RmsProp) : defaults.Rate),
            section.Choice("decay", ExperimentWords.Decays, defaults.Decay))
        {
            Momentum = section.Number("momentum", Momentum, defaults.Momentum),
        };
    }
}
