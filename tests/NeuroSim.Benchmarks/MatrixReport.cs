using System.Diagnostics;
using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>
/// Matrix products beside OpenBLAS in turn, in one process: medians over many short rounds, so that a busy machine troubles both alike. Before each turn
/// there is a pause: the threads of a library go on spinning for a while after its product, and would take a core from the other's.
/// </summary>
internal static class MatrixReport
{
    private const int CallsPerTurn = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private static readonly (int M, int N, int K)[] Shapes = [(64, 512, 784), (64, 2000, 2000), (512, 512, 64)];

    public static void Write(TextWriter output)
    {
        foreach (int threads in (int[])[1, 2])
        {
            foreach ((int m, int n, int k) in Shapes)
            {
                (double own, double yardstick) = Measure(m, n, k, threads);
                string ratio = yardstick > 0 ? (own / yardstick).ToString("P0", CultureInfo.InvariantCulture) : "no OpenBLAS";
                output.WriteLine(FormattableString.Invariant($"{m} x {n} x {k}, {threads} threads: {own:F1} GFLOP/s, OpenBLAS {yardstick:F1}, {ratio}"));
            }
        }
    }

    private static (double Own, double Yardstick) Measure(int m, int n, int k, int threads)
    {
        (Matrix a, Matrix b, Matrix c) = (Filled(m, k), Filled(k, n), new Matrix(m, n));
        if (OpenBlas.IsInstalled)
            OpenBlas.UseThreads(threads);
        using var team = new MatrixTeam(threads);
        var (own, other) = (new List<double>(), new List<double>());
        for (int round = 0; round < 25; round++)
        {
            Turn(own, () => team.Multiply(a, b, c));
            if (OpenBlas.IsInstalled)
                Turn(other, () => OpenBlas.Multiply(a, b, c));
        }

        double flops = 2.0 * m * n * k;
        return (flops / Median(own) / 1e9, other.Count > 0 ? flops / Median(other) / 1e9 : 0);
    }

    /// <summary>One call to wake the threads, and some that count.</summary>
    private static void Turn(List<double> times, Action work)
    {
        Thread.Sleep(Pause);
        work();
        for (int call = 0; call < CallsPerTurn; call++)
            times.Add(Seconds(work));
    }

    private static Matrix Filled(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = MathF.Sin(i * 13 + j * 7);
        }

        return matrix;
    }

    private static double Seconds(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
