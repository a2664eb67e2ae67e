namespace NeuroSim.Devices;

/// <summary>
/// A synaptic cell: what conductances it can take, how it is written, and how far it is from what was wanted. Every effect is a switch of its own and
/// off by default; nothing but <see cref="Ideal"/> is without a range.
/// </summary>
public sealed record SynapticDevice
{
    /// <summary>A cell without range, noise or steps, written exactly.</summary>
    public static SynapticDevice Ideal { get; } = new() { Name = "ideal" };

    /// <summary>Name, as in a table.</summary>
    public required string Name { get; init; }

    /// <summary>Where its numbers are from; empty when an experiment made them up.</summary>
    public string Source { get; init; } = "";

    /// <summary>How it answers write pulses; null for a cell that can only be written exactly or be programmed to a value.</summary>
    public PulsedResponse? Pulses { get; init; }

    /// <summary>Largest conductance in siemens, 1 nS .. 10 mS; matters for wire resistance and read energy.</summary>
    public double MaxConductance { get; init; } = 10e-6;

    /// <summary>Largest over smallest conductance, above 1; infinity: the smallest is 0.</summary>
    public double OnOffRatio { get; init; } = double.PositiveInfinity;

    /// <summary>Conductance levels a cell can be programmed to, 2 .. 65536; null: any.</summary>
    public int? Levels { get; init; }

    /// <summary>Standard deviation of a conductance after programming, 0 .. 1, relative as <see cref="NoiseKind"/> says.</summary>
    public double ProgrammingNoise { get; init; }

    /// <summary>Standard deviation of a conductance at each read, 0 .. 1, relative as <see cref="NoiseKind"/> says.</summary>
    public double ReadNoise { get; init; }

    /// <summary>What read noise is relative to.</summary>
    public ReadNoiseKind NoiseKind { get; init; }

    /// <summary>Drift, or null for none.</summary>
    public Drift? Drift { get; init; }

    /// <summary>Share of cells that cannot be written and hold a weight drawn evenly from the range, 0 .. 1.</summary>
    public double StuckShare { get; init; }
}
