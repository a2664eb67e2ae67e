namespace NeuroSim.Learning;

/// <summary>A rule that learns from batches.</summary>
public enum BatchRule
{
    /// <summary>TRL-S of the paper: all layers at once, previous activation detached, pairs of the whole batch.</summary>
    TrlS,

    /// <summary>TRL of the paper: layer after layer, similarity inside chunks alone, its gradient through both activations.</summary>
    Trl,

    /// <summary>Backpropagation of the cross-entropy of a softmax layer on top.</summary>
    Backprop,

    /// <summary>Forward-Forward: every layer raises its goodness for an image with its label and lowers it for one with a wrong label.</summary>
    ForwardForward,

    /// <summary>Equilibrium Propagation: the difference of two states that a symmetric network settles into.</summary>
    EquilibriumPropagation,
}

/// <summary>How a layer of batched TRL knows its covariance.</summary>
public enum LateralKind
{
    /// <summary>A lateral layer that is trained to the covariance of the batch.</summary>
    Trained,

    /// <summary>The covariance of the batch itself.</summary>
    Direct,
}

/// <summary>The batched protocol of <c>trl</c>, <c>trl-s</c> and <c>backprop</c> (paper, sections 2.2, 4.1, 4.2), <c>forward-forward</c> and <c>equilibrium-propagation</c>.</summary>
public sealed record BatchSettings
{
    /// <summary>The rule.</summary>
    public BatchRule Rule { get; init; } = BatchRule.TrlS;

    /// <summary>Samples of a batch, 2 .. 1024; the last, incomplete one of an epoch is left out.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Samples of a chunk of one class, for TRL's similarity; divides the batch.</summary>
    public int Chunk { get; init; } = 16;

    /// <summary>How a layer knows its covariance.</summary>
    public LateralKind Lateral { get; init; } = LateralKind.Trained;

    /// <summary>Share of lateral weights that exist, drawn at random, above 0, at most 1.</summary>
    public double LateralDensity { get; init; } = 1;

    /// <summary>Whether the lateral signal comes one sample late.</summary>
    public bool ShiftsLateral { get; init; }

    /// <summary>Whether only the first layer learns, as in the published code.</summary>
    public bool TrainsFirstLayerOnly { get; init; }

    /// <summary>Batch normalisation before the activation function; null: none.</summary>
    public BatchNormSettings? Normalization { get; init; }

    /// <summary>Samples of an epoch, for batches that do not cross its end.</summary>
    public int EpochSamples { get; init; }

    /// <summary>Classes of a rule that has labels.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>What belongs to <see cref="BatchRule.ForwardForward"/> alone.</summary>
    public ForwardForwardSettings ForwardForward { get; init; } = new();

    /// <summary>What belongs to <see cref="BatchRule.EquilibriumPropagation"/> alone.</summary>
    public EquilibriumSettings Equilibrium { get; init; } = new();
}
