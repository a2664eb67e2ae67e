using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// An RC leaky integrator: the input drives a capacitor C through a resistor R for a share of the sample period,
/// V' = beta V + (1 - beta) x with beta = exp(-t_on / (R C)) (<c>docs/equations.md</c>).
/// </summary>
/// <remarks>
/// While connected, C dV/dt = (x - V)/R + (ref - V) C/tau_L: beta = exp(-t (1/RC + 1/tau_L)), gain = (1 - beta) tau_L / (tau_L + RC),
/// offset = (1 - beta) ref RC / (tau_L + RC); otherwise the leak is alone. Thermal noise of the resistors leaves the node with variance kT/C at rest, so a
/// step adds sigma = sqrt(kT/C (1 - beta^2)). R is that of the cell and of its source in series; mismatch is the cell's.
/// </remarks>
public sealed record RcCell : MemoryCell
{
    /// <summary>R in ohm, 1 kOhm .. 1 TOhm.</summary>
    public required double ResistanceOhms { get; init; }

    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public required double CapacitanceFarads { get; init; }

    /// <summary>Share of the period in which the input is connected, above 0, at most 1.</summary>
    public double DutyCycle { get; init; } = 1;

    /// <summary>Resistance of whatever drives the cell, in ohm, 0 .. 1 TOhm; in series with R.</summary>
    public double SourceOhms { get; init; }

    /// <summary>Time constant in seconds with which the cell leaks to <see cref="LeakReference"/>; null: no leak.</summary>
    public double? LeakTimeConstantSeconds { get; init; }

    /// <summary>The value the cell leaks to, in model units.</summary>
    public double LeakReference { get; init; }

    /// <summary>Relative standard deviation of R from neuron to neuron, 0 .. 0.5.</summary>
    public double ResistanceMismatch { get; init; }

    /// <summary>Relative standard deviation of C from neuron to neuron, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <summary>(R + source) x C in seconds.</summary>
    public double TimeConstantSeconds => (ResistanceOhms + SourceOhms) * CapacitanceFarads;

    /// <inheritdoc/>
    public override ImmutableArray<double> Capacitors => [CapacitanceFarads];

    /// <summary>The resistance that gives retention <paramref name="beta"/> over one period with capacitance <paramref name="farads"/>, always connected.</summary>
    public static double ResistanceFor(double beta, double periodSeconds, double farads) => -periodSeconds / (Math.Log(beta) * farads);

    /// <inheritdoc/>
    public override CellStep StepOver(double seconds, CellMismatch mismatch = default) => StepOver(
        seconds,
        CellMismatch.Factor(ResistanceMismatch, mismatch.First),
        CellMismatch.Factor(CapacitanceMismatch, mismatch.Second),
        OffsetVolts / UnitVolts * mismatch.Offset);

    /// <summary>The step of a cell whose R and C are known multiples of the nominal ones.</summary>
    /// <param name="seconds">Time that passed, at least 0.</param>
    /// <param name="resistanceFactor">R over the nominal one.</param>
    /// <param name="capacitanceFactor">C over the nominal one.</param>
    /// <param name="offset">Input offset in model units.</param>
    public CellStep StepOver(double seconds, double resistanceFactor, double capacitanceFactor, double offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        double farads = CapacitanceFarads * capacitanceFactor;
        CellStep on = Connected(seconds * DutyCycle, (ResistanceOhms * resistanceFactor + SourceOhms) * farads, farads, offset);
        return DutyCycle < 1 && LeakTimeConstantSeconds is { } leak
            ? on.Then(Leak(seconds * (1 - DutyCycle), leak, LeakReference, NoiseVariance(farads)))
            : on;
    }

    /// <inheritdoc/>
    public override StepEnergy EnergyOver(double seconds, double input, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        double x = input * UnitVolts, v = value * UnitVolts, between = StepWhile(DutyCycle).Advance(value, input) * UnitVolts;
        StepEnergy on = Exchanged(seconds * DutyCycle, 1 / (ResistanceOhms + SourceOhms), x, v);
        return DutyCycle < 1 ? on + Exchanged(seconds * (1 - DutyCycle), 0, x, between) : on;

        CellStep StepWhile(double share) => Connected(seconds * share, TimeConstantSeconds, CapacitanceFarads, 0);
    }

    /// <summary>
    /// C variance (1 - beta) for a cell without leak: V then has variance (1 - beta)/(1 + beta) of the input's and the mean square of x - V is 2/(1 + beta)
    /// of it. The mean of what is stored is 0. A leak, which is slow, is left out.
    /// </summary>
    public override double MeanLossJoules(double seconds, double variance) =>
        CapacitanceFarads * variance * UnitVolts * UnitVolts * -double.ExpM1(-seconds * DutyCycle / TimeConstantSeconds);

    private CellStep Connected(double seconds, double tau, double farads, double offset)
    {
        double leakRate = LeakTimeConstantSeconds is { } leak ? 1 / leak : 0;
        double driveShare = 1 / (1 + tau * leakRate);
        double exponent = -seconds * (1 / tau + leakRate);
        double beta = Math.Exp(exponent), risen = -double.ExpM1(exponent);
        double noise = ThermalNoise
            ? Math.Sqrt(Boltzmann * TemperatureKelvin / farads * -double.ExpM1(2 * exponent)) / UnitVolts
            : 0;
        return new CellStep(beta, risen * driveShare, risen * (1 - driveShare) * LeakReference + risen * driveShare * offset, noise);
    }

    /// <summary>
    /// The energies of a node that conductances g to x and C/tau_L to the reference pull for a time: with V = V_inf + A exp(-t/tau), the integrals of
    /// V and V^2 are closed, and so are those of each source's power and each resistor's heat.
    /// </summary>
    private StepEnergy Exchanged(double seconds, double conductance, double x, double v)
    {
        double c = CapacitanceFarads, leak = LeakTimeConstantSeconds is { } tau ? c / tau : 0, reference = LeakReference * UnitVolts;
        double total = conductance + leak;
        if (total == 0 || seconds == 0)
            return default;
        double rest = (conductance * x + leak * reference) / total, gap = v - rest, exponent = -seconds * total / c;
        double first = -double.ExpM1(exponent) * c / total, second = -double.ExpM1(2 * exponent) * c / (2 * total);
        (double drawn, double lost) = Through(conductance, x);
        (double leakDrawn, double leakLost) = Through(leak, reference);
        return new StepEnergy(drawn + leakDrawn, lost + leakLost, StepEnergy.Stored(c, v, rest + gap * Math.Exp(exponent)));

        (double Drawn, double Lost) Through(double g, double source)
        {
            double far = source - rest, charge = far * seconds - gap * first;
            return (g * source * charge, g * (far * far * seconds - 2 * far * gap * first + gap * gap * second));
        }
    }
}
