namespace NeuroSim.Engines.Actors;

/// <summary>The order of deliveries within one tick. Actors that get mail in one phase do not depend on each other.</summary>
public enum Phase
{
    /// <summary>Samples enter.</summary>
    Input,

    /// <summary>Neurons get the sums of their bit lines.</summary>
    Neuron,

    /// <summary>Neurons get lateral sums and what their columns ask.</summary>
    Error,

    /// <summary>Columns are written; a write that ends at the tick of the next read comes before it.</summary>
    Write,

    /// <summary>Buses collect activations and deviations.</summary>
    Bus,

    /// <summary>Feed-forward arrays are driven.</summary>
    ForwardRead,

    /// <summary>Lateral arrays are driven.</summary>
    LateralRead,
}
