namespace NeuroSim.Crossbars;

/// <summary>How an outer product gets into the cells.</summary>
public enum UpdateMethod
{
    /// <summary>The exact product is added; bounds and stuck cells still hold.</summary>
    Exact,

    /// <summary>Stochastic pulse trains on both lines, a step for every coincidence; needs a pulsed device.</summary>
    Pulses,

    /// <summary>The cell is read, the sum formed outside, and the cell programmed to it: levels and programming noise apply at every write.</summary>
    ReadModifyWrite,
}
