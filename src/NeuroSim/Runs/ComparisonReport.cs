using System.Globalization;
using System.Text;
using NeuroSim.Costs;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>A comparison as a Markdown page: verdict, quality, timing, where the energy goes with every source, assumptions, how to run it again.</summary>
internal static class ComparisonReport
{
    public static string Of(Comparison comparison)
    {
        var page = new StringBuilder();
        page.AppendLine(Line($"# {comparison.Experiment.Name}: three lateral schedules")).AppendLine();
        page.AppendLine(Verdict.Of(comparison)).AppendLine();
        page.AppendLine(Line($"Question: {comparison.Experiment.Question}")).AppendLine();
        page.AppendLine(Line($"Data: {comparison.Experiment.Data.Source} ({comparison.DataOrigin}). A linear head on the untrained network: {Percent(comparison.UntrainedAccuracy)}.")).AppendLine();
        Quality(page, comparison);
        Timing(page, comparison);
        foreach (ScheduleOutcome outcome in comparison.Schedules)
            Energy(page, outcome);
        Ending(page, comparison);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Quality(StringBuilder page, Comparison comparison)
    {
        page.AppendLine("## Learning quality").AppendLine();
        page.AppendLine("| schedule | all layers | per layer | per class | first difference from synchronous |").AppendLine("|---|---|---|---|---|");
        foreach (ScheduleOutcome outcome in comparison.Schedules)
        {
            string parts = outcome.FirstDifference is { } first ? Line($"tick {first.Tick} (sample {first.Sample}, {first.Signal})") : "none";
            page.AppendLine(Line($"| {RunResultJson.NameOf(outcome.Schedule)} | {Percent(outcome.Result.Accuracy)} | {Percents(outcome.Result.AccuracyPerLayer)} | {Percents(outcome.Result.AccuracyPerClass)} | {parts} |"));
        }

        page.AppendLine();
    }

    private static void Timing(StringBuilder page, Comparison comparison)
    {
        page.AppendLine("## Timing of the chip").AppendLine();
        page.AppendLine("| schedule | period | samples/s | latency | forward array busy | lateral | neuron | error | write |").AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (ScheduleOutcome outcome in comparison.Schedules)
        {
            string name = RunResultJson.NameOf(outcome.Schedule);
            page.AppendLine(outcome.Estimate.Timing is { } t
                ? Line($"| {name} | {Quantity.Format(t.PeriodSeconds, Unit.Second)} | {t.SamplesPerSecond:N0} | {Quantity.Format(t.LatencySeconds, Unit.Second)} | {t.Busy.ForwardArray:P0} | {t.Busy.LateralArray:P0} | {t.Busy.NeuronArithmetic:P0} | {t.Busy.ErrorArithmetic:P0} | {t.Busy.WriteDrivers:P0} |")
                : $"| {name} | unavailable | | | | | | | |");
        }

        page.AppendLine();
    }

    private static void Energy(StringBuilder page, ScheduleOutcome outcome)
    {
        EnergyEstimate estimate = outcome.Estimate;
        page.AppendLine(Line($"## Energy and area per neuron, {RunResultJson.NameOf(outcome.Schedule)}, {estimate.Technology}")).AppendLine();
        page.AppendLine(Line($"Learning {AtLeast(estimate.Learning.LacksEnergy)}{Range(estimate.Learning.EnergyJoules, Unit.Joule)} per sample, inference {AtLeast(estimate.Inference.LacksEnergy)}{Range(estimate.Inference.EnergyJoules, Unit.Joule)}, area {AtLeast(estimate.Learning.LacksArea)}{Range(estimate.AreaSquareMeters, Unit.SquareMeter)}, {estimate.Footprint.Bits:F1} bits and {estimate.Footprint.Capacitors:F1} capacitors. Static power is paid for {Quantity.Format(estimate.PeriodSeconds, Unit.Second)}.")).AppendLine();
        page.AppendLine("| learning component | events per sample | low | typical | high | area | source |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (EstimateRow row in estimate.Learning.Rows)
        {
            string energy = row.EnergyJoules is { } e ? $"{Joules(e.Low)} | {Joules(e.Typical)} | {Joules(e.High)}" : "unavailable | unavailable | unavailable";
            string area = row.AreaSquareMeters is { } a ? Quantity.Format(a.Typical, Unit.SquareMeter) : "";
            page.AppendLine(Line($"| {row.Name} | {row.Count:G4} | {energy} | {area} | {row.Source.Replace('|', '/')} |"));
        }

        page.AppendLine();
    }

    /// <summary>What stands before a total that lacks a price.</summary>
    private static string AtLeast(bool lacksPrice) => lacksPrice ? "at least " : "";

    private static void Ending(StringBuilder page, Comparison comparison)
    {
        EnergyEstimate estimate = comparison.Schedules[0].Estimate;
        List(page, "Warnings", estimate.Warnings);
        List(page, "No price", estimate.Unavailable);
        List(page, "Assumptions", estimate.Assumptions);
        List(page, "The same work elsewhere (per neuron and learning sample)", estimate.References.Select(line => $"{line.Name}: {Range(line.LearningJoules, Unit.Joule)} ({line.Source})"));
        page.AppendLine("## Run it again").AppendLine();
        page.AppendLine(Line($"    neurosim compare synchronous/experiment.yaml --seed {comparison.Experiment.Seed}")).AppendLine();
        page.AppendLine("Each schedule's folder beside this file holds the experiment as run, the environment, metrics.csv and result.json.");
    }

    private static void List(StringBuilder page, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
            return;
        page.AppendLine(Line($"## {title}")).AppendLine();
        foreach (string line in all)
            page.AppendLine(Line($"- {line}"));
        page.AppendLine();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Joules(double value) => Quantity.Format(value, Unit.Joule);

    private static string Range(PriceRange range, Unit unit) =>
        $"{Quantity.Format(range.Typical, unit)} ({Quantity.Format(range.Low, unit)} to {Quantity.Format(range.High, unit)})";

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";

    private static string Percents(IEnumerable<double> shares) => string.Join(", ", shares.Select(share => (100 * share).ToString("F1", CultureInfo.InvariantCulture)));
}
