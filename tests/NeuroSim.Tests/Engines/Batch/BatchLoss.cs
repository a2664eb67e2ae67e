using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>
/// The losses of the batched rules in double precision and plain loops, from the paper's equations, with what is detached held at given values: for
/// gradients by finite differences.
/// </summary>
internal sealed class BatchLoss(Network network, double[] targets)
{
    private readonly BatchSettings _settings = network.Batch!;
    private readonly TrlCoefficients _rule = network.Coefficients;

    /// <summary>TRL's loss of a layer in one pass: similarity, variance, covariance.</summary>
    /// <param name="layer">The layer, whose weights may move.</param>
    /// <param name="z">Its activations by sample.</param>
    /// <param name="held">Its activations before anything moved: mean, previous activations and lateral signals come from them.</param>
    /// <param name="variance">Running variances.</param>
    public double Layer(LayerWeights layer, double[][] z, double[][] held, double[] variance)
    {
        double loss = 0;
        for (int j = 0; j < layer.Neurons; j++)
        {
            double mean = held.Average(sample => sample[j]);
            for (int i = 0; i < z.Length; i++)
            {
                double d = z[i][j] - mean, lateral = Lateral(layer, held, j, i);
                loss += (-_rule.Variance * Math.Max(0, targets[j] - variance[j]) * d * d + _rule.Covariance * d * lateral) / z.Length;
            }

            loss += Similarity(z, held, j);
        }

        return loss;
    }

    /// <summary>The lateral layer's own loss: squared distance to the covariance of the batch, off the diagonal, over D.</summary>
    public double LateralLoss(LayerWeights layer, double[][] held)
    {
        double loss = 0;
        for (int j = 0; j < layer.Neurons; j++)
        {
            for (int k = 0; k < layer.Neurons; k++)
                loss += j == k ? 0 : Math.Pow(layer.L[j, k] - Covariance(held, j, k), 2);
        }

        return _rule.Lateral * loss / layer.Neurons;
    }

    /// <summary>Cross-entropy of a softmax layer on activations by sample.</summary>
    public static double CrossEntropy(double[][] z, double[,] weights, double[] bias, byte[] labels)
    {
        double loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double[] scores = [.. bias.Select((b, c) => b + z[i].Select((value, k) => weights[c, k] * value).Sum())];
            loss += Math.Log(scores.Sum(Math.Exp)) - scores[labels[i]];
        }

        return loss / z.Length;
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
        int chunks = z.Length / _settings.Chunk;
        for (int i = 1; i < z.Length; i++)
        {
            if (_settings.Rule == BatchRule.TrlS)
                loss += Math.Pow(z[i][j] - held[i - 1][j], 2) / z.Length;
            else if (i % _settings.Chunk != 0)
                loss += Math.Pow(z[i][j] - z[i - 1][j], 2) / (chunks * (_settings.Chunk - 1));
        }

        return _rule.Similarity * loss;
    }

    private double Lateral(LayerWeights layer, double[][] held, int j, int i)
    {
        int source = _settings.ShiftsLateral ? i - 1 : i;
        return source < 0 ? 0 : Enumerable.Range(0, layer.Neurons).Where(k => k != j)
            .Sum(k => (_settings.Lateral == LateralKind.Direct ? Covariance(held, j, k) : layer.L[j, k]) * (held[source][k] - held.Average(sample => sample[k])));
    }

    private static double Covariance(double[][] held, int j, int k)
    {
        double mj = held.Average(sample => sample[j]), mk = held.Average(sample => sample[k]);
        return held.Average(sample => (sample[j] - mj) * (sample[k] - mk));
    }
}
