using System.Collections.Immutable;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware.memory:</c>: the shared cell, and what the mean, the variance and the lateral weights have of their own.</summary>
internal static class MemorySection
{
    private static readonly SettingRange
        Retention = new(0, 1) { AboveLeast = true, BelowMost = true },
        Resistance = new(1e3, 1e12, Unit.Ohm),
        Capacitance = new(1e-15, 1e-6, Unit.Farad),
        Leak = new(1e-9, 1e9, Unit.Second),
        Reference = new(-1000, 1000),
        Mismatch = new(0, 0.5),
        Temperature = new(200, 450, Unit.Kelvin),
        UnitVoltage = new(1e-3, 5, Unit.Volt);

    /// <summary>The memories; the sample period in seconds turns a retention into a resistance, whose range is checked.</summary>
    public static MemorySettings Read(Section section, MemorySettings defaults, double period)
    {
        section.Choice("cell", [("rc", 0)], 0, ExperimentWords.CellsToCome);
        RcMemory shared = Cell(section, defaults.Shared, period);
        return new MemorySettings(
            shared,
            section.Has("mean") ? Cell(section.Open("mean"), shared, period) : null,
            section.Has("variance") ? Cell(section.Open("variance"), shared, period) : null,
            section.Has("lateral") ? Time(section.Open("lateral"), shared.Time, period) : null)
        {
            CoSimulated = CoSimulated(section, defaults),
        };
    }

    private static string CoSimulated(Section section, MemorySettings defaults)
    {
        bool spice = section.Choice("simulator", [("model", false), ("spice", true)], defaults.CoSimulated.Length > 0);
        if (!spice)
            return section.Has("neurons") ? throw section.Invalid("neurons", "neurons names those that are stepped in a circuit simulator, so it needs simulator: spice.") : "";
        ImmutableArray<string> places = section.Texts("neurons", CoSimulation.MostNeurons, ["1/1"]);
        foreach (string place in places)
        {
            if (CoSimulation.Place(place) is null)
                throw section.Invalid("neurons", $"\"{place}\" names no neuron; write layer and number, both from 1, as in [1/5, 2/1].");
        }

        return string.Join(' ', places.Distinct());
    }

    private static RcMemory Cell(Section section, RcMemory defaults, double period) => new(
        Time(section, defaults.Time, period),
        section.Choice("thermalNoise", ExperimentWords.Flags, defaults.ThermalNoise),
        section.Text("leak") is "none" ? null : section.Has("leak") ? section.Quantity("leak", Leak, 0) : defaults.LeakSeconds,
        section.Quantity("leakReference", Reference, defaults.LeakReference),
        section.Quantity("resistanceMismatch", Mismatch, defaults.ResistanceMismatch),
        section.Quantity("capacitanceMismatch", Mismatch, defaults.CapacitanceMismatch),
        section.Quantity("temperature", Temperature, defaults.TemperatureKelvin),
        section.Quantity("unit", UnitVoltage, defaults.UnitVolts));

    private static MemoryTime Time(Section section, MemoryTime defaults, double period)
    {
        if (section.Has("retention") && section.Has("resistance"))
            throw section.Invalid("resistance", "retention and resistance are both given; retention sets the resistance, so keep one of them.");
        double farads = section.Quantity("capacitance", Capacitance, defaults.CapacitanceFarads);
        MemoryTime time = section.Has("resistance") || (!section.Has("retention") && defaults.Retention is null)
            ? MemoryTime.OfResistance(section.Quantity("resistance", Resistance, defaults.ResistanceOhms ?? 0), farads)
            : MemoryTime.OfRetention(section.Quantity("retention", Retention, defaults.Retention ?? 0), farads);
        return Resistance.Contains(time.Ohms(period)) ? time : throw Unreachable(section, time, period);
    }

    private static InvalidInputException Unreachable(Section section, MemoryTime time, double period)
    {
        string key = section.Has("retention") || !section.Has("capacitance") ? "retention" : "capacitance";
        string needs = $"A retention of {SettingText.Of(time.Retention!.Value, Unit.None)} over a sample period of {SettingText.Of(period, Unit.Second)} with {SettingText.Of(time.CapacitanceFarads, Unit.Farad)}";
        return section.Invalid(key, $"{needs} needs a resistance of {Quantity.Format(time.Ohms(period), Unit.Ohm)}; it must be {Resistance}. Change the retention, the capacitance or hardware.samplePeriod.");
    }
}
