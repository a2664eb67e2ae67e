using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Costs.Rules;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Learning rules side by side: what each one learned, and what it would take on a chip, from the needs that it declares.</summary>
internal static class RulesSection
{
    /// <summary>Whether a page shows another rule than streaming-trl.</summary>
    public static bool Has(ReportContent content) => content.Runs.Any(run => run.Experiment.Learning.Rule != LearningRule.StreamingTrl);

    /// <summary>The most accurate run, and the one that takes the least energy for nearly as much, by what their rules declare.</summary>
    public static string Verdict(ReportContent content) => RuleVerdict.Of([.. content.Runs.Select(run => (run.Label, run.Result.Accuracy, CostOf(run)))]);

    public static void Write(HtmlText html, ReportContent content)
    {
        (ReportedRun Run, RuleCost? Cost)[] priced = [.. content.Runs.Select(run => (run, CostOf(run)))];
        html.Table(
            "Quality and cost of each rule; energies of the whole network",
            ["run", "rule", "judged by", "accuracy", "learning sample", "inference", "per neuron, learning", "area per neuron", "bits per neuron", "capacitors per neuron", "passes", "messages"],
            priced.Select(one => (string[])[one.Run.Label, .. Row(one.Run, one.Cost)]));
        foreach ((ReportedRun run, _) in priced.Where(one => one.Cost is null))
            html.Paragraph($"{run.Label} has no price: {ObstacleOf(run)}");
        (ReportedRun Run, RuleCost Cost)[] shown = [.. priced.Where(one => one.Cost is not null).Select(one => (one.Run, one.Cost!))];
        if (shown.Length == 0)
            return;
        html.Figure(Energy(shown), "Typical joules per neuron and learning sample, by groups of circuits that are the same for every rule.");
        html.Folded("What the figures take for granted", () => html.List(shown.SelectMany(one => one.Cost.Assumptions).Distinct()));
    }

    private static string[] Row(ReportedRun run, RuleCost? cost)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, run.Experiment.Learning.Rule), accuracy = Words.Percent(run.Result.Accuracy);
        return cost is null ? [rule, run.Experiment.JudgeInWords, accuracy, "none", "", "", "", "", "", "", ""] :
        [
            rule, run.Experiment.JudgeInWords, accuracy,
            Quantity.Format(cost.Neurons * cost.Learning.EnergyJoules.Typical, Unit.Joule), Quantity.Format(cost.Neurons * cost.Inference.EnergyJoules.Typical, Unit.Joule),
            Words.Range(cost.Learning.EnergyJoules, Unit.Joule), Words.Range(cost.Learning.AreaSquareMeters, Unit.SquareMeter),
            Words.Count((long)Math.Round(cost.Bits)), FormattableString.Invariant($"{cost.Capacitors:F1}"), FormattableString.Invariant($"{cost.Passes:G4}"), Words.Count((long)Math.Round(cost.Messages)),
        ];
    }

    private static StackedBarChart Energy((ReportedRun Run, RuleCost Cost)[] shown) => new()
    {
        Name = "rules-energy",
        Title = "Energy per neuron and learning sample",
        Description = $"Stacked by group of circuits: {string.Join("; ", shown.Select(one => $"{one.Run.Label} {Words.Range(one.Cost.Learning.EnergyJoules, Unit.Joule)}"))}.",
        Value = new ChartAxis("energy", Unit.Joule),
        Bars = [.. shown.Select(one => Bar(one.Run.Label, one.Cost.Learning))],
    };

    private static StackedBar Bar(string name, PhaseEstimate phase)
    {
        ImmutableArray<EnergySplit> splits = EnergySplit.Of(phase);
        PriceRange total = phase.EnergyJoules;
        return new StackedBar(name, [.. splits.Select(split => new BarSegment(split.Name, split.EnergyJoules.Low, split.EnergyJoules.Typical, split.EnergyJoules.High))], total.Low, total.High);
    }

    private static RuleCost? CostOf(ReportedRun run) =>
        RulePrice.Of(run.Experiment, InputsOf(run), run.Result.AccuracyPerClass.Length, TechnologySource.Load(run.Experiment.Hardware.Technology));

    private static string ObstacleOf(ReportedRun run) =>
        RulePrice.NeedsOf(run.Experiment, InputsOf(run), run.Result.AccuracyPerClass.Length).Select(layer => layer.Needs.Obstacle).First(obstacle => obstacle is not null)!;

    /// <summary>Word lines of the first array, as the run's engine counted them; every rule drives each once in a read.</summary>
    private static int InputsOf(ReportedRun run) => run.Result.Counts.Layers.FirstOrDefault() is { Samples: > 0 } first ? (int)(first.ForwardDacConversions / first.Samples) : 1;
}
