namespace NeuroSim.Memories;

/// <summary>
/// Parameters of an RC leaky integrator: the input drives a capacitor C through a resistor R for one sample period,
/// V' = beta V + (1 - beta) x with beta = exp(-dt / (R C)) (<c>docs/equations.md</c>).
/// A number u of the model is the voltage u x <see cref="UnitVolts"/> around the reference.
/// </summary>
public sealed record RcCell
{
    /// <summary>R in ohm, 1 kOhm .. 1 TOhm.</summary>
    public required double ResistanceOhms { get; init; }

    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public required double CapacitanceFarads { get; init; }

    /// <summary>Time constant in seconds with which the cell leaks to <see cref="LeakReference"/>; null: no leak.</summary>
    public double? LeakTimeConstantSeconds { get; init; }

    /// <summary>The value the cell leaks to, in model units.</summary>
    public double LeakReference { get; init; }

    /// <summary>Relative standard deviation of R from neuron to neuron, 0 .. 0.5.</summary>
    public double ResistanceMismatch { get; init; }

    /// <summary>Relative standard deviation of C from neuron to neuron, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <summary>Whether the kT/C noise of the resistor is added at every step.</summary>
    public bool ThermalNoise { get; init; }

    /// <summary>Temperature in kelvin, 200 .. 450.</summary>
    public double TemperatureKelvin { get; init; } = 300;

    /// <summary>Volts that stand for the number 1, 1 mV .. 5 V.</summary>
    public double UnitVolts { get; init; } = 0.1;

    /// <summary>R x C in seconds.</summary>
    public double TimeConstantSeconds => ResistanceOhms * CapacitanceFarads;

    /// <summary>beta = exp(-dt / (R C)), the share of the value that is left after <paramref name="seconds"/>.</summary>
    public double Retention(double seconds) => Math.Exp(-seconds / TimeConstantSeconds);

    /// <summary>The resistance that gives retention <paramref name="beta"/> over one period with capacitance <paramref name="farads"/>.</summary>
    public static double ResistanceFor(double beta, double periodSeconds, double farads) => -periodSeconds / (Math.Log(beta) * farads);
}
