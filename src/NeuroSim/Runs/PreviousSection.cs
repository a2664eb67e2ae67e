using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware.memory.previous:</c>.</summary>
internal static class PreviousSection
{
    private static readonly SettingRange Leakage = new(0, 1e-6, Unit.Ampere);

    private static readonly Dictionary<PreviousKind, string[]> OwnKeys = new()
    {
        [PreviousKind.Ideal] = [],
        [PreviousKind.SampleAndHold] = ["capacitance", "leakage", "injectedCharge", "capacitanceMismatch", "offset", "thermalNoise", "temperature", "unit"],
        [PreviousKind.Register] = ["bits", "fractionBits", "rounding"],
    };

    /// <summary>Every key of any kind.</summary>
    public static string[] Keys { get; } = ["cell", .. OwnKeys.Values.SelectMany(keys => keys)];

    /// <summary>The keys of a kind.</summary>
    public static string[] KeysOf(PreviousKind kind) => OwnKeys[kind];

    /// <summary>The memory.</summary>
    public static PreviousSettings Read(Section section, PreviousSettings defaults)
    {
        PreviousKind kind = section.Choice("cell", ExperimentWords.Previous, defaults.Kind);
        RefuseForeign(section, kind);
        return new PreviousSettings
        {
            Kind = kind,
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

    private static void RefuseForeign(Section section, PreviousKind kind)
    {
        string has = OwnKeys[kind].Length == 0 ? "has no parameters; choose cell: sample-and-hold or register" : $"has {string.Join(", ", OwnKeys[kind])}";
        foreach (string key in Keys.Where(key => key != "cell" && section.Has(key) && !OwnKeys[kind].Contains(key)))
            throw section.Invalid(key, $"{key} is no parameter of a previous-activation memory of the kind {ExperimentWords.Of(ExperimentWords.Previous, kind)}, which {has}.");
    }
}
