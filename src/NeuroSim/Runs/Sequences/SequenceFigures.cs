using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Learning;

namespace NeuroSim.Runs.Sequences;

/// <summary>
/// The numbers by which networks that learn item by item are judged, and their names: <c>WINDOW.PROTOCOL.error</c> and <c>.accuracy</c> for windows of the tests
/// while learning and for <c>end</c>, the test after learning; for the three paces also <c>selectivity</c> with its units and <c>rows.N.error</c>.
/// </summary>
internal static class SequenceFigures
{
    /// <summary>A protocol as figures and experiments spell it.</summary>
    public static string Word(TestProtocol protocol) => protocol.ToString().ToLowerInvariant();

    /// <summary>Names of the columns of a test.</summary>
    public static ImmutableArray<string> TestNames(Experiment experiment)
    {
        string[] measures = HasClasses(experiment) ? ["error", "accuracy"] : ["error"];
        return [.. SequenceTasks.ProtocolsOf(experiment).SelectMany(protocol => measures.Select(measure => $"{Word(protocol)}.{measure}"))];
    }

    /// <summary>Names of the figures after learning.</summary>
    public static ImmutableArray<string> FinalNames(Experiment experiment) =>
        [.. TestNames(experiment).Select(name => $"end.{name}"), .. HasPaces(experiment) ? PaceNames : []];

    /// <summary>Whether items have classes to tell apart; an autoencoder says nothing of them.</summary>
    public static bool HasClasses(Experiment experiment) => experiment.Network.Output != OutputKind.Autoencoder;

    /// <summary>Whether units and rows of the three paces are looked at.</summary>
    public static bool HasPaces(Experiment experiment) =>
        experiment.Data.Source == GeneratedStream.Timescales.Name && experiment.Learning.Rule == LearningRule.Leaky && experiment.Network.Layers[0] == TimescaleStream.Rows;

    /// <summary>The figures of every network, by name.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<double>> Of(Experiment experiment, IReadOnlyList<int> points, IReadOnlyList<SequenceRecord> records)
    {
        ImmutableArray<string> tests = TestNames(experiment), final = FinalNames(experiment);
        var figures = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        for (int k = 0; k < final.Length; k++)
            figures[final[k]] = [.. records.Select(record => record.Final[k])];
        foreach (EvaluationWindow window in experiment.Evaluate.Windows)
        {
            int[] inside = [.. Enumerable.Range(0, points.Count).Where(at => points[at] > window.From && points[at] <= window.To)];
            for (int k = 0; k < tests.Length && inside.Length > 0; k++)
                figures[$"{window.Name}.{tests[k]}"] = [.. records.Select(record => inside.Average(at => record.Curve[at * tests.Length + k]))];
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<string> PaceNames { get; } =
        ["selectivity", .. Enumerable.Range(1, TimescaleStream.Rows).Select(row => $"selectivity.{row}"), .. Enumerable.Range(1, TimescaleStream.Rows).Select(row => $"rows.{row}.error")];
}
