using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Costs;

/// <summary>The sentences a report prints under the cost of a leaky network.</summary>
internal static class LeakyAssumptions
{
    internal static ImmutableArray<string> For(Technology technology, LeakyNetwork network, LeakyCell cell, double resets) =>
    [
        $"{technology.Name}: {technology.Description}.",
        Text($"A column sum of more than {technology.Design.RowsPerArray.Typical} inputs is converted per array and added; {technology.Design.ColumnsPerConverter.Typical} columns share a converter."),
        "The converter of an output word line drives the leaky cell, whose buffer drives the line: the cell needs no converter of its own.",
        $"{(network.Cell is null ? "The network's memory is ideal and priced as" : "The leaky cell has")} {Quantity.Format(cell.CapacitanceFarads, Unit.Farad)} and an item of {Quantity.Format(cell.ItemSeconds, Unit.Second)}, over which static power is paid, whatever the circuits could do.",
        Text($"What an item loses in R and switch is the closed form for independent drives of variance {LeakyPrices.DriveVariance} at {Quantity.Format(cell.UnitVolts, Unit.Volt)} per unit and {resets:G3} resets per item; low is a quarter of that variance, high a full supply swing."),
        .. Resets(network.Settings),
        "The transposed read drives the bit lines of the output array and senses its word lines with converters of their own; its cells are those of the forward read.",
        "An output error is priced as one error-arithmetic, which has more operations. Not priced: the gate of the slope, the factor of ScalesGradient, the sum under a softmax, what mini-batches hold.",
        "Every cell is written at every learned item, though neurons with a slope of 0 are not; no write is verified, and refresh of leaking weights is not priced.",
        "Low and high totals take every part at the same end of its range; typical is not a mean.",
    ];

    private static IEnumerable<string> Resets(LeakySettings settings)
    {
        if (settings.Reset is ResetKind.Category or ResetKind.Periodic)
            yield return "The line that carries the reset to all neurons, and what decides it, are not priced.";
        if (settings.Reset == ResetKind.Local)
            yield return "A local criterion's differences, sums and absolute values are priced as digital 8-bit additions; the factor 1/2 is wiring.";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
