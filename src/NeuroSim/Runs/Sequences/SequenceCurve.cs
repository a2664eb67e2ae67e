using System.Collections.Immutable;

namespace NeuroSim.Runs.Sequences;

/// <summary>The tests of all networks while they learned, as <c>metrics.csv</c>: the mean of every figure, and the standard deviation of errors and losses.</summary>
/// <param name="names">Columns of a test.</param>
/// <param name="points">Items learned at every test.</param>
/// <param name="records">The networks.</param>
internal sealed class SequenceCurve(ImmutableArray<string> names, int[] points, IReadOnlyList<SequenceRecord> records)
{
    /// <summary>Name of a column with the deviation of an error.</summary>
    public static string Deviation(string name) => name + "Deviation";

    public void WriteTo(RunFolder folder)
    {
        MetricsLog metrics = folder.OpenMetrics([.. names, .. names.Where(IsError).Select(Deviation)]);
        for (int at = 0; at < points.Length; at++)
        {
            if (points[at] > metrics.LastSample)
                metrics.Append(points[at], [.. names.Select((_, k) => Column(at, k).Average()), .. names.Select((name, k) => (name, k)).Where(one => IsError(one.name)).Select(one => Spread(Column(at, one.k)))]);
        }
    }

    private static bool IsError(string name) => name.EndsWith(".error", StringComparison.Ordinal) || name.EndsWith(".loss", StringComparison.Ordinal);

    private double[] Column(int at, int k) => [.. records.Select(record => record.Curve[at * names.Length + k])];

    /// <summary>Standard deviation of networks like these; 0 for one alone.</summary>
    private static double Spread(double[] values)
    {
        double mean = values.Average();
        return values.Length > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)) : 0;
    }
}
