namespace NeuroSim.Memories;

/// <summary>
/// What an RC cell does in a given time, in closed form: V' = beta V + gain x + offset + sigma xi, in model units.
/// </summary>
/// <remarks>
/// The node is driven through R and leaks with tau_L to a reference: C dV/dt = (x - V)/R + (ref - V) C/tau_L. So beta = exp(-dt (1/RC + 1/tau_L)),
/// gain = (1 - beta) tau_L / (tau_L + RC), offset = (1 - beta) ref RC / (tau_L + RC). Thermal noise of the resistors leaves the node
/// with variance kT/C at rest, so a step adds sigma = sqrt(kT/C (1 - beta^2)).
/// </remarks>
/// <param name="Retention">beta.</param>
/// <param name="Gain">Weight of the input.</param>
/// <param name="Offset">Pull of the leak's reference.</param>
/// <param name="NoiseDeviation">sigma, 0 when the cell's thermal noise is off.</param>
public readonly record struct RcStep(double Retention, double Gain, double Offset, double NoiseDeviation)
{
    private const double Boltzmann = 1.380649e-23;

    /// <summary>The step of <paramref name="cell"/> over <paramref name="seconds"/>.</summary>
    /// <param name="cell">Nominal parameters.</param>
    /// <param name="seconds">Time the input is held, at least 0.</param>
    /// <param name="resistanceFactor">This neuron's R over the nominal one.</param>
    /// <param name="capacitanceFactor">This neuron's C over the nominal one.</param>
    public static RcStep Of(RcCell cell, double seconds, double resistanceFactor = 1, double capacitanceFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        double farads = cell.CapacitanceFarads * capacitanceFactor;
        double tau = cell.ResistanceOhms * resistanceFactor * farads;
        double leakRate = cell.LeakTimeConstantSeconds is { } leak ? 1 / leak : 0;
        double driveShare = 1 / (1 + tau * leakRate);
        double exponent = -seconds * (1 / tau + leakRate);
        double beta = Math.Exp(exponent), risen = -double.ExpM1(exponent);
        double noise = cell.ThermalNoise
            ? Math.Sqrt(Boltzmann * cell.TemperatureKelvin / farads * -double.ExpM1(2 * exponent)) / cell.UnitVolts
            : 0;
        return new RcStep(beta, risen * driveShare, risen * (1 - driveShare) * cell.LeakReference, noise);
    }
}
