using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Tests.Neurons;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>One layer's parameters in double precision.</summary>
internal sealed record LayerWeights(double[,] W, double[] B, double[,] L, double[] Scale, double[] Shift)
{
    public int Neurons => B.Length;

    public static LayerWeights Of(LayerState state)
    {
        int neurons = state.Layer.Neurons, inputs = state.Layer.Inputs;
        var (w, l) = (new double[neurons, inputs], new double[neurons, neurons]);
        for (int j = 0; j < neurons; j++)
        {
            for (int i = 0; i < inputs; i++)
                w[j, i] = state.Forward.Row(j)[i];
            for (int k = 0; k < neurons; k++)
                l[j, k] = state.Lateral.Cells.Span[j * state.Lateral.Stride + k];
        }

        double[] scale = state.Normalization is { } norm ? Doubles(norm.Scale.Span[..neurons]) : [], shift = state.Normalization is { } same ? Doubles(same.Shift.Span[..neurons]) : [];
        return new(w, Doubles(state.Forward.Bias.Span[..neurons]), l, scale, shift);
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];
}

/// <summary>Means and variances of a layer's pre-activations: those to normalise with, and those that are remembered.</summary>
internal sealed record NormMoments(double[] Mean, double[] Variance);

/// <summary>Passes of a batch through layers in plain loops: weights, batch normalisation, activation function. Values come by sample.</summary>
internal sealed class ReferenceForward(Network network)
{
    private BatchNormSettings? Norm => network.Batch!.Normalization;

    /// <summary>Activations for inputs by sample.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Inputs.</param>
    /// <param name="held">Statistics that stay as they are while weights move; null: those of the batch.</param>
    public double[][] Pass(LayerWeights layer, double[][] input, NormMoments? held)
    {
        double[][] a = PreActivations(layer, input);
        if (Norm is not null)
            a = Normalized(layer, a, held ?? Of(a));
        return [.. a.Select(sample => sample.Select(value => ExactActivation.Value(network.Layers[0].Activation, value)).ToArray())];
    }

    /// <summary>What the gradient takes as constant in a pass: null when it goes through the statistics of the batch.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Inputs.</param>
    /// <param name="running">Running statistics before the pass; moved on.</param>
    public NormMoments? Held(LayerWeights layer, double[][] input, NormMoments running)
    {
        if (Norm is not { } norm)
            return null;
        NormMoments batch = Of(PreActivations(layer, input));
        for (int j = 0; j < layer.Neurons; j++)
        {
            running.Mean[j] = norm.Retention * running.Mean[j] + (1 - norm.Retention) * batch.Mean[j];
            running.Variance[j] = norm.Retention * running.Variance[j] + (1 - norm.Retention) * batch.Variance[j];
        }

        if (norm.Statistics == NormStatistics.Running)
            return new([.. running.Mean], [.. running.Variance]);
        return norm.DetachesStatistics ? batch : null;
    }

    /// <summary>The running statistics before the first batch.</summary>
    public static NormMoments Fresh(int neurons) => new(new double[neurons], [.. Enumerable.Repeat(1.0, neurons)]);

    private double[][] Normalized(LayerWeights layer, double[][] a, NormMoments statistics) => [.. a.Select(sample => sample.Select((value, j) =>
    {
        double centred = Norm!.UsesMean ? value - statistics.Mean[j] : value;
        return layer.Scale[j] * (Norm.UsesVariance ? centred / Math.Sqrt(statistics.Variance[j] + 1e-5) : centred) + layer.Shift[j];
    }).ToArray())];

    private static double[][] PreActivations(LayerWeights layer, double[][] input) => [.. input.Select(sample => Enumerable.Range(0, layer.Neurons)
        .Select(j => layer.B[j] + sample.Select((value, i) => layer.W[j, i] * value).Sum()).ToArray())];

    private static NormMoments Of(double[][] a)
    {
        double[] mean = [.. Enumerable.Range(0, a[0].Length).Select(j => a.Average(sample => sample[j]))];
        return new(mean, [.. mean.Select((m, j) => a.Average(sample => (sample[j] - m) * (sample[j] - m)))]);
    }
}
