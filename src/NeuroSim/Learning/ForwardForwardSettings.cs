namespace NeuroSim.Learning;

/// <summary>How a network of Forward-Forward says a class.</summary>
public enum GoodnessReadout
{
    /// <summary>One pass with a neutral label, softmax regression on the normalised activations of the layers behind the first.</summary>
    Softmax,

    /// <summary>One pass for every label: the one with most goodness in the layers behind the first.</summary>
    Energy,
}

/// <summary>
/// Forward-Forward with the label in the image (Hinton 2022, "The Forward-Forward algorithm: some preliminary investigations", section 3.3, and the values
/// of its published program). The first pixels of an image are overwritten by its label.
/// </summary>
public sealed record ForwardForwardSettings
{
    /// <summary>tau of p = sigma((goodness - neurons) / tau), above 0.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>lambda: how much a neuron that is less active than its peers is raised, at least 0.</summary>
    public float PeerWeight { get; init; } = 0.03f;

    /// <summary>Retention of a neuron's mean activity over a batch, in [0, 1); it begins at 0.5.</summary>
    public float MeanRetention { get; init; } = 0.9f;

    /// <summary>Whether a layer sees the activations before it divided by their root mean square; else it sees their goodness too.</summary>
    public bool NormalizesLength { get; init; } = true;

    /// <summary>Whether wrong labels are drawn as often as the network would say them; else all equally often.</summary>
    public bool DrawsHardNegatives { get; init; } = true;

    /// <summary>Decay of weights in a step, as a share of the rate, at least 0.</summary>
    public float WeightDecay { get; init; } = 0.001f;

    /// <summary>Which readout is the run's accuracy; both are measured.</summary>
    public GoodnessReadout Readout { get; init; } = GoodnessReadout.Softmax;
}
