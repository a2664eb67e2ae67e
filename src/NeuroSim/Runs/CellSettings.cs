using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>
/// A leaky integrator as an experiment describes it; units and ranges are those of <see cref="RcCell"/>, <see cref="SwitchedCapacitorCell"/> and
/// <see cref="RegisterCell"/>. What its kind does not have has no effect.
/// </summary>
/// <param name="Time">R and C, or retention and C (of a switched-capacitor cell the hold capacitor).</param>
/// <param name="ThermalNoise">Whether kT/C noise is added at every step.</param>
/// <param name="LeakSeconds">Time constant of the leak, in seconds, 1 ns .. 1e9 s; null: no leak.</param>
/// <param name="LeakReference">The value the cell leaks to, in model units, -1000 .. 1000.</param>
/// <param name="ResistanceMismatch">Relative standard deviation of R, 0 .. 0.5.</param>
/// <param name="CapacitanceMismatch">Relative standard deviation of each C, 0 .. 0.5.</param>
/// <param name="TemperatureKelvin">Temperature in kelvin, 200 .. 450.</param>
/// <param name="UnitVolts">Volts that stand for the number 1, 1 mV .. 5 V.</param>
public sealed record CellSettings(
    MemoryTime Time, bool ThermalNoise, double? LeakSeconds, double LeakReference,
    double ResistanceMismatch, double CapacitanceMismatch, double TemperatureKelvin, double UnitVolts)
{
    /// <summary>What the cell is made of.</summary>
    public CellKind Kind { get; init; }

    /// <summary>Retentions of neuron groups; empty: one for all, that of <see cref="Time"/>.</summary>
    public GroupRetentions Retentions { get; init; } = GroupRetentions.None;

    /// <summary>Share of the period in which an RC cell's input is connected, above 0, at most 1.</summary>
    public double DutyCycle { get; init; } = 1;

    /// <summary>Resistance of what drives an RC cell, in ohm, 0 .. 1 TOhm.</summary>
    public double SourceOhms { get; init; }

    /// <summary>Standard deviation of the input offset, in volts, 0 .. 1 V.</summary>
    public double OffsetVolts { get; init; }

    /// <summary>C_s of a switched-capacitor cell in farad, 1 aF .. 1 uF; null: from the retention.</summary>
    public double? SamplingFarads { get; init; }

    /// <summary>Charge that a switch leaves on its capacitor, in coulomb, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Bits of a register with the sign, 1 .. 24.</summary>
    public int Bits { get; init; } = 24;

    /// <summary>Bits of a register behind the point, 0 .. 24.</summary>
    public int FractionBits { get; init; } = 16;

    /// <summary>k of a register, 1 .. 23; null: from the retention.</summary>
    public int? Shift { get; init; }

    /// <summary>Whether a register rounds by chance.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>R in ohm when samples are <paramref name="periodSeconds"/> apart: the given one, or what is left of the retention's when the source's is taken off.</summary>
    public double Ohms(double periodSeconds) =>
        Time.ResistanceOhms ?? OhmsFor(Time.Retention!.Value, periodSeconds);

    /// <summary>beta over <paramref name="periodSeconds"/> without leak and mismatch; rounds to 0 or 1 when it is far from the middle.</summary>
    public double RetentionOver(double periodSeconds) => Kind switch
    {
        CellKind.Rc => Time.Retention ?? Math.Exp(-periodSeconds * DutyCycle / ((Time.ResistanceOhms!.Value + SourceOhms) * Time.CapacitanceFarads)),
        CellKind.SwitchedCapacitor => SamplingFarads is { } sampling ? Time.CapacitanceFarads / (Time.CapacitanceFarads + sampling) : Time.RetentionOver(periodSeconds),
        _ => 1 - Math.ScaleB(1, -(Shift ?? RegisterCell.ShiftFor(Time.RetentionOver(periodSeconds)))),
    };

    /// <summary>The cell for a sample period in seconds, or that of every neuron group.</summary>
    public MemoryCell Cell(double periodSeconds) => Retentions.IsEmpty
        ? Kind switch
        {
            CellKind.Rc => Rc(Ohms(periodSeconds)),
            CellKind.SwitchedCapacitor => SwitchedCapacitor(SamplingFarads ?? SwitchedCapacitorCell.SamplingFor(Time.RetentionOver(periodSeconds), Time.CapacitanceFarads)),
            _ => Register(Shift ?? RegisterCell.ShiftFor(Time.RetentionOver(periodSeconds))),
        }
        : new GroupedCell([.. Retentions.Values.Select(beta => CellOf(beta, periodSeconds))]);

    /// <summary>The same cell with a pace given by a retention over a known period alone, in the form its kind has.</summary>
    internal MemoryCell CellOf(double beta, double periodSeconds) => Kind switch
    {
        CellKind.Rc => Rc(OhmsFor(beta, periodSeconds)),
        CellKind.SwitchedCapacitor => SwitchedCapacitor(SwitchedCapacitorCell.SamplingFor(beta, Time.CapacitanceFarads)),
        _ => Register(RegisterCell.ShiftFor(beta)),
    };

    /// <summary>R in ohm of an RC cell that keeps <paramref name="beta"/> over a period of which it is connected for the duty cycle.</summary>
    internal double OhmsFor(double beta, double periodSeconds) => RcCell.ResistanceFor(beta, periodSeconds * DutyCycle, Time.CapacitanceFarads) - SourceOhms;

    private RcCell Rc(double ohms) => new()
    {
        ResistanceOhms = ohms,
        CapacitanceFarads = Time.CapacitanceFarads,
        DutyCycle = DutyCycle,
        SourceOhms = SourceOhms,
        OffsetVolts = OffsetVolts,
        LeakTimeConstantSeconds = LeakSeconds,
        LeakReference = LeakReference,
        ResistanceMismatch = ResistanceMismatch,
        CapacitanceMismatch = CapacitanceMismatch,
        ThermalNoise = ThermalNoise,
        TemperatureKelvin = TemperatureKelvin,
        UnitVolts = UnitVolts,
    };

    private SwitchedCapacitorCell SwitchedCapacitor(double samplingFarads) => new()
    {
        SamplingFarads = samplingFarads,
        HoldFarads = Time.CapacitanceFarads,
        InjectedCoulombs = InjectedCoulombs,
        OffsetVolts = OffsetVolts,
        LeakTimeConstantSeconds = LeakSeconds,
        LeakReference = LeakReference,
        CapacitanceMismatch = CapacitanceMismatch,
        ThermalNoise = ThermalNoise,
        TemperatureKelvin = TemperatureKelvin,
        UnitVolts = UnitVolts,
    };

    private RegisterCell Register(int shift) => new() { Bits = Bits, FractionBits = FractionBits, Shift = shift, IsStochastic = IsStochastic };
}
