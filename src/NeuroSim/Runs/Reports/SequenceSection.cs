using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording;
using NeuroSim.Recording.Charts;
using NeuroSim.Runs.Sequences;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Runs.Reports;

/// <summary>Networks that learn item by item: what was expected of their order, how they learned, and where they ended.</summary>
internal static class SequenceSection
{
    private const int MostBars = 8;

    /// <summary>The question, and how the orderings of sweeps fare.</summary>
    public static void WriteVerdict(HtmlText html, ReportContent content)
    {
        html.Paragraph(content.Question);
        foreach (ReportedSweep sweep in content.Sweeps)
        {
            var plan = SweepPlan.Load(Path.Combine(sweep.Folder, RunIdentity.FileName));
            using var folder = SweepFolder.Join(sweep.Folder);
            ImmutableArray<OrderingOutcome> orderings = SweepOrderings.Evaluate(plan, [.. plan.Points.Select(point => folder.OutcomeOf(point.Index))]);
            html.Table("Orders that the experiment expects, the smallest first", ["figure", "expected", "means", "outcome", "in draws of networks"], orderings.Select(one => (string[])
            [
                one.Figure, one.Wanted, one.Got ?? "", one.Met ? "met" : "NOT MET", one.Confidence?.ToString("P0", CultureInfo.InvariantCulture) ?? "",
            ]));
        }
    }

    /// <summary>Curves of learning, bars and a table of figures.</summary>
    public static void WriteFigures(HtmlText html, ReportContent content)
    {
        foreach (XyChart chart in SequenceCurves.Of(content.Runs))
            html.Figure(chart, "Error on the test items while learning, the mean over networks. Tested in the order of training, memory on.");
        ImmutableArray<string> known = [.. content.Runs.SelectMany(run => run.Result.Figures.Keys).Distinct().Order(StringComparer.Ordinal)];
        foreach (string figure in AskedFigures.Of(content.Sweeps.FirstOrDefault()?.Experiment ?? content.Runs[0].Experiment, known).Take(MostBars))
            html.Figure(Bars(content.Runs, figure), "Means over networks.");
        SequenceSignals.Write(html, content.Runs);
        html.Folded("All figures, with the deviation of their means", () => html.Table(
            "Figures: mean over networks +- standard deviation of the mean when networks are drawn anew", ["run", .. known],
            content.Runs.Select(run => (string[])[run.Label, .. Texts(run.Result, known)])));
    }

    /// <summary>A colour for every label, as the paper has one for every system; without labels bars of one colour.</summary>
    private static BarChart Bars(ImmutableArray<ReportedRun> runs, string figure)
    {
        string[] categories = [.. runs.Select(Rest).Distinct()];
        bool hasLabels = categories.Length < runs.Length;
        return new BarChart
        {
            Name = $"figure-{Words.Slug(figure)}",
            Title = figure,
            Description = $"{figure} of {string.Join(", ", runs.Select(run => run.Label))}.",
            CategoryTitle = "networks",
            Categories = [.. categories],
            Value = new ChartAxis(figure),
            Series = [.. runs.GroupBy(run => hasLabels ? run.Experiment.Label : figure).Select(group => new BarSeries(
                group.Key, [.. categories.Select(category => MeanOf(group.FirstOrDefault(run => Rest(run) == category), figure))]))],
        };
    }

    /// <summary>What is left of a run's name behind its label; the label where that is all.</summary>
    private static string Rest(ReportedRun run)
    {
        string label = run.Experiment.Label;
        return label.Length > 0 && run.Label.StartsWith(label + " ", StringComparison.Ordinal) ? run.Label[(label.Length + 1)..] : run.Label;
    }

    private static double? MeanOf(ReportedRun? run, string figure) =>
        run?.Result.Figures.TryGetValue(figure, out ImmutableArray<double> values) == true ? values.Average() : null;

    private static IEnumerable<string> Texts(RunResult result, ImmutableArray<string> figures)
    {
        var bootstrap = new Bootstrap(result.Figures.Values.First().Length, result.Seed);
        return figures.Select(figure => result.Figures.TryGetValue(figure, out ImmutableArray<double> values)
            ? $"{values.Average().ToString("G4", CultureInfo.InvariantCulture)} +- {bootstrap.Deviation(values.AsSpan()).ToString("G2", CultureInfo.InvariantCulture)}"
            : "");
    }
}
