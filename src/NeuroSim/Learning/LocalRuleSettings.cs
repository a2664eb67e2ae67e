namespace NeuroSim.Learning;

/// <summary>What the local rules need besides rate and layers.</summary>
public sealed record LocalRuleSettings
{
    /// <summary>CLAPP: probability that the next tile comes from another image (a saccade), above 0, below 1.</summary>
    public float Saccades { get; init; } = 0.5f;

    /// <summary>Forward-Forward: lambda, how strongly a neuron is drawn to the mean activity of its layer, 0 .. 10.</summary>
    public float Peer { get; init; } = 0.03f;

    /// <summary>
    /// Forward-Forward: tau of p = sigmoid((goodness - width) / tau), above 0, at most 1e6. The published code has 1, and means of 100 samples; single
    /// samples learn better with a softer threshold.
    /// </summary>
    public float Temperature { get; init; } = 30f;
}
