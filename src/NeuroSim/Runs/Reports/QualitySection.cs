using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>What the runs learned: accuracy per layer and class, and how the layers' statistics moved.</summary>
internal static class QualitySection
{
    private const int MostPoints = 300, MostBars = 4;

    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Comparison is { } comparison)
            html.Paragraph($"A linear head on the network before its first sample reaches {Words.Percent(comparison.UntrainedAccuracy)}: that is what learning has to beat.");
        int layers = content.Runs.Max(run => run.Result.AccuracyPerLayer.Length);
        html.Table(
            IsByHeads(content) ? "Accuracy of a linear head on the whole test set" : "Accuracy on the whole test set: each run's own readout, and linear heads on layers",
            ["run", JudgeOf(content), .. PartsOf(content, layers), "samples", "data"],
            content.Runs.Select(run => (string[])
            [
                run.Label, Words.Percent(run.Result.Accuracy), .. Enumerable.Range(0, layers).Select(l => l < run.Result.AccuracyPerLayer.Length ? Words.Percent(run.Result.AccuracyPerLayer[l]) : ""),
                Words.Count(run.Result.Samples), run.Result.DataSource,
            ]));
        html.Figure(PerLayer(content, layers), (IsByHeads(content) ? "The head on all layers sees every neuron; a head on one layer sees only its own." : "A head on one layer sees only its own neurons.")
            + (Recurs(content) ? " Layers behind the first are passed more than once; each pass has a head of its own." : ""));
        if (content.Runs.Length <= MostBars)
            html.Figure(PerClass(content), $"Share of each class that is got right, {JudgeOf(content)}.");
        string[] columns = [.. content.Runs.SelectMany(run => run.Metrics?.Columns.Skip(1) ?? []).Select(Suffix).Distinct()];
        foreach (string column in columns)
            html.Figure(Curve(content, column), Note(column));
    }

    private static BarChart PerLayer(ReportContent content, int layers) => new()
    {
        Name = "quality-per-layer",
        Title = "Accuracy per layer",
        Description = $"Accuracy: {string.Join("; ", content.Runs.Select(run => $"{run.Label} {Words.Percent(run.Result.Accuracy)}, {run.Experiment.JudgeInWords}"))}.",
        CategoryTitle = "features of the head",
        Categories = [JudgeOf(content), .. PartsOf(content, layers)],
        Value = new ChartAxis("accuracy") { IsShare = true, Least = Floor(content.Runs.SelectMany(run => run.Result.AccuracyPerLayer.Append(run.Result.Accuracy))) },
        Series = [.. content.Runs.Select(run => new BarSeries(run.Label, [run.Result.Accuracy, .. Enumerable.Range(0, layers).Select(
            l => l < run.Result.AccuracyPerLayer.Length ? run.Result.AccuracyPerLayer[l] : (double?)null)]))],
    };

    /// <summary>What judges the runs.</summary>
    private static string JudgeOf(ReportContent content) => content.Runs.Select(run => run.Experiment.JudgeInWords).Distinct().ToArray() switch
    {
        ["head on the last layer"] => "last layer",
        ["head on all layers"] => "all layers",
        [var one] => one,
        _ => "own readout",
    };

    private static bool IsByHeads(ReportContent content) => content.Runs.All(run => run.Experiment.JudgeInWords.StartsWith("head ", StringComparison.Ordinal));

    private static bool Recurs(ReportContent content) => content.Runs.Any(run => run.Experiment.Network.Recurrence > 1);

    private static IEnumerable<string> PartsOf(ReportContent content, int parts) =>
        Enumerable.Range(1, parts).Select(part => FormattableString.Invariant($"{(Recurs(content) ? "pass" : "layer")} {part}"));

    private static BarChart PerClass(ReportContent content)
    {
        int classes = content.Runs.Max(run => run.Result.AccuracyPerClass.Length);
        return new BarChart
        {
            Name = "quality-per-class",
            Title = "Accuracy per class",
            Description = $"Accuracy of the head on all layers for each of {classes} classes.",
            CategoryTitle = "class",
            Categories = [.. Enumerable.Range(0, classes).Select(c => c.ToString(CultureInfo.InvariantCulture))],
            Value = new ChartAxis("accuracy") { IsShare = true, Least = Floor(content.Runs.SelectMany(run => run.Result.AccuracyPerClass).Where(double.IsFinite)) },
            Series = [.. content.Runs.Select(run => new BarSeries(run.Label, [.. Enumerable.Range(0, classes).Select(
                c => c < run.Result.AccuracyPerClass.Length && double.IsFinite(run.Result.AccuracyPerClass[c]) ? run.Result.AccuracyPerClass[c] : (double?)null)]))],
        };
    }

    /// <summary>Where an axis of shares begins: at 0, or at a half where all are far above it.</summary>
    private static double? Floor(IEnumerable<double> shares) => shares.DefaultIfEmpty(0).Min() switch { > 0.9 => 0.8, > 0.7 => 0.5, _ => null };

    private static XyChart Curve(ReportContent content, string column) => new()
    {
        Name = $"learning-{Words.Slug(column)}",
        Title = $"{char.ToUpperInvariant(column[0])}{column[1..]}{(column is "accuracy" or "cost" or "change" ? "" : " of the layers")} while learning",
        Description = $"{column}{(column is "accuracy" or "cost" or "change" ? "" : " of every layer")} over the samples learned.",
        X = new ChartAxis("samples learned"),
        Y = new ChartAxis(column),
        Series = [.. content.Runs.SelectMany(run => Series(run, column, content.Runs.Length > 1))],
    };

    private static IEnumerable<XySeries> Series(ReportedRun run, string column, bool isNamed)
    {
        if (run.Metrics is not { } metrics)
            yield break;
        for (int c = 1; c < metrics.Columns.Length; c++)
        {
            if (Suffix(metrics.Columns[c]) == column)
                yield return new XySeries((isNamed ? run.Label + ", " : "") + Layer(metrics.Columns[c]), Thinned([.. Points(metrics, c)]), XyStyle.Line);
        }
    }

    private static IEnumerable<XyPoint> Points(CsvTable metrics, int column)
    {
        foreach (ImmutableArray<string> row in metrics.Rows)
        {
            if (Number(row[0]) is { } sample && Number(row[column]) is { } value)
                yield return new XyPoint(sample, value);
        }
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static ImmutableArray<XyPoint> Thinned(ImmutableArray<XyPoint> points)
    {
        int stride = (points.Length + MostPoints - 1) / MostPoints;
        return stride <= 1 ? points : [.. points.Where((_, i) => i % stride == 0 || i == points.Length - 1)];
    }

    private static string Suffix(string column) => column[(column.LastIndexOf('.') + 1)..];

    private static string Layer(string column) => column.Split('.')[0].Replace("layer", "layer ", StringComparison.Ordinal);

    private static string Note(string column) => column switch
    {
        "variance" => "Mean over the neurons of the running variance v; the rule drives it towards the target variance.",
        "covariance" => "Root mean square of the lateral weights, the running covariances between neurons; the rule drives it towards 0.",
        "positive" => "Mean probability p that a layer gives to images with their own label; it rises towards 1.",
        "negative" => "The same for images with a wrong label; it falls towards 0.",
        "accuracy" => "Of the network's own readout, on the training images as they come.",
        "loss" => "Mean cross-entropy of the softmax layer, on the training images as they come.",
        "cost" => "Half of the squared distance of the free output from the target, on the training images as they come.",
        "change" => "Mean change of a state in the last free sweep: when it grows, the free phase is too short for the weights.",
        "writes" => "Columns of weights written per neuron and pass so far; it falls as a layer finds less and less to learn.",
        _ => "",
    };
}
