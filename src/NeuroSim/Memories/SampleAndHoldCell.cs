using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// A sample-and-hold, the memory of the previous activation: a switch charges C to the input, then a leakage current discharges it, droop = I t / C
/// (<c>circuits/sample-and-hold.cir</c>). It keeps nothing of the value before.
/// </summary>
/// <remarks>Thermal noise of the switch is frozen on C when it opens: variance kT/C, whatever its resistance. The switch leaves the charge q: q / C.</remarks>
public sealed record SampleAndHoldCell : MemoryCell
{
    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public required double CapacitanceFarads { get; init; }

    /// <summary>Leakage current out of C in ampere, 0 .. 1 uA.</summary>
    public double LeakageAmperes { get; init; }

    /// <summary>Charge in coulomb that the switch leaves on C when it opens, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Relative standard deviation of C from neuron to neuron, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<double> Capacitors => [CapacitanceFarads];

    /// <summary>I t / C in volts.</summary>
    public double DroopVolts(double seconds) => LeakageAmperes * seconds / CapacitanceFarads;

    /// <inheritdoc/>
    public override CellStep StepOver(double seconds, CellMismatch mismatch = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        double factor = CellMismatch.Factor(CapacitanceMismatch, mismatch.Second);
        double pedestal = (InjectedCoulombs / CapacitanceFarads - DroopVolts(seconds)) / factor;
        return new CellStep(0, 1, (pedestal + OffsetVolts * mismatch.Offset) / UnitVolts, Math.Sqrt(NoiseVariance(CapacitanceFarads * factor)));
    }

    /// <summary>
    /// drawn = C x (x - V) from the value before, less what the leakage current takes from C by its droop; lost = C (x - V)^2 / 2 in the switch.
    /// </summary>
    public override StepEnergy EnergyOver(double seconds, double input, double value)
    {
        double x = input * UnitVolts, v = value * UnitVolts, gap = x - v;
        double drooped = StepEnergy.Stored(CapacitanceFarads, x, x - DroopVolts(seconds));
        return new StepEnergy(
            CapacitanceFarads * x * gap + drooped,
            CapacitanceFarads * gap * gap / 2,
            StepEnergy.Stored(CapacitanceFarads, v, x) + drooped);
    }

    /// <summary>C variance: two independent inputs are 2 variance apart in the mean square.</summary>
    public override double MeanLossJoules(double seconds, double variance) => CapacitanceFarads * variance * UnitVolts * UnitVolts;
}
