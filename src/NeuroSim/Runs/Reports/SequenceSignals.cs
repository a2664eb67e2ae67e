using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording.Charts;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs.Reports;

/// <summary>Hidden units and outputs over the first test items, of the first network of every run: figure A.15 of the paper.</summary>
internal static class SequenceSignals
{
    private const int MostRuns = 8, PaceInputs = 2;

    private static readonly string[] Paces = ["fast feature", "medium feature", "slow feature"];

    public static void Write(HtmlText html, ImmutableArray<ReportedRun> runs)
    {
        ReportedRun[] seen = [.. runs.Where(run => run.Activity is { Rows.Length: > 1 }).Take(MostRuns)];
        if (seen.Length == 0)
            return;
        html.Folded("Signals of hidden units and outputs", () =>
        {
            string note = $"The first {seen[0].Activity!.Rows.Length} test items in the order of training, after learning, memory on; the first network. {ActivityFile.Name} of its folder has the numbers.";
            for (int number = 0; number < seen.Length; number++)
            {
                html.Figure(Chart(seen[number], "hidden units", number, HiddenUnits(seen[number])), note);
                html.Figure(Chart(seen[number], "outputs", number, Outputs(seen[number])), note);
            }
        });
    }

    private static XyChart Chart(ReportedRun run, string what, int number, IEnumerable<XySeries> series) => new()
    {
        Name = FormattableString.Invariant($"signals-{number + 1}-{Words.Slug(what)}"),
        Title = $"{what[..1].ToUpperInvariant()}{what[1..]}: {run.Label}",
        Description = $"Activations of {what} over test items: {run.Label}.",
        X = new ChartAxis("test item"),
        Y = new ChartAxis("activation"),
        Series = [.. series],
    };

    private static IEnumerable<XySeries> HiddenUnits(ReportedRun run)
    {
        ImmutableArray<double> retentions = run.Experiment.Learning.ActivationMemory.Retentions.Values;
        return Columns(run, "h").Select((column, unit) => Line(run, column, string.Create(CultureInfo.InvariantCulture, $"unit {unit + 1}, alpha {retentions[unit % retentions.Length]}")));
    }

    /// <summary>All outputs; of the three paces one for each, since the two inputs of a row say the same.</summary>
    private static IEnumerable<XySeries> Outputs(ReportedRun run) => SequenceFigures.HasPaces(run.Experiment)
        ? Columns(run, "y").Where((_, k) => k % PaceInputs == 0).Select((column, row) => Line(run, column, Paces[row]))
        : Columns(run, "y").Select((column, k) => Line(run, column, string.Create(CultureInfo.InvariantCulture, $"output {k + 1}")));

    private static IEnumerable<int> Columns(ReportedRun run, string kind) =>
        Enumerable.Range(0, run.Activity!.Columns.Length).Where(column => run.Activity.Columns[column].StartsWith(kind, StringComparison.Ordinal));

    private static XySeries Line(ReportedRun run, int column, string name) =>
        new(name, [.. run.Activity!.Rows.Select(row => new XyPoint(Number(row[0]), Number(row[column])))], XyStyle.Line);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
