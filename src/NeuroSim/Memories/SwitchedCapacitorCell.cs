using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// A switched-capacitor leaky integrator: phase 1 samples the input on C_s, phase 2 shares it with C_h, V' = beta V + (1 - beta) x with
/// beta = C_h / (C_h + C_s) (<c>circuits/switched-capacitor.cir</c>). One clocked step per sample, however much time has passed; only the leak knows time.
/// </summary>
/// <remarks>
/// Sampling leaves kT/C_s on C_s, of which (1 - beta)^2 reaches C_h; sharing adds kT C_s / (C_h (C_h + C_s)). Together they are kT/C_h (1 - beta^2), so a
/// cell at rest has kT/C_h. A switch that opens leaves the charge q on its capacitor: q / C_s (1 - beta) + q / C_h a step.
/// </remarks>
public sealed record SwitchedCapacitorCell : MemoryCell
{
    /// <summary>C_s in farad, 1 aF .. 1 uF.</summary>
    public required double SamplingFarads { get; init; }

    /// <summary>C_h in farad, 1 fF .. 1 uF.</summary>
    public required double HoldFarads { get; init; }

    /// <summary>Charge in coulomb that a switch leaves on its capacitor when it opens, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Time constant in seconds with which C_h leaks to <see cref="LeakReference"/>; null: no leak.</summary>
    public double? LeakTimeConstantSeconds { get; init; }

    /// <summary>The value the cell leaks to, in model units.</summary>
    public double LeakReference { get; init; }

    /// <summary>Relative standard deviation of each capacitor from neuron to neuron, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<double> Capacitors => [HoldFarads, SamplingFarads];

    /// <summary>The sampling capacitor that gives retention <paramref name="beta"/> with the hold capacitor <paramref name="holdFarads"/>.</summary>
    public static double SamplingFor(double beta, double holdFarads) => holdFarads * (1 - beta) / beta;

    /// <inheritdoc/>
    public override CellStep StepOver(double seconds, CellMismatch mismatch = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        double sampling = SamplingFarads * CellMismatch.Factor(CapacitanceMismatch, mismatch.First);
        double hold = HoldFarads * CellMismatch.Factor(CapacitanceMismatch, mismatch.Second);
        double share = sampling / (hold + sampling), beta = 1 - share;
        double pedestal = InjectedCoulombs * (share / sampling + 1 / hold) / UnitVolts;
        var shared = new CellStep(beta, share, pedestal + share * OffsetVolts / UnitVolts * mismatch.Offset, Math.Sqrt(NoiseVariance(hold) * share * (1 + beta)));
        return LeakTimeConstantSeconds is { } leak ? Leak(seconds, leak, LeakReference, NoiseVariance(hold)).Then(shared) : shared;
    }

    /// <summary>
    /// Both capacitors begin and end at the cell's value: drawn = C_s x (x - V), lost = C_s (x - V)^2 (1 + beta) / 2, stored = (C_s + C_h)(V'^2 - V^2) / 2. The
    /// leak's own loss and injected charge, which the clock drivers pay for, are left out.
    /// </summary>
    public override StepEnergy EnergyOver(double seconds, double input, double value)
    {
        double x = input * UnitVolts, v = value * UnitVolts, beta = HoldFarads / (HoldFarads + SamplingFarads), gap = x - v;
        double share = SamplingFarads / (HoldFarads + SamplingFarads);
        return new StepEnergy(
            SamplingFarads * x * gap,
            SamplingFarads * gap * gap * (1 + beta) / 2,
            StepEnergy.Stored(HoldFarads + SamplingFarads, v, v + share * gap));
    }

    /// <summary>C_s variance: the mean square of x - V is 2/(1 + beta) of the input's variance.</summary>
    public override double MeanLossJoules(double seconds, double variance) => SamplingFarads * variance * UnitVolts * UnitVolts;
}
