using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>Networks whose gradients are compared with finite differences.</summary>
internal static class GradientCase
{
    public const float Rate = 1e-3f;
    public const int Samples = 12, Inputs = 11;

    private static readonly BatchNormSettings Norm = new();

    /// <summary>TRL and TRL-S.</summary>
    public static Dictionary<string, Network> Local { get; } = new()
    {
        ["trl-s"] = Of(new() { Rule = BatchRule.TrlS }),
        ["trl-s direct"] = Of(new() { Rule = BatchRule.TrlS, Lateral = LateralKind.Direct }),
        ["trl-s shifted"] = Of(new() { Rule = BatchRule.TrlS, ShiftsLateral = true }),
        ["trl first layer"] = Of(new() { Rule = BatchRule.Trl, TrainsFirstLayerOnly = true }),
        ["trl direct"] = Of(new() { Rule = BatchRule.Trl, Lateral = LateralKind.Direct, TrainsFirstLayerOnly = true }),
        ["tanh"] = Of(new() { Rule = BatchRule.TrlS }, activation: Activation.Tanh),
        ["sigmoid"] = Of(new() { Rule = BatchRule.Trl, TrainsFirstLayerOnly = true }, activation: Activation.Sigmoid),
        ["gelu"] = Of(new() { Rule = BatchRule.TrlS }, activation: Activation.Gelu),
        ["drawn targets"] = Of(new() { Rule = BatchRule.TrlS }) with { Coefficients = new() { TargetVariance = 3, DrawsTargets = true } },
        ["norm"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm }),
        ["norm trl"] = Of(new() { Rule = BatchRule.Trl, TrainsFirstLayerOnly = true, Normalization = Norm }, activation: Activation.Gelu),
        ["norm detached"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm with { DetachesStatistics = true } }),
        ["norm running"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm with { Statistics = NormStatistics.Running } }),
        ["norm mean alone"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm with { UsesVariance = false, LearnsScale = false } }),
        ["norm variance alone"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm with { UsesMean = false } }),
        ["recurrence"] = Of(new() { Rule = BatchRule.TrlS }, neurons: [13, 9, 13], recurrence: 3),
        ["recurrence direct"] = Of(new() { Rule = BatchRule.TrlS, Lateral = LateralKind.Direct }, neurons: [13, 13], recurrence: 2),
        ["recurrence norm"] = Of(new() { Rule = BatchRule.TrlS, Normalization = Norm }, neurons: [13, 13], recurrence: 2),
    };

    /// <summary>Backpropagation.</summary>
    public static Dictionary<string, Network> Global { get; } = new()
    {
        ["relu"] = Of(new() { Rule = BatchRule.Backprop }),
        ["tanh"] = Of(new() { Rule = BatchRule.Backprop }, activation: Activation.Tanh),
        ["norm"] = Of(new() { Rule = BatchRule.Backprop, Normalization = Norm }, activation: Activation.Gelu),
        ["norm running"] = Of(new() { Rule = BatchRule.Backprop, Normalization = Norm with { Statistics = NormStatistics.Running } }),
        ["recurrence"] = Of(new() { Rule = BatchRule.Backprop }, Activation.Tanh, [13, 9, 13], recurrence: 3),
        ["recurrence norm"] = Of(new() { Rule = BatchRule.Backprop, Normalization = Norm }, Activation.Tanh, [13, 13], recurrence: 2),
    };

    private static Network Of(BatchSettings settings, Activation activation = Activation.Relu, int[]? neurons = null, int recurrence = 1) =>
        ToyNetwork.Of(Inputs, neurons ?? [13, 9], Schedule.Synchronous, activation) with
        {
            Batch = settings with { Batch = Samples, Chunk = 4, EpochSamples = Samples, Classes = 3 },
            Recurrence = recurrence,
            LateralRetention = 1.2e-38f,
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, Rate) { Momentum = 0 },
            TotalSamples = Samples,
        };
}
