namespace NeuroSim.Memories;

/// <summary>What the cell of a leaky activation holds when an item begins.</summary>
public enum ItemStart
{
    /// <summary>The drive, without a switch: the first item of all.</summary>
    First,

    /// <summary>What the item before left.</summary>
    Held,

    /// <summary>The drive of the item that begins: the switch bypassed R and opened.</summary>
    Drive,

    /// <summary>Nothing: the switch shorted C to ground and opened.</summary>
    Ground,
}

/// <summary>
/// The RC cell that is a leaky activation, with its reset switch: R from a neuron's retention alpha, R = -T / (C ln alpha); driven for an item of length T
/// (<c>circuits/leaky-activation.cir</c>, <c>docs/equations.md</c>). A neuron with alpha = 0 has no R: it follows its drive, whatever its switch does.
/// </summary>
/// <remarks>
/// A reset takes no time and is complete: the switch's resistance times C is short beside its pulse, and the pulse beside T (a pulse t_r takes alpha ln(1/alpha) t_r / T
/// of the drive from what an item charges). When the switch opens it leaves the charge q, q / C, and kT/C of noise; a share alpha of both is left at the item's end.
/// </remarks>
public sealed record LeakyCell
{
    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public double CapacitanceFarads { get; init; } = 1e-12;

    /// <summary>T, for which an item drives the cell, in seconds, 1 ns .. 1000 s.</summary>
    public double ItemSeconds { get; init; } = 1e-6;

    /// <summary>Charge in coulomb that the reset switch leaves on C when it opens, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Time constant in seconds with which C leaks to ground; null: no leak.</summary>
    public double? LeakTimeConstantSeconds { get; init; }

    /// <summary>Relative standard deviation of R from neuron to neuron, 0 .. 0.5.</summary>
    public double ResistanceMismatch { get; init; }

    /// <summary>Relative standard deviation of C from neuron to neuron, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <summary>Standard deviation of the input offset from neuron to neuron, in volts, 0 .. 1 V.</summary>
    public double OffsetVolts { get; init; }

    /// <summary>Whether thermal noise is added at every item.</summary>
    public bool ThermalNoise { get; init; }

    /// <summary>Temperature in kelvin, 200 .. 450.</summary>
    public double TemperatureKelvin { get; init; } = 300;

    /// <summary>Volts that stand for an activation of 1, 1 mV .. 5 V.</summary>
    public double UnitVolts { get; init; } = 0.1;

    /// <summary>The cell without its switch, for a retention in [0, 1); R is 0 ohm for 0.</summary>
    public RcCell Of(double alpha) => new()
    {
        ResistanceOhms = RcCell.ResistanceFor(alpha, ItemSeconds, CapacitanceFarads),
        CapacitanceFarads = CapacitanceFarads,
        LeakTimeConstantSeconds = LeakTimeConstantSeconds,
        ResistanceMismatch = ResistanceMismatch,
        CapacitanceMismatch = CapacitanceMismatch,
        OffsetVolts = OffsetVolts,
        ThermalNoise = ThermalNoise,
        TemperatureKelvin = TemperatureKelvin,
        UnitVolts = UnitVolts,
    };

    /// <summary>What the cell does over an item.</summary>
    /// <param name="alpha">Nominal retention, 0 .. 1, below 1.</param>
    /// <param name="start">What it holds when the item begins.</param>
    /// <param name="mismatch">This neuron's place in the spread.</param>
    public CellStep StepOver(double alpha, ItemStart start = ItemStart.Held, CellMismatch mismatch = default)
    {
        RcCell rc = Of(alpha);
        CellStep item = rc.StepOver(ItemSeconds, mismatch);
        if (start == ItemStart.Held)
            return item;
        double farads = CapacitanceFarads * CellMismatch.Factor(CapacitanceMismatch, mismatch.Second);
        double charge = start == ItemStart.First ? 0 : InjectedCoulombs / farads, noise = Math.Sqrt(rc.NoiseVariance(farads));
        CellStep reset = start == ItemStart.Ground
            ? new CellStep(0, 0, charge / UnitVolts, noise)
            : new CellStep(0, 1, (charge + OffsetVolts * mismatch.Offset) / UnitVolts, noise);
        return reset.Then(item);
    }

    /// <summary>
    /// Mean energy in joules that an item loses in R and the switch, for independent drives of mean 0 and variance <paramref name="variance"/> (model units
    /// squared) and resets by chance, without a leak: C variance (1 - (1 - rho) alpha) to the drive, C variance (1 - alpha) to ground (docs/equations.md).
    /// </summary>
    /// <param name="alpha">Nominal retention.</param>
    /// <param name="variance">Of the drive.</param>
    /// <param name="resets">rho, resets per item, 0 .. 1.</param>
    /// <param name="start">Where a reset takes the cell.</param>
    public double MeanLossJoules(double alpha, double variance, double resets, ItemStart start)
    {
        double kept = start == ItemStart.Drive ? (1 - resets) * alpha : alpha;
        return CapacitanceFarads * variance * UnitVolts * UnitVolts * (1 - kept);
    }

    /// <summary>Refuses numbers that no cell has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is outside its range.</exception>
    public void Validate()
    {
        InRange(CapacitanceFarads, 1e-15, 1e-6, nameof(CapacitanceFarads));
        InRange(ItemSeconds, 1e-9, 1000, nameof(ItemSeconds));
        InRange(InjectedCoulombs, -1e-12, 1e-12, nameof(InjectedCoulombs));
        InRange(LeakTimeConstantSeconds ?? 1, 1e-9, 1e9, nameof(LeakTimeConstantSeconds));
        InRange(ResistanceMismatch, 0, 0.5, nameof(ResistanceMismatch));
        InRange(CapacitanceMismatch, 0, 0.5, nameof(CapacitanceMismatch));
        InRange(OffsetVolts, 0, 1, nameof(OffsetVolts));
        InRange(TemperatureKelvin, 200, 450, nameof(TemperatureKelvin));
        InRange(UnitVolts, 1e-3, 5, nameof(UnitVolts));
    }

    private static void InRange(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, $"{name} lies in {least:G3} .. {most:G3}.");
    }
}
