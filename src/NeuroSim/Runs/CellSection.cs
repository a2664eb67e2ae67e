using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads a leaky integrator: <c>hardware.memory:</c> itself and its <c>mean:</c> and <c>variance:</c>.</summary>
internal static class CellSection
{
    private const int MostGroups = 64;

    /// <summary>The keys that set the pace of one kind alone; every other key may be there and is warned about where it has no effect.</summary>
    private static readonly Dictionary<CellKind, string> PaceKeys = new()
    {
        [CellKind.Rc] = "resistance",
        [CellKind.SwitchedCapacitor] = "samplingCapacitance",
        [CellKind.Register] = "shift",
    };

    private static readonly SettingRange
        Resistance = new(1e3, 1e12, Unit.Ohm),
        SourceResistance = new(0, 1e12, Unit.Ohm),
        Retention = new(0, 1) { AboveLeast = true, BelowMost = true },
        Duty = new(0, 1) { AboveLeast = true },
        Sampling = new(1e-18, 1e-6, Unit.Farad),
        Leak = new(1e-9, 1e9, Unit.Second),
        Reference = new(-1000, 1000);

    /// <summary>Ranges that the previous-activation memory shares.</summary>
    internal static readonly SettingRange
        Capacitance = new(1e-15, 1e-6, Unit.Farad),
        Mismatch = new(0, 0.5),
        Offset = new(0, 1, Unit.Volt),
        Charge = new(-1e-12, 1e-12, Unit.Coulomb),
        Temperature = new(200, 450, Unit.Kelvin),
        UnitVoltage = new(1e-3, 5, Unit.Volt);

    /// <summary>Every key of any kind of cell.</summary>
    public static string[] Keys { get; } =
    [
        "retention", "resistance", "retentions", "samplingCapacitance", "shift", "capacitance", "thermalNoise", "leak", "leakReference", "resistanceMismatch",
        "capacitanceMismatch", "dutyCycle", "sourceResistance", "offset", "injectedCharge", "bits", "fractionBits", "rounding", "temperature", "unit",
    ];

    /// <summary>The cell; the sample period in seconds turns a retention into a resistance, whose range is checked.</summary>
    public static CellSettings Read(Section section, CellSettings defaults, double period)
    {
        CellKind kind = section.Choice("cell", ExperimentWords.Cells, defaults.Kind);
        RefuseForeign(section, kind);
        CellSettings cell = Pace(section, kind == defaults.Kind ? defaults : Converted(defaults, kind, period)) with
        {
            ThermalNoise = section.Choice("thermalNoise", ExperimentWords.Flags, defaults.ThermalNoise),
            LeakSeconds = section.Text("leak") is "none" ? null : section.Has("leak") ? section.Quantity("leak", Leak, 0) : defaults.LeakSeconds,
            LeakReference = section.Quantity("leakReference", Reference, defaults.LeakReference),
            ResistanceMismatch = section.Quantity("resistanceMismatch", Mismatch, defaults.ResistanceMismatch),
            CapacitanceMismatch = section.Quantity("capacitanceMismatch", Mismatch, defaults.CapacitanceMismatch),
            TemperatureKelvin = section.Quantity("temperature", Temperature, defaults.TemperatureKelvin),
            UnitVolts = section.Quantity("unit", UnitVoltage, defaults.UnitVolts),
            DutyCycle = section.Quantity("dutyCycle", Duty, defaults.DutyCycle),
            SourceOhms = section.Quantity("sourceResistance", SourceResistance, defaults.SourceOhms),
            OffsetVolts = section.Quantity("offset", Offset, defaults.OffsetVolts),
            InjectedCoulombs = section.Quantity("injectedCharge", Charge, defaults.InjectedCoulombs),
            Bits = section.Integer("bits", 1, FixedPoint.MostBits, defaults.Bits),
            FractionBits = section.Integer("fractionBits", 0, FixedPoint.MostBits, defaults.FractionBits),
            IsStochastic = section.Choice("rounding", ExperimentWords.Roundings, defaults.IsStochastic),
        };
        RefuseUnreachable(section, cell, period);
        return cell;
    }

    /// <summary>The time constant of the lateral weights.</summary>
    public static MemoryTime Time(Section section, MemoryTime defaults, double period)
    {
        RefusePair(section, "retention", "resistance", "retention sets the resistance");
        MemoryTime time = TimeOf(section, defaults);
        if (!Resistance.Contains(time.Ohms(period)))
            throw Unreachable(section, time.Retention!.Value, time.CapacitanceFarads, time.Ohms(period), period);
        return time;
    }

