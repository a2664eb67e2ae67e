namespace NeuroSim.Costs;

/// <summary>A circuit that has a price. In a technology file its name is written in lower case with hyphens: <c>feed-forward-cell</c>.</summary>
public enum Part
{
    /// <summary>Synapse of the feed-forward array: energy of one read (one multiply-accumulate), of one write; settling; write pass.</summary>
    FeedForwardCell,

    /// <summary>Capacitor cell of the lateral array, which leaks by design.</summary>
    LateralCell,

    /// <summary>Converter and driver of one word line.</summary>
    WordLineDac,

    /// <summary>Turns one column's current into a voltage; one per array column.</summary>
    ColumnIntegrator,

    /// <summary>Holds one column's voltage until the shared converter gets to it.</summary>
    SampleHold,

    /// <summary>Converter shared by several columns.</summary>
    BitLineAdc,

    /// <summary>Adds the converted sums of several arrays into one column sum.</summary>
    PartialSumAdder,

    /// <summary>ReLU: a comparison.</summary>
    ActivationCompare,

    /// <summary>Any other activation function: a table.</summary>
    ActivationLookup,

    /// <summary>R of an RC cell, passive or pseudo-resistor: area.</summary>
    Resistor,

    /// <summary>A clocked analog switch with its driver: energy of closing and opening it once, area.</summary>
    ClockedSwitch,

    /// <summary>Amplifier that reads a capacitor cell without disturbing it: static power, area, settling.</summary>
    MemoryBuffer,

    /// <summary>Forms (z - m)^2.</summary>
    Squarer,

    /// <summary>Forms the error of eq. 12: four multiplications, five additions.</summary>
    ErrorArithmetic,

    /// <summary>One bit of a register or small buffer: energy per write.</summary>
    RegisterBit,

    /// <summary>Arithmetic of the neuron-rms gradient scale, per update.</summary>
    GradientScale,

    /// <summary>One optimiser number kept per synapse: energy per update, area and leakage per number.</summary>
    SynapseState,

    /// <summary>One digital multiply-accumulate, for the reference line only.</summary>
    DigitalMac,
}
