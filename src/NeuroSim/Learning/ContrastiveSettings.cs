namespace NeuroSim.Learning;

/// <summary>What the top of a module is judged by.</summary>
public enum ContrastiveLoss
{
    /// <summary>max(0, 1 - y u) of every score u: y = 1 for what follows, -1 for what does not (Illing et al. 2021, eq. 5).</summary>
    Hinge,

    /// <summary>Cross-entropy of what follows among what does not: contrastive predictive coding (van den Oord et al. 2018; eq. 2 of Illing et al.).</summary>
    Softmax,

    /// <summary>Cross-entropy of the class of an image, by a linear layer on the mean of its tiles.</summary>
    Labels,

    /// <summary>Nothing: the initial weights stay.</summary>
    None,
}

/// <summary>How a context learns from what it predicted: the term of the weights seen as those of the context (Illing et al. 2021, eq. 9 and appendix C).</summary>
public enum Retrodiction
{
    /// <summary>Weights of its own, R, and a hinge of its own (eqs. 9, 16 to 18).</summary>
    Learned,

    /// <summary>The prediction's weights read backwards, P^T: the exact gradient (eq. 7).</summary>
    Transposed,

    /// <summary>Not at all (eq. 15).</summary>
    None,
}

/// <summary>How contexts of the last layer that remember earlier tiles learn to (Illing et al. 2021, appendix C).</summary>
public enum ContextRecurrence
{
    /// <summary>They remember nothing: a context is a layer's vector of its tile.</summary>
    None,

    /// <summary>Gated recurrent units by backpropagation through time.</summary>
    BackpropagationThroughTime,

    /// <summary>Gated recurrent units by e-prop (Bellec et al. 2020): eligibility traces that leak with the update gate.</summary>
    EProp,
}

/// <summary>
/// A member of the family of CLAPP (contrastive, local and predictive plasticity; Illing, Ventura, Bellec and Gerstner 2021): tiles of an image, from which the
/// tiles that follow are predicted. The defaults are CLAPP itself.
/// </summary>
public sealed record ContrastiveSettings
{
    /// <summary>The member of the family whose defaults these are.</summary>
    public ContrastiveMethod Method { get; init; }

    /// <summary>What the top of a module is judged by.</summary>
    public ContrastiveLoss Loss { get; init; } = ContrastiveLoss.Hinge;

    /// <summary>How far gradients go.</summary>
    public GradientPath Gradients { get; init; } = GradientPath.Layer;

    /// <summary>
    /// Whether an image is either followed (y = 1) or left for another one (y = -1) in a step, each with probability 1/2, as an eye fixates or makes a saccade;
    /// or both is done in every step, which a network has to replay for.
    /// </summary>
    public bool TakesTurns { get; init; } = true;

    /// <summary>How contexts learn.</summary>
    public Retrodiction Retrodiction { get; init; } = Retrodiction.Learned;

    /// <summary>Tiles that do not follow, for each that does, 1 .. 64.</summary>
    public int Negatives { get; init; } = 1;

    /// <summary>Whether the context of a layer is that of the layer above; the last layer has its own.</summary>
    public bool HasContextAbove { get; init; }

    /// <summary>How contexts of the last layer remember.</summary>
    public ContextRecurrence Recurrence { get; init; }

    /// <summary>Recurrent units, 1 .. 1024.</summary>
    public int RecurrentUnits { get; init; } = 64;

    /// <summary>Whether layers are convolutions of every tile, 3 x 3 and the largest of 2 x 2 each, whose channels are the network's neurons; or fully connected.</summary>
    public bool IsConvolutional { get; init; }

    /// <summary>Rows and columns of a tile, 1 .. 256.</summary>
    public int TileSize { get; init; } = 10;

    /// <summary>Pixels from a tile to the next, 1 .. 256.</summary>
    public int TileStride { get; init; } = 6;

    /// <summary>Tiles down a column from a context to what it predicts, 1 .. 64.</summary>
    public int Offset { get; init; } = 2;

    /// <summary>Most training images whose labels are known: to the readout, and to losses of labels. At least 1.</summary>
    public int Labelled { get; init; } = 10_000;
}
