using NeuroSim.Learning;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>
/// The losses of the batched rules in double precision and plain loops, from the paper's equations, with what is detached held at given values: for
/// gradients by finite differences.
/// </summary>
internal sealed class BatchLoss(BatchSettings settings, TrlCoefficients rule, double[][] x, byte[] labels)
{
    private readonly int _samples = x.Length;

    /// <summary>One layer's weights, biases, and lateral weights.</summary>
    internal sealed record Weights(double[,] W, double[] B, double[,] L);

    /// <summary>Activations of a layer for inputs by sample.</summary>
    public static double[][] Forward(Weights layer, double[][] input) => [.. input.Select(sample => Enumerable.Range(0, layer.B.Length)
        .Select(j => Math.Max(0, layer.B[j] + sample.Select((value, i) => layer.W[j, i] * value).Sum())).ToArray())];

    /// <summary>TRL's loss of one layer: similarity, variance, covariance; statistics, previous activations and lateral signals are those of <paramref name="held"/>.</summary>
    public double Layer(Weights layer, double[][] input, double[][] held, double[] variance)
    {
        double[][] z = Forward(layer, input);
        int neurons = layer.B.Length;
        double loss = 0;
        for (int j = 0; j < neurons; j++)
        {
            double mean = held.Average(sample => sample[j]);
            for (int i = 0; i < _samples; i++)
            {
                double d = z[i][j] - mean, lateral = Lateral(layer, held, j, i);
                loss += (-rule.Variance * Math.Max(0, rule.TargetVariance - variance[j]) * d * d + rule.Covariance * d * lateral) / _samples;
            }

            loss += Similarity(z, held, j);
        }

        return loss;
    }

    /// <summary>The lateral layer's own loss: squared distance to the covariance of the batch, off the diagonal, over D.</summary>
    public double LateralLoss(Weights layer, double[][] held)
    {
        int neurons = layer.B.Length;
        double loss = 0;
        for (int j = 0; j < neurons; j++)
        {
            for (int k = 0; k < neurons; k++)
                loss += j == k ? 0 : Math.Pow(layer.L[j, k] - Covariance(held, j, k), 2);
        }

        return rule.Lateral * loss / neurons;
    }

    /// <summary>Cross-entropy of a softmax layer on top of all layers.</summary>
    public double CrossEntropy(IReadOnlyList<Weights> layers, Weights output)
    {
        double[][] z = layers.Aggregate(x, (input, layer) => Forward(layer, input));
        double loss = 0;
        for (int i = 0; i < _samples; i++)
        {
            double[] scores = [.. Enumerable.Range(0, output.B.Length).Select(c => output.B[c] + z[i].Select((value, k) => output.W[c, k] * value).Sum())];
            loss += Math.Log(scores.Sum(Math.Exp)) - scores[labels[i]];
        }

        return loss / _samples;
    }

    /// <summary>Biased batch variance.</summary>
    public static double Variance(double[][] z, int j)
    {
        double mean = z.Average(sample => sample[j]);
        return z.Average(sample => (sample[j] - mean) * (sample[j] - mean));
    }

    private double Similarity(double[][] z, double[][] held, int j)
    {
        double loss = 0;
        int chunks = _samples / settings.Chunk;
        for (int i = 1; i < _samples; i++)
        {
            if (settings.Rule == BatchRule.TrlS)
                loss += Math.Pow(z[i][j] - held[i - 1][j], 2) / _samples;
            else if (i % settings.Chunk != 0)
                loss += Math.Pow(z[i][j] - z[i - 1][j], 2) / (chunks * (settings.Chunk - 1));
        }

        return rule.Similarity * loss;
    }

    private double Lateral(Weights layer, double[][] held, int j, int i)
    {
        int source = settings.ShiftsLateral ? i - 1 : i;
        return source < 0 ? 0 : Enumerable.Range(0, layer.B.Length).Where(k => k != j)
            .Sum(k => (settings.Lateral == LateralKind.Direct ? Covariance(held, j, k) : layer.L[j, k]) * (held[source][k] - held.Average(sample => sample[k])));
    }

    private static double Covariance(double[][] held, int j, int k)
    {
        double mj = held.Average(sample => sample[j]), mk = held.Average(sample => sample[k]);
        return held.Average(sample => (sample[j] - mj) * (sample[k] - mk));
    }
}
