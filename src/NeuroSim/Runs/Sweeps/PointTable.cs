using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroSim.Runs.Sweeps;

/// <summary><c>points.csv</c>: a row a point (RFC 4180), numbers in SI units and invariant culture.</summary>
internal static class PointTable
{
    private static readonly string[] Figures =
    [
        "accuracy", "energyPerNeuronPerSampleJoulesLow", "energyPerNeuronPerSampleJoules", "energyPerNeuronPerSampleJoulesHigh", "areaPerNeuronSquareMeters",
        "footprintBitsPerNeuron", "periodSeconds", "chipSamplesPerSecond", "feasible", "samples", "stateSha256",
    ];

    /// <summary>The whole table; <paramref name="outcomes"/> are in the order of the points.</summary>
    public static string Write(SweepPlan plan, IReadOnlyList<PointOutcome> outcomes)
    {
        var table = new StringBuilder();
        string[] more = [.. outcomes.SelectMany(outcome => outcome.Result?.Figures.Keys ?? []).Distinct().Order(StringComparer.Ordinal)];
        Row(table, ["point", "status", .. plan.Paths, .. Figures, .. more, "error"]);
        foreach ((SweepPoint point, PointOutcome outcome) in plan.Points.Zip(outcomes))
        {
            string status = outcome.Status.ToString().ToLowerInvariant();
            IEnumerable<string> values = point.Settings.Select(setting => SweepPoint.NumberOf(setting.Value) is { } number ? Text(number) : TextOf(setting.Value));
            Row(table, [Text(point.Index), status, .. values, .. FiguresOf(outcome), .. more.Select(name => MeanOf(outcome, name)), outcome.Failure?.Message ?? ""]);
        }

        return table.ToString();
    }

    /// <summary>The mean over networks of a figure of the rules that learn item by item.</summary>
    private static string MeanOf(PointOutcome outcome, string figure) =>
        outcome.Result?.Figures.TryGetValue(figure, out ImmutableArray<double> runs) == true ? Text(runs.Average()) : "";

    private static IEnumerable<string> FiguresOf(PointOutcome outcome)
    {
        if (outcome.Result is not { } result)
            return Figures.Select(_ => "");
        PointCosts? costs = outcome.Costs;
        return
        [
            double.IsNaN(result.Accuracy) ? "" : Text(result.Accuracy), Text(costs?.EnergyJoules.Low), Text(costs?.EnergyJoules.Typical), Text(costs?.EnergyJoules.High), Text(costs?.AreaSquareMeters),
            Text(costs?.FootprintBits), Text(costs?.PeriodSeconds), Text(costs?.ChipSamplesPerSecond), costs is null ? "" : costs.Feasible ? "true" : "false",
            result.Samples.ToString(CultureInfo.InvariantCulture), result.StateSha256,
        ];
    }

    /// <summary>A word or a list as the experiment writes it, without the quotes of YAML.</summary>
    private static string TextOf(string value) => value.StartsWith('"') ? SettingTree.ParseArgument(value, new SettingOrigin("")).Text ?? "" : value;

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static void Row(StringBuilder table, ImmutableArray<string> cells) => table.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
