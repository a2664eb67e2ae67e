namespace NeuroSim.Costs;

/// <summary>Prices of one <see cref="Part"/>. A null is a price the file does not have: the estimate says unavailable, never 0.</summary>
public sealed record Component
{
    /// <summary>Joules per event (a read, a conversion, a step).</summary>
    public Figure? Energy { get; init; }

    /// <summary>Joules per write, of a cell.</summary>
    public Figure? WriteEnergy { get; init; }

    /// <summary>Joules per write pulse that a cell takes.</summary>
    public Figure? PulseEnergy { get; init; }

    /// <summary>Joules to charge the crossing of a line with a cell for one slot of a pulse train.</summary>
    public Figure? LineEnergy { get; init; }

    /// <summary>Square metres per instance.</summary>
    public Figure? Area { get; init; }

    /// <summary>Seconds per event.</summary>
    public Figure? Latency { get; init; }

    /// <summary>Seconds per write pass over an array, of a cell.</summary>
    public Figure? WriteLatency { get; init; }

    /// <summary>Watts while switched on.</summary>
    public Figure? StaticPower { get; init; }
}
