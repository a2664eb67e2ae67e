using System.Collections.Immutable;
using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware.memory:</c>: the shared cell, what mean, variance and lateral weights have of their own, previous activation and squarer.</summary>
internal static class MemorySection
{
    private static readonly SettingRange SquarerOffset = new(0, 100);

    /// <summary>The memories; the sample period in seconds turns a retention into a resistance, whose range is checked.</summary>
    public static MemorySettings Read(Section section, MemorySettings defaults, double period)
    {
        CellSettings shared = CellSection.Read(section, defaults.Shared, period);
        Section squarer = section.Open("squarer");
        var memory = new MemorySettings(
            shared,
            section.Has("mean") ? CellSection.Read(section.Open("mean"), shared, period) : null,
            section.Has("variance") ? CellSection.Read(section.Open("variance"), shared, period) : null,
            section.Has("lateral") ? null : defaults.Lateral)
        {
            Previous = PreviousSection.Read(section.Open("previous"), defaults.Previous),
            Squarer = new Squarer(
                squarer.Quantity("gainSpread", CellSection.Mismatch, defaults.Squarer.GainSpread),
                squarer.Quantity("offsetSpread", SquarerOffset, defaults.Squarer.OffsetSpread)),
        };
        memory = section.Has("lateral") ? memory with { Lateral = CellSection.Time(section.Open("lateral"), memory.LateralTime(period), period) } : memory;
        return memory with { CoSimulated = CoSimulated(section, defaults, memory) };
    }

    private static string CoSimulated(Section section, MemorySettings defaults, MemorySettings memory)
    {
        bool spice = section.Choice("simulator", [("model", false), ("spice", true)], defaults.CoSimulated.Length > 0);
        if (!spice)
            return section.Has("neurons") ? throw section.Invalid("neurons", "neurons names those that are stepped in a circuit simulator, so it needs simulator: spice.") : "";
        if (memory.OfMean.Kind != CellKind.Rc || memory.OfVariance.Kind != CellKind.Rc)
            throw section.Invalid("simulator", "Only rc cells are stepped in a circuit simulator; set cell: rc or simulator: model. circuit CELL compares the other cells with their circuits.");
        ImmutableArray<string> places = section.Texts("neurons", CoSimulation.MostNeurons, ["1/1"]);
        foreach (string place in places)
        {
            if (CoSimulation.Place(place) is null)
                throw section.Invalid("neurons", $"\"{place}\" names no neuron; write layer and number, both from 1, as in [1/5, 2/1].");
        }

        return string.Join(' ', places.Distinct());
    }
}
