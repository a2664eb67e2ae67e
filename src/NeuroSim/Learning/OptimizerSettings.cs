namespace NeuroSim.Learning;

/// <summary>How a gradient becomes a weight write.</summary>
public enum OptimizerKind
{
    /// <summary>dw = -rate x gradient; stores nothing.</summary>
    Sgd,

    /// <summary>One leaky integrator of the mean squared gradient per neuron; no momentum.</summary>
    NeuronRms,

    /// <summary>Two numbers per synapse (Kingma and Ba 2015), the paper's choice.</summary>
    Adam,

    /// <summary>One number per synapse, a running mean of its squared gradient, or two with momentum; of the rules that learn item by item.</summary>
    RmsProp,
}

/// <summary>How the rate changes over a run.</summary>
public enum RateDecay
{
    /// <summary>Constant.</summary>
    None,

    /// <summary>Falls linearly from the rate at the first sample to 0 after the last.</summary>
    Linear,

    /// <summary>Constant for the first half of the run, then falls linearly to 0 after the last sample.</summary>
    SecondHalf,
}

/// <summary>Optimiser of the feed-forward weights.</summary>
/// <param name="Kind">Which state it keeps.</param>
/// <param name="Rate">Step size, above 0 and at most 1.</param>
/// <param name="Decay">How the rate changes over the run.</param>
public sealed record OptimizerSettings(OptimizerKind Kind, float Rate, RateDecay Decay = RateDecay.None)
{
    /// <summary>
    /// Share of the last step that a step of <see cref="OptimizerKind.Sgd"/> keeps in the batched rules, or of the last gradients that
    /// <see cref="OptimizerKind.RmsProp"/> steps along, 0 .. 0.999.
    /// </summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>How writes of every <paramref name="writeEvery"/> samples reach the cells.</summary>
    public WritePolicy Policy(int writeEvery) =>
        writeEvery == 1 && Kind != OptimizerKind.Adam ? WritePolicy.Immediate : WritePolicy.Held;
}
