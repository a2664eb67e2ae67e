namespace NeuroSim.Crossbars;

/// <summary>
/// The cells of the lateral array: ideal, or capacitors that leak (the 3T1C cell of Li et al. 2018, "Capacitor-based cross-point array for analog neural
/// network with record symmetry and linearity", VLSI Technology, p. 25), whose leak is the forgetting of the running covariance. All spreads are
/// relative standard deviations, 0 .. 0.5.
/// </summary>
public sealed record LateralDesign
{
    /// <summary>Exact cells.</summary>
    public static LateralDesign Ideal { get; } = new();

    /// <summary>Whether cells are capacitors; every property below but <see cref="ReadNoise"/> belongs to them.</summary>
    public bool IsCapacitive { get; init; }

    /// <summary>Largest covariance a cell or a pair of cells can hold, 1e-3 .. 1e3; more saturates. Read noise is relative to it.</summary>
    public double Range { get; init; } = 2;

    /// <summary>C of a cell in farad, 1 fF .. 1 nF.</summary>
    public double CapacitanceFarads { get; init; } = 100e-15;

    /// <summary>Volts on the capacitor at the end of the range, 10 mV .. 5 V.</summary>
    public double SwingVolts { get; init; } = 0.5;

    /// <summary>Spread of the leak 1 - beta from cell to cell.</summary>
    public double LeakSpread { get; init; }

    /// <summary>Spread of the charge of a write from cell to cell.</summary>
    public double GainSpread { get; init; }

    /// <summary>Spread of the charge from write to write, relative to the charge, 0 .. 5.</summary>
    public double WriteNoise { get; init; }

    /// <summary>Whether kT/C noise of the leak is added at every sample.</summary>
    public bool ThermalNoise { get; init; }

    /// <summary>Temperature in kelvin, 200 .. 450.</summary>
    public double TemperatureKelvin { get; init; } = 300;

    /// <summary>Slots of the pulse trains of d that write the product, 1 .. 31; null: the exact product of two voltages.</summary>
    public int? PulseSlots { get; init; }

    /// <summary>Standard deviation of a cell at each read, relative to <see cref="Range"/>, 0 .. 1.</summary>
    public double ReadNoise { get; init; }

    /// <summary>Whether cells are written exactly.</summary>
    public bool HasIdealCells => !IsCapacitive;
}