    private static MemoryTime TimeOf(Section section, MemoryTime defaults)
    {
        double farads = section.Quantity("capacitance", Capacitance, defaults.CapacitanceFarads);
        return section.Has("resistance") || (!section.Has("retention") && defaults.Retention is null)
            ? MemoryTime.OfResistance(section.Quantity("resistance", Resistance, defaults.ResistanceOhms ?? 0), farads)
            : MemoryTime.OfRetention(section.Quantity("retention", Retention, defaults.Retention ?? 0), farads);
    }

    /// <summary>Whatever is given of the pace replaces what the defaults say of it in another form.</summary>
    private static CellSettings Pace(Section section, CellSettings defaults)
    {
        RefusePair(section, "retention", "resistance", "retention sets the resistance");
        RefusePair(section, "retention", "samplingCapacitance", "retention sets the sampling capacitor");
        RefusePair(section, "retention", "shift", "retention sets the shift");
        foreach (string other in (string[])["retention", "resistance", "samplingCapacitance", "shift"])
            RefusePair(section, "retentions", other, "retentions gives every neuron group a retention of its own");
        bool one = section.Has("retention") || section.Has("resistance") || section.Has("samplingCapacitance") || section.Has("shift");
        bool form = section.Has("retention") || section.Has("retentions");
        return defaults with
        {
            Time = TimeOf(section, defaults.Time),
            SamplingFarads = section.Has("samplingCapacitance") ? section.Quantity("samplingCapacitance", Sampling, 0) : form ? null : defaults.SamplingFarads,
            Shift = section.Has("shift") ? section.Integer("shift", 1, FixedPoint.MostBits - 1, 1) : form ? null : defaults.Shift,
            Retentions = one ? GroupRetentions.None : Groups(section, defaults.Retentions),
        };
    }

    private static GroupRetentions Groups(Section section, GroupRetentions fallback) =>
        section.Has("retentions") ? new GroupRetentions(section.Quantities("retentions", MostGroups, Retention)) : fallback;

    /// <summary>A cell of another kind with the same retention.</summary>
    private static CellSettings Converted(CellSettings cell, CellKind kind, double period) => cell with
    {
        Kind = kind,
        Time = MemoryTime.OfRetention(Math.Clamp(cell.RetentionOver(period), double.Epsilon, Math.BitDecrement(1.0)), cell.Time.CapacitanceFarads),
        SamplingFarads = null,
        Shift = null,
    };

    private static void RefusePair(Section section, string first, string second, string why)
    {
        if (section.Has(first) && section.Has(second))
            throw section.Invalid(second, $"{first} and {second} are both given; {why}, so keep one of them.");
    }

    private static void RefuseForeign(Section section, CellKind kind)
    {
        foreach (string key in PaceKeys.Where(entry => entry.Key != kind && section.Has(entry.Value)).Select(entry => entry.Value))
            throw section.Invalid(key, $"{key} does not set the pace of a {ExperimentWords.Of(ExperimentWords.Cells, kind)} cell; {PaceKeys[kind]} or retention does.");
    }

    private static void RefuseUnreachable(Section section, CellSettings cell, double period)
    {
        if (cell.Kind == CellKind.Register)
            return;
        foreach (double beta in cell.Retentions.IsEmpty && cell.Time.Retention is { } one ? [one] : cell.Retentions.Values)
        {
            double farads = cell.Time.CapacitanceFarads;
            if (cell.Kind == CellKind.Rc && !Resistance.Contains(cell.OhmsFor(beta, period)))
                throw Unreachable(section, beta, farads, cell.OhmsFor(beta, period), period);
            double sampling = SwitchedCapacitorCell.SamplingFor(beta, farads);
            if (cell.Kind == CellKind.SwitchedCapacitor && cell.SamplingFarads is null && !Sampling.Contains(sampling))
                throw section.Invalid(KeyOf(section), $"A retention of {SettingText.Of(beta, Unit.None)} with a hold capacitor of {SettingText.Of(farads, Unit.Farad)} needs a sampling capacitor of {Quantity.Format(sampling, Unit.Farad)}; it must be {Sampling}.");
        }
    }

    private static InvalidInputException Unreachable(Section section, double beta, double farads, double ohms, double period)
    {
        string needs = $"A retention of {SettingText.Of(beta, Unit.None)} over a sample period of {SettingText.Of(period, Unit.Second)} with {SettingText.Of(farads, Unit.Farad)}";
        return section.Invalid(KeyOf(section), $"{needs} needs a resistance of {Quantity.Format(ohms, Unit.Ohm)}; it must be {Resistance}. Change the retention, the capacitance or hardware.samplePeriod.");
    }

    private static string KeyOf(Section section) =>
        section.Has("retentions") ? "retentions" : section.Has("retention") || !section.Has("capacitance") ? "retention" : "capacitance";
}
