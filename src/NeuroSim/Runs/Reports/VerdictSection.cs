using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Reports;

/// <summary>One sentence, then the key numbers.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlText html, ReportContent content)
    {
        foreach (ReportedSweep sweep in content.Sweeps)
            Sweep(html, sweep, content.Sweeps.Length == 1 ? "" : $"-{content.Sweeps.IndexOf(sweep) + 1}");
        if (content.Sweeps.IsEmpty)
            html.Add($"<p class=\"verdict\" id=\"verdict\">{content.Comparison?.Verdict ?? (content.Runs.Length > 1 && RulesSection.Has(content) ? RulesSection.Verdict(content) : Sentence(content))}</p>");
        if (content.Question.Length > 0)
            html.Add($"<p class=\"question\">Question: {content.Question}</p>");
        html.Add($"<div class=\"cards\">");
        for (int i = 0; i < content.Runs.Length; i++)
            Card(html, content.Runs[i], $"run-{i + 1}");
        html.Add($"</div>");
        Expectations(html, content);
        Warnings(html, content);
    }

    private static void Sweep(HtmlText html, ReportedSweep sweep, string suffix)
    {
        html.Add($"<p class=\"verdict\" id=\"verdict{suffix}\">{SweepSentence(sweep)}</p>");
        int failed = sweep.Table.Points.Count(point => point.Status == "failed"), missing = sweep.Table.Points.Length - failed - sweep.Table.Done.Count();
        html.Add($"<div class=\"cards\"><section class=\"card\"><h3>{sweep.Experiment.Name}</h3><dl>");
        Entry(html, $"sweep{suffix}-done", "points done", $"{sweep.Table.Done.Count()} of {sweep.Table.Points.Length}");
        if (failed + missing > 0)
            Entry(html, $"sweep{suffix}-failed", "failed, missing", $"{failed}, {missing}");
        if (sweep.Best is { } best)
            Entry(html, $"sweep{suffix}-best", "best accuracy", $"{Words.Percent(best.Accuracy!.Value)} (point {best.Number})");
        if (sweep.Cheapest is { } cheapest)
            Entry(html, $"sweep{suffix}-cheapest", "cheapest within 0.5 points", $"{Words.Of(cheapest.EnergyJoules!.Value.Typical, Unit.Joule)} (point {cheapest.Number})");
        if (sweep.CheapestFeasible is { } feasible)
            Entry(html, $"sweep{suffix}-feasible", "cheapest that can be made", $"{Words.Of(feasible.EnergyJoules!.Value.Typical, Unit.Joule)} (point {feasible.Number})");
        html.Add($"</dl></section></div>");
    }

    /// <summary>What a sweep found: the best point, the cheapest near it, and whether those can be made.</summary>
    public static string SweepSentence(ReportedSweep sweep)
    {
        if (sweep.Best is not { } best)
            return "No point of the sweep is done.";
        string found = $"The best of {sweep.Table.Done.Count()} points reaches {Words.Percent(best.Accuracy!.Value)} ({best.Settings})";
        if (sweep.Cheapest is not { } cheapest)
            return $"{found}; its technology has no price for it.";
        string near = cheapest == best
            ? $"it is also the cheapest within 0.5 points, {Price(best)}"
            : $"the cheapest within 0.5 points of it is point {cheapest.Number} ({cheapest.Settings}): {Words.Percent(cheapest.Accuracy!.Value)} for {Price(cheapest)}";
        string made = cheapest.IsFeasible ? "the process can make it" : sweep.CheapestFeasible is { } feasible
            ? $"the process cannot make that one, and the cheapest within 0.5 points of the best that it can make is point {feasible.Number} ({feasible.Settings}): {Words.Percent(feasible.Accuracy!.Value)} for {Price(feasible)}"
            : "the process can make none of the points that have a price";
        return $"{found}; {near}; {made}.";
    }

    private static string Price(SweepPoint point) =>
        $"{Words.Of(point.EnergyJoules!.Value.Typical, Unit.Joule)} and {Words.Of(point.AreaSquareMeters!.Value, Unit.SquareMeter)} per neuron";

    private static string Sentence(ReportContent content)
    {
        ReportedRun best = content.Runs.MaxBy(run => run.Result.Accuracy)!;
        string reaches = $"reaches {Words.Percent(best.Result.Accuracy)} after {Words.Count(best.Result.Samples)} samples of {best.Result.DataSource} {Manner(best)}";
        string price = best.Costs is { } costs ? $"; learning costs about {Words.Range(costs.Estimate.Learning.EnergyJoules, Unit.Joule)} per neuron and sample on {costs.Technology.Name}" : "";
        ReportedRun? cheapest = content.Runs.Where(run => run.Costs is not null).MinBy(run => run.Costs!.Estimate.Learning.EnergyJoules.Typical);
        string rival = content.Runs.Length > 1 && cheapest is not null && cheapest != best
            ? $"; the cheapest is {cheapest.Label} with {Words.Of(cheapest.Costs!.Estimate.Learning.EnergyJoules.Typical, Unit.Joule)} and {Words.Percent(cheapest.Result.Accuracy)}"
            : "";
        return $"{(content.Runs.Length > 1 ? $"Of {content.Runs.Length} runs, " : "")}{best.Label} {reaches}{price}{rival}.";
    }

    private static string Manner(ReportedRun run) => run.Experiment.Learning.IsBatched || run.Experiment.Learning.IsLocal
        ? $"with {ExperimentWords.Of(ExperimentWords.Rules, run.Experiment.Learning.Rule)}"
        : $"under the {RunResultJson.NameOf(run.Result.Schedule)} schedule";

    private static void Card(HtmlText html, ReportedRun run, string id)
    {
        html.Add($"<section class=\"card\" id=\"{id}\"><h3>{run.Label}</h3><dl>");
        Entry(html, $"{id}-accuracy", $"accuracy, {run.Experiment.JudgeInWords}", Words.Percent(run.Result.Accuracy));
        if (run.Costs is { Estimate: var estimate })
        {
            Entry(html, $"{id}-energy", "energy per neuron and sample", AtLeast(estimate.Learning.LacksEnergy) + Words.Range(estimate.Learning.EnergyJoules, Unit.Joule));
            Entry(html, $"{id}-area", "area per neuron", AtLeast(estimate.Learning.LacksArea) + Words.Of(estimate.AreaSquareMeters.Typical, Unit.SquareMeter));
            Entry(html, $"{id}-bits", "memory per neuron", FormattableString.Invariant($"{estimate.Footprint.Bits:F0} bit, {estimate.Footprint.Capacitors:F0} capacitors"));
            if (estimate.Timing is { } timing)
                Entry(html, $"{id}-rate", "speed of the chip", FormattableString.Invariant($"{timing.SamplesPerSecond / 1e6:F2} M samples/s"));
        }

        Entry(html, $"{id}-samples", "samples learned", Words.Count(run.Result.Samples));
        html.Add($"</dl></section>");
    }

    /// <summary>What stands before a total that lacks a price.</summary>
    public static string AtLeast(bool lacksPrice) => lacksPrice ? "at least " : "";

    private static void Entry(HtmlText html, string id, string name, string value) => html.Add($"<div><dt>{name}</dt><dd id=\"{id}\">{value}</dd></div>");

    private static void Expectations(HtmlText html, ReportContent content) => html.Table(
        "What the experiment expects", ["run", "figure", "expected", "got", "outcome"],
        content.Runs.SelectMany(run => run.Experiment.Expected.Evaluate(Figures(run)).Where(outcome => outcome.Got is not null).Select(outcome => (string[])
        [
            run.Label, outcome.Key, outcome.Wanted, outcome.Got!.Value.ToString("G4", CultureInfo.InvariantCulture), outcome.Met ? "met" : "NOT MET",
        ])));

    private static Dictionary<string, double> Figures(ReportedRun run)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["accuracy"] = run.Result.Accuracy, ["samples"] = run.Result.Samples };
        for (int l = 0; l < run.Result.AccuracyPerLayer.Length; l++)
            figures[FormattableString.Invariant($"accuracyPerLayer[{l}]")] = run.Result.AccuracyPerLayer[l];
        return figures;
    }

    /// <summary>Each warning once, with the runs it is about.</summary>
    private static void Warnings(HtmlText html, ReportContent content)
    {
        var warnings = content.Runs.SelectMany(run => (run.Costs?.Estimate.Warnings ?? []).Select(text => (run.Label, Text: text)));
        foreach (var about in warnings.GroupBy(warning => warning.Text, warning => warning.Label))
            html.Add($"<p class=\"warning\"><strong>Warning</strong> ({string.Join(", ", about)}): {about.Key}</p>");
    }
}
