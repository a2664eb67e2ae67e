using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware.memory.previous:</c>.</summary>
internal static class PreviousSection
{
    private static readonly SettingRange Leakage = new(0, 1e-6, Unit.Ampere);

    /// <summary>Every key of any kind; one without effect is warned about.</summary>
    public static string[] Keys { get; } =
        ["cell", "capacitance", "leakage", "injectedCharge", "capacitanceMismatch", "offset", "thermalNoise", "temperature", "unit", "bits", "fractionBits", "rounding"];

    /// <summary>The memory.</summary>
    public static PreviousSettings Read(Section section, PreviousSettings defaults) => new()
    {
        Kind = section.Choice("cell", ExperimentWords.Previous, defaults.Kind),
        CapacitanceFarads = section.Quantity("capacitance", CellSection.Capacitance, defaults.CapacitanceFarads),
        LeakageAmperes = section.Quantity("leakage", Leakage, defaults.LeakageAmperes),
        InjectedCoulombs = section.Quantity("injectedCharge", CellSection.Charge, defaults.InjectedCoulombs),
        CapacitanceMismatch = section.Quantity("capacitanceMismatch", CellSection.Mismatch, defaults.CapacitanceMismatch),
        OffsetVolts = section.Quantity("offset", CellSection.Offset, defaults.OffsetVolts),
        ThermalNoise = section.Choice("thermalNoise", ExperimentWords.Flags, defaults.ThermalNoise),
        TemperatureKelvin = section.Quantity("temperature", CellSection.Temperature, defaults.TemperatureKelvin),
        UnitVolts = section.Quantity("unit", CellSection.UnitVoltage, defaults.UnitVolts),
        Bits = section.Integer("bits", 1, FixedPoint.MostBits, defaults.Bits),
        FractionBits = section.Integer("fractionBits", 0, FixedPoint.MostBits, defaults.FractionBits),
        IsStochastic = section.Choice("rounding", ExperimentWords.Roundings, defaults.IsStochastic),
    };
}
