using System.Diagnostics;
using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>Matrix products beside OpenBLAS in turn, in one process: medians of many short rounds, so that a busy machine troubles both alike.</summary>
internal static class MatrixReport
{
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
        int rounds = Math.Max(60, (int)(4e10 / (2.0 * m * n * k) / 2));
        var own = new double[rounds];
        var other = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            own[i] = Seconds(() => team.Multiply(a, b, c));
            other[i] = OpenBlas.IsInstalled ? Seconds(() => OpenBlas.Multiply(a, b, c)) : double.PositiveInfinity;
        }

        double flops = 2.0 * m * n * k;
        return (flops / Median(own) / 1e9, flops / Median(other) / 1e9);
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

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
