using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// A circuit that holds one number of a neuron: its law, its noise, its energy and what it is made of. A number u of the model is the voltage
/// u x <see cref="UnitVolts"/> around the reference (a register holds the number itself).
/// </summary>
public abstract record MemoryCell
{
    /// <summary>k in joule per kelvin, exact (SI).</summary>
    protected const double Boltzmann = 1.380649e-23;

    /// <summary>Whether thermal noise is added at every step.</summary>
    public bool ThermalNoise { get; init; }

    /// <summary>Temperature in kelvin, 200 .. 450.</summary>
    public double TemperatureKelvin { get; init; } = 300;

    /// <summary>Volts that stand for the number 1, 1 mV .. 5 V.</summary>
    public double UnitVolts { get; init; } = 0.1;

    /// <summary>Standard deviation of the input offset from neuron to neuron, in volts, 0 .. 1 V.</summary>
    public double OffsetVolts { get; init; }

    /// <summary>The cell's capacitors in farad, the one that holds the value first; none for a register.</summary>
    public abstract ImmutableArray<double> Capacitors { get; }

    /// <summary>The cells of the neuron groups of a layer; one, this, unless the cell is a <see cref="GroupedCell"/>.</summary>
    public virtual ImmutableArray<MemoryCell> Groups => [this];

    /// <summary>How a register rounds; <see cref="FixedPoint.None"/> for an analog cell.</summary>
    public virtual FixedPoint Format => FixedPoint.None;

    /// <summary>The cell of one neuron.</summary>
    /// <param name="neuron">Neuron of the layer, from 0.</param>
    /// <param name="neurons">Neurons of the layer.</param>
    public MemoryCell Of(int neuron, int neurons)
    {
        ImmutableArray<MemoryCell> groups = Groups;
        return groups[(int)((long)neuron * groups.Length / neurons)];
    }

    /// <summary>What the cell does while its input is held, in closed form.</summary>
    /// <param name="seconds">Time that passed since the last step, at least 0.</param>
    /// <param name="mismatch">This neuron's place in the spread.</param>
    public abstract CellStep StepOver(double seconds, CellMismatch mismatch = default);

    /// <summary>Energy of a nominal, noiseless step; all zero for a register, whose writes are priced per bit.</summary>
    /// <param name="seconds">Time that passed since the last step, at least 0.</param>
    /// <param name="input">x in model units, held over the step.</param>
    /// <param name="value">V before the step, in model units.</param>
    public abstract StepEnergy EnergyOver(double seconds, double input, double value);

    /// <summary>
    /// Mean energy lost per step in steady state for independent inputs of variance <paramref name="variance"/> (model units squared) and mean 0, in joules.
    /// </summary>
    public abstract double MeanLossJoules(double seconds, double variance);

    /// <summary>beta, the share of the value that is left after <paramref name="seconds"/>.</summary>
    public double Retention(double seconds) => StepOver(seconds).Retention;

    /// <summary>The pull of a leak alone: V' = ref + (V - ref) exp(-t / tau), with the noise of the leak's resistor.</summary>
    internal static CellStep Leak(double seconds, double tau, double reference, double noiseVariance)
    {
        double exponent = -seconds / tau, lost = -double.ExpM1(exponent);
        return new CellStep(Math.Exp(exponent), 0, lost * reference, Math.Sqrt(noiseVariance * -double.ExpM1(2 * exponent)));
    }

    /// <summary>kT/C in model units squared; 0 without thermal noise.</summary>
    internal double NoiseVariance(double farads) =>
        ThermalNoise ? Boltzmann * TemperatureKelvin / farads / (UnitVolts * UnitVolts) : 0;
}
