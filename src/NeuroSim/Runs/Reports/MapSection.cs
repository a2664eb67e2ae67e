using System.Globalization;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>A sweep: its verdict is above; here are heat maps, curves over every swept quantity, and what is worth building.</summary>
internal static class MapSection
{
    private const int MostMaps = 6;

    /// <param name="html">The page.</param>
    /// <param name="sweep">The sweep.</param>
    /// <param name="name">What names of its charts begin with.</param>
    public static void Write(HtmlText html, ReportedSweep sweep, string name)
    {
        if (sweep.Table.Done.Any())
        {
            HeatMapChart[] maps = [.. SweepMaps.Of(sweep, name).Take(MostMaps)];
            foreach (HeatMapChart map in maps)
                html.Figure(map, "Accuracy of a linear head on all layers. The frame is where the technology has a resistor; crossed out is what cannot be made or is too fast for its schedule.");
            foreach (SweptQuantity quantity in sweep.Table.Swept.Where(quantity => quantity.IsNumeric && quantity.Values.Distinct().Count() > 1))
                Curves(html, sweep, quantity, name);
            if (SweepCurves.Remembering(sweep, name) is { } remembering)
                html.Figure(remembering, "The same points over R C in sample periods: how many samples a memory remembers.");
            Pareto(html, sweep, name);
        }

        html.Table("Points that failed or are missing", ["point", "settings", "status", "what happened"], sweep.Table.Points.Where(point => point.Accuracy is null).Select(
            point => (string[])[Number(point), point.Settings, point.Status, point.Error]));
        html.Folded($"All {sweep.Table.Points.Length} points", () => Points(html, "Points in the order of the sweep", sweep.Table.Points));
    }

    private static void Curves(HtmlText html, ReportedSweep sweep, SweptQuantity quantity, string name)
    {
        html.Add($"<h3>Over {quantity.Path}</h3>");
        html.Figure(SweepCurves.Over(sweep, quantity, $"{name}-accuracy-over-{Words.Slug(quantity.Name)}", new ChartAxis("accuracy") { IsShare = true }, point => point.Accuracy));
        if (sweep.Table.Done.Any(point => point.EnergyJoules is not null))
            html.Figure(SweepCurves.Over(sweep, quantity, $"{name}-energy-over-{Words.Slug(quantity.Name)}", new ChartAxis("energy per neuron and sample", Unit.Joule), point => point.EnergyJoules?.Typical));
        if (sweep.Table.Done.Any(point => point.AreaSquareMeters is not null))
            html.Figure(SweepCurves.Over(sweep, quantity, $"{name}-area-over-{Words.Slug(quantity.Name)}", new ChartAxis("area per neuron", Unit.SquareMeter), point => point.AreaSquareMeters));
    }

    private static void Pareto(HtmlText html, ReportedSweep sweep, string name)
    {
        var front = ParetoFront.Of(sweep.Table.Points);
        if (front.IsEmpty)
            return;
        html.Add($"<h3 id=\"{name}-pareto\">What is worth building</h3>");
        html.Paragraph("A point is on the front when no other one is at least as good in accuracy, energy and area and better in one of them.");
        html.Figure(SweepCurves.Trade(sweep, front, $"{name}-accuracy-against-energy", new ChartAxis("energy per neuron and sample", Unit.Joule), point => point.EnergyJoules!.Value.Typical));
        html.Figure(SweepCurves.Trade(sweep, front, $"{name}-accuracy-against-area", new ChartAxis("area per neuron", Unit.SquareMeter), point => point.AreaSquareMeters!.Value));
        Points(html, "The front of quality, energy and area, the most accurate first", front);
        if (front.Any(point => !point.IsFeasible))
            Points(html, "The same front of the points that can be made", ParetoFront.Of(sweep.Table.Points.Where(point => point.IsFeasible)));
    }

    private static void Points(HtmlText html, string caption, IEnumerable<SweepPoint> points) => html.Table(
        caption, ["point", "settings", "accuracy", "energy per neuron and sample", "area per neuron", "bits", "shortest period", "can be made"],
        points.Select(point => (string[])
        [
            Number(point), point.Settings, point.Accuracy is { } accuracy ? Words.Percent(accuracy) : point.Status, point.EnergyJoules is { } energy ? Words.Range(energy, Unit.Joule) : "",
            point.AreaSquareMeters is { } area ? Words.Of(area, Unit.SquareMeter) : "", point.FootprintBits?.ToString("F0", CultureInfo.InvariantCulture) ?? "",
            point.PeriodSeconds is { } period ? Words.Of(period, Unit.Second) : "", point.Accuracy is null ? "" : point.IsFeasible ? "yes" : "no",
        ]));

    private static string Number(SweepPoint point) => point.Number.ToString(CultureInfo.InvariantCulture);
}
