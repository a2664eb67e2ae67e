namespace NeuroSim.Devices;

/// <summary>What the standard deviation of a conductance, at programming or at a read, is proportional to.</summary>
public enum ReadNoiseKind
{
    /// <summary>The largest conductance: the same for every cell.</summary>
    Independent,

    /// <summary>The cell's own conductance.</summary>
    Proportional,
}
