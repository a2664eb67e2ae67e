namespace NeuroSim.Learning;

/// <summary>Weights of the terms of the TRL loss (paper, Table 2 and eq. 2).</summary>
public sealed record TrlCoefficients
{
    /// <summary>C_S, weight of (z - p)^2; at least 0.</summary>
    public float Similarity { get; init; } = 1f;

    /// <summary>C_V, weight of the variance term; at least 0.</summary>
    public float Variance { get; init; } = 5f;

    /// <summary>C_C, weight of the covariance (lateral) term; at least 0.</summary>
    public float Covariance { get; init; } = 1f;

    /// <summary>C_L, weight of the lateral layer's own loss; used by the batched rules, where the lateral layer is trained.</summary>
    public float Lateral { get; init; } = 1.2f;

    /// <summary>tau, the variance a neuron is driven up to; above 0.</summary>
    public float TargetVariance { get; init; } = 1f;

    /// <summary>
    /// Whether every neuron of a batched rule has a target of its own, drawn once and uniform in (0, <see cref="TargetVariance"/>] (paper, section 4.4).
    /// </summary>
    public bool DrawsTargets { get; init; }
}
