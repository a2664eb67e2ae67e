using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware.crossbar:</c>.</summary>
internal static class CrossbarSection
{
    private static readonly SettingRange
        Weight = new(1e-3, 1e3),
        Signal = new(0, 1e6) { AboveLeast = true },
        Fraction = new(0, 1),
        Spread = new(0, 0.5),
        WriteNoise = new(0, 5),
        Later = new(0, 1e9, Unit.Second),
        Wire = new(0, 1e6, Unit.Ohm),
        Capacitance = new(1e-15, 1e-9, Unit.Farad),
        Swing = new(10e-3, 5, Unit.Volt),
        Temperature = new(200, 450, Unit.Kelvin);

    /// <summary>Device, mapping, writes and converters.</summary>
    public static CrossbarSettings Read(Section section, CrossbarSettings defaults)
    {
        CrossbarDesign d = defaults.Design;
        SynapticDevice device = DeviceSection.Read(section, Device(section, d.Device));
        var design = new CrossbarDesign
        {
            Device = device,
            WeightRange = section.Quantity("weightRange", Weight, d.WeightRange),
            Mapping = section.Choice("mapping", ExperimentWords.Mappings, d.Mapping),
            Update = section.Choice("update", ExperimentWords.Updates, Natural(device)),
            PulseSlots = section.Integer("pulseSlots", 1, PulseTrain.MostSlots, d.PulseSlots),
            StochasticRounding = section.Choice("rounding", ExperimentWords.Roundings, d.StochasticRounding),
            ArrayRows = section.IntegerOr("all", "arrayRows", 16, 65536, d.ArrayRows),
            Wires = Wires(section, d.Wires),
            Dac = Converter(section, "dac", d.Dac),
            Adc = Converter(section, "adc", d.Adc),
            ReadAfterSeconds = section.Quantity("readAfter", Later, d.ReadAfterSeconds),
            Lateral = Lateral(section.Open("lateral"), d.Lateral),
        };
        Refuse(section, design);
        return new CrossbarSettings(section.Text("label") ?? device.Name, design);
    }

    private static SynapticDevice Device(Section section, SynapticDevice fallback)
    {
        if (section.Text("device") is not { } name)
            return fallback;
        if (name == "capacitive")
            throw section.Invalid("device", "capacitive cells leak, which is what the lateral array needs and the feed-forward array cannot use; set hardware.crossbar.lateral.device: capacitive.");
        try
        {
            return DeviceSource.Load(name);
        }
        catch (InvalidInputException error) when (error.Where == "hardware.crossbar.device")
        {
            throw section.Invalid("device", error.Message);
        }
    }

    private static UpdateMethod Natural(SynapticDevice device) => device.Pulses is not null
        ? UpdateMethod.Pulses
        : device.Levels is not null ? UpdateMethod.ReadModifyWrite : UpdateMethod.Exact;

    private static Converter? Converter(Section section, string key, Converter? fallback)
    {
        if (section.IsMap(key))
        {
            Section own = section.Open(key);
            int bits = own.Integer("bits", Crossbars.Converter.FewestBits, Crossbars.Converter.MostBits, fallback?.Bits ?? 8);
            double? range = own.Text("range") is null or "calibrated" ? null : own.Quantity("range", Signal, 1);
            return new Converter(bits, range);
        }

        int? bare = section.IntegerOr("none", key, Crossbars.Converter.FewestBits, Crossbars.Converter.MostBits, null);
        return section.Text(key) is null ? fallback : bare is { } given ? new Converter(given, null) : null;
    }

    private static WireResistance Wires(Section section, WireResistance fallback)
    {
        if (!section.IsMap("wires"))
            return section.Text("wires") is not { } text ? fallback : text == "none" ? default : throw section.Invalid("wires", $"wires is {text}; it must be none or a map, as in {{ row: 1 Ohm, column: 1 Ohm }}.");
        Section own = section.Open("wires");
        return new WireResistance(
            own.Quantity("row", Wire, fallback.RowOhms), own.Quantity("column", Wire, fallback.ColumnOhms),
            own.Quantity("source", Wire, fallback.SourceOhms), own.Quantity("sense", Wire, fallback.SenseOhms));
    }

    private static LateralDesign Lateral(Section section, LateralDesign d) => new()
    {
        IsCapacitive = section.Choice("device", ExperimentWords.LateralDevices, d.IsCapacitive),
        Range = section.Quantity("range", Weight, d.Range),
        CapacitanceFarads = section.Quantity("capacitance", Capacitance, d.CapacitanceFarads),
        SwingVolts = section.Quantity("swing", Swing, d.SwingVolts),
        LeakSpread = section.Quantity("leakSpread", Spread, d.LeakSpread),
        GainSpread = section.Quantity("gainSpread", Spread, d.GainSpread),
        WriteNoise = section.Quantity("writeNoise", WriteNoise, d.WriteNoise),
        ThermalNoise = section.Choice("thermalNoise", ExperimentWords.Flags, d.ThermalNoise),
        TemperatureKelvin = section.Quantity("temperature", Temperature, d.TemperatureKelvin),
        PulseSlots = section.IntegerOr("none", "pulseSlots", 1, PulseTrain.MostSlots, d.PulseSlots),
        ReadNoise = section.Quantity("readNoise", Fraction, d.ReadNoise),
    };

    private static void Refuse(Section section, CrossbarDesign design)
    {
        if (design.Update == UpdateMethod.Pulses && design.Device.Pulses is null)
            throw section.Invalid("update", $"update: pulses needs a device that answers pulses; \"{design.Device.Name}\" does not. Choose constant-step, linear-step, soft-bounds, exponential or a published device.");
        if (design.Device.Levels is not null && design.Update != UpdateMethod.ReadModifyWrite)
            throw section.Invalid("levels", "A cell with levels is programmed to them, so levels needs update: read-modify-write.");
        if (design.ArrayRows % 16 > 0)
            throw section.Invalid("arrayRows", $"arrayRows is {design.ArrayRows}; it must be a multiple of 16, 16 .. 65536, or all.");
    }
}
