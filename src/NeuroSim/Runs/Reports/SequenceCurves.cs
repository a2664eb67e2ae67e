using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording.Charts;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs.Reports;

/// <summary>Test error over items learned, a chart for every label of a sweep.</summary>
internal static class SequenceCurves
{
    private const int MostLines = 8;

    private static readonly string Column = $"{SequenceFigures.Word(TestProtocol.Same)}.error";

    public static IEnumerable<XyChart> Of(ImmutableArray<ReportedRun> runs)
    {
        ReportedRun[] watched = [.. runs.Where(run => run.Metrics is { Rows.Length: > 1 } metrics && metrics.IndexOf(Column) > 0)];
        return watched.GroupBy(run => run.Experiment.Label).SelectMany(group => group.Chunk(MostLines)).Select((some, number) => Chart(some, number));
    }

    private static XyChart Chart(ReportedRun[] runs, int number) => new()
    {
        Name = FormattableString.Invariant($"error-while-learning-{number + 1}"),
        Title = $"Error while learning{(runs[0].Experiment.Label.Length > 0 ? $": {runs[0].Experiment.Label}" : "")}",
        Description = $"Mean squared error on test items over items learned: {string.Join(", ", runs.Select(run => run.Label))}.",
        X = new ChartAxis("items learned"),
        Y = new ChartAxis("mean squared error"),
        Series = [.. runs.Select(run => new XySeries(run.Label, Smooth(run.Metrics!), XyStyle.Line))],
    };

    /// <summary>Moving averages over 100 items and more: over 1/50 of the tests, so that a line shows its course and not its cycle.</summary>
    private static ImmutableArray<XyPoint> Smooth(CsvTable metrics)
    {
        int column = metrics.IndexOf(Column), span = Math.Max(1, metrics.Rows.Length / 50);
        (double Items, double Error)[] tests = [.. metrics.Rows.Select(row => (Number(row[0]), Number(row[column])))];
        return [.. Enumerable.Range(0, tests.Length / span).Select(part => tests.AsSpan(part * span, span).ToArray()).Select(
            some => new XyPoint(some.Average(test => test.Items), some.Average(test => test.Error)))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
