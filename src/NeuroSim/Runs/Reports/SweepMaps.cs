using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Heat maps of a sweep's accuracy over two of its quantities: R and C where they are swept, one map for each combination of the others.</summary>
internal static class SweepMaps
{
    /// <summary>Share of a map's cells that must have a value; points drawn by chance lie on no grid.</summary>
    private const double LeastFilled = 0.4;

    public static IEnumerable<HeatMapChart> Of(ReportedSweep sweep, string name)
    {
        SweptQuantity[] numeric = [.. sweep.Table.Swept.Where(quantity => quantity.IsNumeric && quantity.Values.Distinct().Count() > 1)];
        if (numeric.Length < 2)
            return [];
        SweptQuantity x = numeric.FirstOrDefault(one => one.Unit == Unit.Ohm) ?? numeric[0];
        SweptQuantity y = numeric.FirstOrDefault(one => one != x && one.Unit == Unit.Farad) ?? numeric.First(one => one != x);
        SweptQuantity[] others = [.. sweep.Table.Swept.Where(one => one != x && one != y)];
        HeatRegion? region = Window(sweep, x);
        return sweep.Table.Done.GroupBy(point => SweepCurves.Combination(others, point)).Select((group, i) => Map(name, i, group.Key, x, y, [.. group], region))
            .Where(map => map.Cells.Length >= LeastFilled * map.Columns.Length * map.Rows.Length);
    }

    private static HeatMapChart Map(string name, int index, string others, SweptQuantity x, SweptQuantity y, SweepPoint[] points, HeatRegion? region)
    {
        ImmutableArray<HeatCell> cells = [.. points.DistinctBy(point => (x.Values[point.Index], y.Values[point.Index])).Select(point => new HeatCell(
            x.Values[point.Index], y.Values[point.Index], point.Accuracy!.Value, FormattableString.Invariant($"point {point.Number}"), !point.IsFeasible))];
        return new HeatMapChart
        {
            Name = FormattableString.Invariant($"{name}-accuracy-{index + 1}"),
            Title = $"Accuracy over {x.Name} and {y.Name}{(others.Length > 0 ? $", {others}" : "")}",
            Description = $"{cells.Length} points; the best has {Words.Percent(cells.Max(cell => cell.Value))}, the worst {Words.Percent(cells.Min(cell => cell.Value))}. {cells.Count(cell => cell.IsMarked)} of them cannot be made.",
            X = x.Axis,
            Y = y.Axis,
            Colour = new ChartAxis("accuracy") { IsShare = true },
            Cells = cells,
            Region = region,
            MarkMeaning = cells.Any(cell => cell.IsMarked) ? "outside of the process, or too fast" : "",
        };
    }

    /// <summary>The resistances that the technology has; null when R is not swept, the technology is, or it cannot be found.</summary>
    private static HeatRegion? Window(ReportedSweep sweep, SweptQuantity x)
    {
        if (x.Unit != Unit.Ohm || sweep.Table.Swept.Any(one => one.Path == "hardware.technology"))
            return null;
        try
        {
            Technology technology = TechnologySource.Load(sweep.Experiment.Hardware.Technology);
            double most = technology.Window.LargestResistance.Typical;
            return new HeatRegion($"passive resistors of {technology.Name}: up to {Words.Of(most, Unit.Ohm)}", most, null);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
