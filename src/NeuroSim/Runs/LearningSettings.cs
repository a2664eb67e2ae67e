using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>How the layers of an experiment learn.</summary>
/// <param name="Rule">The learning rule.</param>
/// <param name="Coefficients">Weights of the terms of the loss, each 0 .. 1e6, target variance above 0.</param>
/// <param name="Optimizer">How a gradient becomes a write.</param>
/// <param name="WriteEvery">K: weights are written every K samples, 1 .. 65536.</param>
/// <param name="Epochs">Passes over the training images, 0 .. 10000; 0 measures the untrained layers.</param>
public sealed record LearningSettings(LearningRule Rule, TrlCoefficients Coefficients, OptimizerSettings Optimizer, int WriteEvery, int Epochs)
{
    /// <summary>Samples of a batch of the batched rules, 2 .. 1024.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>How a layer of batched TRL knows its covariance.</summary>
    public LateralKind Lateral { get; init; } = LateralKind.Trained;

    /// <summary>Share of lateral weights that exist, above 0, at most 1.</summary>
    public double LateralDensity { get; init; } = 1;

    /// <summary>Whether the lateral signal of batched TRL comes one sample late.</summary>
    public bool ShiftsLateral { get; init; }

    /// <summary>Whether only the first layer learns, as in the published code.</summary>
    public bool TrainsFirstLayerOnly { get; init; }

    /// <summary>Batch normalisation before the activation function; null: none.</summary>
    public BatchNormSettings? Normalization { get; init; }

    /// <summary>How the hidden neurons of <see cref="LearningRule.Leaky"/> remember.</summary>
    public ActivationMemorySettings ActivationMemory { get; init; } = new();

    /// <summary>Items of a window of <see cref="LearningRule.Lstm"/>, 1 .. 1000.</summary>
    public int Window { get; init; } = 10;

    /// <summary>What belongs to <see cref="LearningRule.ForwardForward"/> alone.</summary>
    public ForwardForwardSettings ForwardForward { get; init; } = new();

    /// <summary>What belongs to <see cref="LearningRule.EquilibriumPropagation"/> alone.</summary>
    public EquilibriumSettings Equilibrium { get; init; } = new();

    /// <summary>What <see cref="LearningRule.Clapp"/> compares, and how far its gradients go.</summary>
    public ContrastiveSettings Contrastive { get; init; } = new();

    /// <summary>What <see cref="LearningRule.StreamingClapp"/> and <see cref="LearningRule.StreamingForwardForward"/> need besides.</summary>
    public LocalRuleSettings Local { get; init; } = new();

    /// <summary>Whether the rule is another local one than TRL that takes one sample at a time.</summary>
    public bool IsLocal => Rule is LearningRule.StreamingClapp or LearningRule.StreamingForwardForward;

    /// <summary>Whether the rule learns from batches of samples, by the batch engine.</summary>
    public bool IsBatched => Rule is LearningRule.Trl or LearningRule.TrlS or LearningRule.Backprop or LearningRule.ForwardForward or LearningRule.EquilibriumPropagation;

    /// <summary>Whether the rule takes items one after the other, end to end with an output layer of its own.</summary>
    public bool IsSequential => Rule is LearningRule.Leaky or LearningRule.Lstm;

    /// <summary>Whether a run is some networks of successive seeds, which <c>evaluate.runs</c> counts, with figures of each.</summary>
    public bool HasReplicates => IsSequential || Rule == LearningRule.Clapp;
}
