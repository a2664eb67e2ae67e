using System.Collections.Immutable;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Curves and clouds of a sweep's points.</summary>
internal static class SweepCurves
{
    private const int MostLines = 8;

    /// <summary>A figure over one quantity, a line for every combination of the others; with too many combinations for lines, points.</summary>
    public static XyChart Over(ReportedSweep sweep, SweptQuantity quantity, string name, ChartAxis axis, Func<SweepPoint, double?> figure)
    {
        SweptQuantity[] others = [.. sweep.Table.Swept.Where(one => one != quantity)];
        SweepPoint[] points = [.. sweep.Table.Done.Where(point => figure(point) is not null)];
        var groups = points.GroupBy(point => Combination(others, point)).ToArray();
        return new XyChart
        {
            Name = name,
            Title = $"{Capital(axis.Title)} over {quantity.Name}",
            Description = $"{points.Length} points of the sweep, {axis.Title} over {quantity.Path}.",
            X = quantity.Axis,
            Y = Spread(axis, points.Select(point => figure(point)!.Value)),
            Series = groups.Length <= MostLines
                ? [.. groups.Select(group => new XySeries(group.Key.Length > 0 ? group.Key : axis.Title, Points(group)))]
                : [new XySeries("points", Points(points), XyStyle.Points)],
        };

        ImmutableArray<XyPoint> Points(IEnumerable<SweepPoint> some) => [.. some
            .Select(point => new XyPoint(quantity.Values[point.Index], figure(point)!.Value, Label(point))).OrderBy(point => point.X)];
    }

    /// <summary>Accuracy over R C / period; null when one of the three is not known, or RC is all the sweep varies in only one way.</summary>
    public static XyChart? Remembering(ReportedSweep sweep, string name)
    {
        HardwareSettings hardware = sweep.Experiment.Hardware;
        MemoryTime time = hardware.Memory.Shared.Time;
        Func<SweepPoint, double>? ohms = Swept("hardware.memory.resistance", time.ResistanceOhms), farads = Swept("hardware.memory.capacitance", time.CapacitanceFarads);
        Func<SweepPoint, double> seconds = Swept("hardware.samplePeriod", hardware.SamplePeriodSeconds)!;
        if (ohms is null || farads is null || sweep.Table.Swept.Count(one => one.IsNumeric) < 2)
            return null;
        return new XyChart
        {
            Name = $"{name}-accuracy-over-memory",
            Title = "Accuracy over the memory's length",
            Description = "Accuracy of every point over its time constant R C divided by its sample period.",
            X = new ChartAxis("R C / sample period (samples)") { IsLogarithmic = true },
            Y = new ChartAxis("accuracy") { IsShare = true },
            Series = [.. sweep.Table.Done.GroupBy(point => point.IsFeasible).OrderByDescending(group => group.Key).Select(group => new XySeries(
                group.Key ? "can be made" : "cannot be made", [.. group.Select(point => new XyPoint(ohms(point) * farads(point) / seconds(point), point.Accuracy!.Value, Label(point)))], XyStyle.Points))],
        };

        Func<SweepPoint, double>? Swept(string path, double? otherwise) => sweep.Table.Swept.FirstOrDefault(one => one.Path == path && one.IsNumeric) is { } quantity
            ? point => quantity.Values[point.Index]
            : otherwise is { } value ? _ => value : null;
    }

    /// <summary>Accuracy against a price: the front, the other points, the recommended one.</summary>
    public static XyChart Trade(ReportedSweep sweep, ImmutableArray<SweepPoint> front, string name, ChartAxis price, Func<SweepPoint, double> priceOf)
    {
        SweepPoint? recommended = sweep.CheapestFeasible ?? sweep.Cheapest;
        SweepPoint[] made = [.. ParetoFront.Of(sweep.Table.Points.Where(point => point.IsFeasible)).Where(point => !front.Contains(point) && point != recommended)];
        SweepPoint[] others = [.. sweep.Table.Points.Where(point => point.IsPriced && !front.Contains(point) && !made.Contains(point) && point != recommended)];
        return new XyChart
        {
            Name = name,
            Title = $"Accuracy against {price.Title}",
            Description = $"{front.Length} points on the front and {others.Length} others.",
            X = Spread(price, sweep.Table.Points.Where(point => point.IsPriced).Select(priceOf)),
            Y = new ChartAxis("accuracy") { IsShare = true },
            Series =
            [
                new XySeries("on the front", Points(front.Where(point => point != recommended)), XyStyle.Points),
                new XySeries("others", Points(others), XyStyle.Points),
                .. made.Length == 0 ? [] : (XySeries[])[new XySeries("on the front of what can be made", Points(made), XyStyle.Points)],
                .. recommended is null ? [] : (XySeries[])[new XySeries(FormattableString.Invariant($"point {recommended.Number}, recommended"), Points([recommended]), XyStyle.Points)],
            ],
        };

        ImmutableArray<XyPoint> Points(IEnumerable<SweepPoint> points) => [.. points.Select(point => new XyPoint(priceOf(point), point.Accuracy!.Value, Label(point)))];
    }

    /// <summary>The settings of a point in words; empty when there are none.</summary>
    public static string Combination(IEnumerable<SweptQuantity> quantities, SweepPoint point) =>
        string.Join(", ", quantities.Select(one => $"{one.Name} {one.At(point.Index)}"));

    /// <summary>A price that spans most of a decade gets a logarithmic axis; shares never.</summary>
    private static ChartAxis Spread(ChartAxis axis, IEnumerable<double> values)
    {
        double[] all = [.. values];
        return axis with { IsLogarithmic = !axis.IsShare && all.Length > 0 && all.Min() > 0 && all.Max() >= 6 * all.Min() };
    }

    private static string Label(SweepPoint point) => FormattableString.Invariant($"point {point.Number}: {point.Settings}{(point.IsFeasible ? "" : " (cannot be made)")}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
