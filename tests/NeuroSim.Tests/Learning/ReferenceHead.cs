using NeuroSim.Numerics;

namespace NeuroSim.Tests.Learning;

/// <summary>Softmax regression with Adam on full batches, in double precision and plain loops.</summary>
internal sealed class ReferenceHead
{
    private readonly double[,] _w, _first, _second;
    private readonly int _features, _classes;
    private int _updates;

    /// <summary>Weights uniform in +-1 / sqrt(features), drawn by their index in rows of <paramref name="stride"/>; the bias is the last column.</summary>
    public ReferenceHead(int features, int stride, int classes, ulong seed)
    {
        (_features, _classes) = (features, classes);
        (_w, _first, _second) = (new double[classes, features + 1], new double[classes, features + 1], new double[classes, features + 1]);
        var random = new Philox(seed, RandomStream.Head);
        for (int c = 0; c < classes; c++)
        {
            for (int i = 0; i < features; i++)
                _w[c, i] = (2 * random.Uniform(0, (ulong)(c * stride + i)) - 1) / Math.Sqrt(features);
        }
    }

    public double[] Scores(ReadOnlySpan<float> x)
    {
        double[] scores = new double[_classes];
        for (int c = 0; c < _classes; c++)
        {
            scores[c] = _w[c, _features];
            for (int i = 0; i < _features; i++)
                scores[c] += _w[c, i] * x[i];
        }

        return scores;
    }

    public void TrainBatch(float[][] rows, byte[] labels, double rate)
    {
        double[,] gradient = new double[_classes, _features + 1];
        for (int n = 0; n < rows.Length; n++)
        {
            double[] p = Softmax(Scores(rows[n]));
            p[labels[n]] -= 1;
            for (int c = 0; c < _classes; c++)
            {
                for (int i = 0; i <= _features; i++)
                    gradient[c, i] += p[c] * (i == _features ? 1 : rows[n][i]) / rows.Length;
            }
        }

        Step(gradient, rate);
    }

    private void Step(double[,] gradient, double rate)
    {
        _updates++;
        for (int c = 0; c < _classes; c++)
        {
            for (int i = 0; i <= _features; i++)
            {
                double g = gradient[c, i];
                double m = _first[c, i] = 0.9 * _first[c, i] + 0.1 * g, v = _second[c, i] = 0.999 * _second[c, i] + 0.001 * g * g;
                _w[c, i] -= rate * (m / (1 - Math.Pow(0.9, _updates))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, _updates))) + 1e-8);
            }
        }
    }

    private static double[] Softmax(double[] scores)
    {
        double highest = scores.Max(), sum = scores.Sum(s => Math.Exp(s - highest));
        return [.. scores.Select(s => Math.Exp(s - highest) / sum)];
    }
}
