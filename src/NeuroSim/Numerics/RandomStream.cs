namespace NeuroSim.Numerics;

/// <summary>
/// What a random draw is for. Numbers are part of a run's meaning (same seed, same bytes): append, never renumber.
/// </summary>
public enum RandomStream : uint
{
    /// <summary>Initial feed-forward weights and biases.</summary>
    InitialWeights = 1,

    /// <summary>The order in which training samples are presented.</summary>
    SampleOrder = 2,

    /// <summary>Swaps that lower the coherence of a stream.</summary>
    Coherence = 3,

    /// <summary>Resistance and capacitance of each memory cell, drawn once.</summary>
    CellMismatch = 4,

    /// <summary>kT/C noise of the memory cells.</summary>
    ThermalNoise = 5,

    /// <summary>Initial weights and sample order of the classifier head.</summary>
    Head = 6,

    /// <summary>Shapes of the built-in digits.</summary>
    Digits = 7,
}
