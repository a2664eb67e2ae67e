using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Where energy and area go, what dominates, what other optimisers would cost, and what everything rests on.</summary>
internal static class CostSection
{
    public static void Write(HtmlText html, ReportContent content)
    {
        foreach (ReportedRun run in content.Runs.Where(run => run.Costs is null))
            html.Paragraph($"{run.Label} has no price: {run.CostsProblem}");
        ReportedRun[] priced = [.. content.Runs.Where(run => run.Costs is not null)];
        if (priced.Length == 0)
            return;
        html.Figure(Energy(priced), "Typical joules of every group; the whisker is the sum with every part at the low and at the high end of its range.");
        html.Figure(Area(priced), "Typical silicon per neuron, learning circuits included, with the same kind of whisker.");
        html.Figure(Dominating(priced[0]), "Every group by itself, with its low and high end.");
        Dominates(html, priced[0]);
        Optimizers(html, priced[0]);
        References(html, priced[0]);
        foreach (ReportedRun run in priced)
            Sources(html, run);
        html.Folded("What the figures take for granted", () => html.List(priced.SelectMany(run => run.Costs!.Estimate.Assumptions).Distinct()));
        if (priced.SelectMany(run => run.Costs!.Estimate.Unavailable).Distinct().ToArray() is { Length: > 0 } missing)
            html.Paragraph("Without a price, so that totals are lower bounds:").List(missing);
    }

    private static StackedBarChart Energy(ReportedRun[] runs) => new()
    {
        Name = "costs-energy",
        Title = "Energy per neuron and sample",
        Description = $"Stacked by group of circuits: {string.Join("; ", runs.Select(run => $"{run.Label} {Words.Range(run.Costs!.Estimate.Learning.EnergyJoules, Unit.Joule)} for a learning sample"))}.",
        Value = new ChartAxis("energy", Unit.Joule),
        Bars =
        [
            .. runs.Select(run => Bar(runs.Length == 1 ? "learning" : $"{run.Label}", run.Costs!.Estimate.Learning, split => split.EnergyJoules)),
            .. runs.Take(1).Select(run => Bar(runs.Length == 1 ? "inference" : "inference alone", run.Costs!.Estimate.Inference, split => split.EnergyJoules)),
        ],
    };

    private static StackedBarChart Area(ReportedRun[] runs) => new()
    {
        Name = "costs-area",
        Title = "Silicon per neuron",
        Description = $"Stacked by group of circuits: {string.Join("; ", runs.Select(run => $"{run.Label} {Words.Range(run.Costs!.Estimate.AreaSquareMeters, Unit.SquareMeter)}"))}.",
        Value = new ChartAxis("area", Unit.SquareMeter),
        Bars = [.. runs.Select(run => Bar(run.Label, run.Costs!.Estimate.Learning, split => split.AreaSquareMeters))],
    };

    /// <summary>Groups in the order of the energy chart, so that a group has one colour in both.</summary>
    private static StackedBar Bar(string name, PhaseEstimate phase, Func<EnergySplit, PriceRange> priceOf)
    {
        ImmutableArray<EnergySplit> splits = EnergySplit.Of(phase);
        PriceRange total = PriceRange.Sum(splits.Select(priceOf));
        return new StackedBar(name, [.. splits.Select(split => new BarSegment(split.Name, priceOf(split).Low, priceOf(split).Typical, priceOf(split).High))], total.Low, total.High);
    }

    private static StackedBarChart Dominating(ReportedRun run) => new()
    {
        Name = "costs-groups",
        Title = $"What dominates a learning sample: {run.Label}",
        Description = "Energy of each group of circuits with its range, the most expensive first.",
        Value = new ChartAxis("energy", Unit.Joule),
        Bars = [.. EnergySplit.Of(run.Costs!.Estimate.Learning).Where(split => split.EnergyJoules.High > 0).Select(split => new StackedBar(
            split.Name, [new BarSegment("typical", split.EnergyJoules.Low, split.EnergyJoules.Typical, split.EnergyJoules.High)], split.EnergyJoules.Low, split.EnergyJoules.High))],
    };

    private static void Dominates(HtmlText html, ReportedRun run) => html.Table(
        $"What dominates, per neuron and learning sample: {run.Label}", ["group", "energy", "share", "total without it", "area"],
        EnergySplit.Of(run.Costs!.Estimate.Learning).Select(split => (string[])
        [
            split.Name, Words.Range(split.EnergyJoules, Unit.Joule), FormattableString.Invariant($"{100 * split.Share:F1} %"),
            Words.Of(split.WithoutJoules, Unit.Joule), Words.Of(split.AreaSquareMeters.Typical, Unit.SquareMeter),
        ]));

    private static void Optimizers(HtmlText html, ReportedRun run)
    {
        var optimizers = OptimizerCosts.Of(run);
        html.Table($"The same network with each optimiser, per neuron: {run.Label}", ["optimiser", "energy per learning sample", "area", "bits", "numbers kept"], optimizers.Select(one => (string[])
        [
            one.Name, Words.Range(one.Estimate.Learning.EnergyJoules, Unit.Joule), Words.Of(one.Estimate.AreaSquareMeters.Typical, Unit.SquareMeter),
            one.Estimate.Footprint.Bits.ToString("F0", CultureInfo.InvariantCulture), one.Estimate.Footprint.OptimizerNumbers.ToString("F0", CultureInfo.InvariantCulture),
        ]));
    }

    private static void References(HtmlText html, ReportedRun run)
    {
        double own = run.Costs!.Estimate.Learning.EnergyJoules.Typical;
        html.Table("The same work elsewhere, per neuron and learning sample (to compare with, never part of a total)", ["where", "energy", "times this network", "source"], run.Costs.Estimate.References.Select(line => (string[])
            [line.Name, Words.Range(line.LearningJoules, Unit.Joule), own > 0 ? ChartUnit.Plain(Math.Round(line.LearningJoules.Typical / own, 1)) : "", line.Source]));
    }

    private static void Sources(HtmlText html, ReportedRun run) => html.Folded($"Every component and the source of its price: {run.Label}", () => html.Table(
        $"Learning, per neuron and sample, on {run.Costs!.Technology.Name}", ["component", "events", "energy", "area", "status", "source"], run.Costs.Estimate.Learning.Rows.Select(row => (string[])
        [
            row.Name, row.Count.ToString("G4", CultureInfo.InvariantCulture), row.EnergyJoules is { } energy ? Words.Range(energy, Unit.Joule) : "unavailable",
            row.AreaSquareMeters is { } area ? Words.Of(area.Typical, Unit.SquareMeter) : "unavailable", row.Status?.ToString().ToLowerInvariant() ?? "unavailable", row.Source,
        ])));
}
