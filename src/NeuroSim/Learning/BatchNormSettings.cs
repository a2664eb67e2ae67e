namespace NeuroSim.Learning;

/// <summary>Where batch normalisation takes its mean and variance from while learning; inference always has the running ones.</summary>
public enum NormStatistics
{
    /// <summary>The batch itself.</summary>
    Batch,

    /// <summary>The leaky integrators over batches, the batch included.</summary>
    Running,
}

/// <summary>
/// Batch normalisation before the activation function (Ioffe and Szegedy 2015, algorithm 1), each part switchable as in the published code of TRL:
/// y = scale (a - mean) / sqrt(variance + <see cref="Floor"/>) + shift, mean and variance of a neuron over the batch, the variance biased (/ B).
/// </summary>
public sealed record BatchNormSettings
{
    /// <summary>Added to the variance.</summary>
    public const float Floor = 1e-5f;

    /// <summary>Whether the mean is subtracted.</summary>
    public bool UsesMean { get; init; } = true;

    /// <summary>Whether deviations are divided by their standard deviation.</summary>
    public bool UsesVariance { get; init; } = true;

    /// <summary>Whether the scale is learned; else it stays 1.</summary>
    public bool LearnsScale { get; init; } = true;

    /// <summary>Whether the shift is learned; else it stays 0.</summary>
    public bool LearnsShift { get; init; } = true;

    /// <summary>Which mean and variance count while learning.</summary>
    public NormStatistics Statistics { get; init; } = NormStatistics.Batch;

    /// <summary>Whether mean and variance of the batch are constants for the gradient.</summary>
    public bool DetachesStatistics { get; init; }

    /// <summary>Retention of the running mean and variance over a batch, 0 .. 0.9999; they begin at 0 and 1.</summary>
    public float Retention { get; init; } = 0.9f;
}
