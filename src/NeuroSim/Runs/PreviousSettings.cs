using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>
/// The memory of the previous activation as an experiment describes it; units and ranges are those of <see cref="SampleAndHoldCell"/> and
/// <see cref="RegisterCell"/>. What its kind does not have has no effect.
/// </summary>
public sealed record PreviousSettings
{
    /// <summary>What the memory is made of.</summary>
    public PreviousKind Kind { get; init; }

    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public double CapacitanceFarads { get; init; } = 100e-15;

    /// <summary>Leakage current out of C in ampere, 0 .. 1 uA.</summary>
    public double LeakageAmperes { get; init; }

    /// <summary>Charge that the switch leaves on C, in coulomb, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Relative standard deviation of C, 0 .. 0.5.</summary>
    public double CapacitanceMismatch { get; init; }

    /// <summary>Standard deviation of the offset, in volts, 0 .. 1 V.</summary>
    public double OffsetVolts { get; init; }

    /// <summary>Whether kT/C noise is added at every sample.</summary>
    public bool ThermalNoise { get; init; }

    /// <summary>Temperature in kelvin, 200 .. 450.</summary>
    public double TemperatureKelvin { get; init; } = 300;

    /// <summary>Volts that stand for the number 1, 1 mV .. 5 V.</summary>
    public double UnitVolts { get; init; } = 0.1;

    /// <summary>Bits of a register with the sign, 1 .. 24.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Bits of a register behind the point, 0 .. 24.</summary>
    public int FractionBits { get; init; } = 4;

    /// <summary>Whether a register rounds by chance.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>The cell; null when the memory is ideal.</summary>
    public MemoryCell? Cell => Kind switch
    {
        PreviousKind.SampleAndHold => new SampleAndHoldCell
        {
            CapacitanceFarads = CapacitanceFarads,
            LeakageAmperes = LeakageAmperes,
            InjectedCoulombs = InjectedCoulombs,
            CapacitanceMismatch = CapacitanceMismatch,
            OffsetVolts = OffsetVolts,
            ThermalNoise = ThermalNoise,
            TemperatureKelvin = TemperatureKelvin,
            UnitVolts = UnitVolts,
        },
        PreviousKind.Register => new RegisterCell { Bits = Bits, FractionBits = FractionBits, Shift = 0, IsStochastic = IsStochastic },
        _ => null,
    };
}
