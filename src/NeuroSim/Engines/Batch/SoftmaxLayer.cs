using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>The layer on top of backpropagation: class probabilities, cross-entropy, its own weights.</summary>
internal sealed class SoftmaxLayer
{
    private readonly AlignedFloats _ones;

    /// <summary>A layer with initial weights and biases uniform in +-1 / sqrt(inputs).</summary>
    internal SoftmaxLayer(int inputs, int classes, int samples, OptimizerKind optimizer, ulong seed)
    {
        int stride = AlignedFloats.Padded(inputs);
        (AlignedFloats weights, AlignedFloats bias) = (new(classes * stride), new(AlignedFloats.Padded(classes)));
        InitialWeights.DrawOutput(weights, stride, inputs, bias.Span[..classes], seed);
        (Classes, Bias, Weights) = (classes, bias, new Parameters(weights, stride, inputs, optimizer, bias));
        Errors = new Matrix(classes, samples);
        _ones = AlignedFloats.Ones(samples);
    }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>dLoss/da, classes x B.</summary>
    internal Matrix Errors { get; }

    /// <summary>W, with the biases' moments.</summary>
    internal Parameters Weights { get; }

    /// <summary>b.</summary>
    internal AlignedFloats Bias { get; }

    /// <summary>The most probable class of an encoded image; the lowest one of equals.</summary>
    /// <param name="features">Activations of the last layer, padded with zeros to whole lines.</param>
    public int Classify(ReadOnlySpan<float> features)
    {
        int best = 0;
        float highest = float.NegativeInfinity;
        for (int c = 0; c < Classes; c++)
        {
            float score = RowKernels.Dot(Weights.Values.Slice(c * Weights.Stride, Weights.Stride), features) + Bias.Span[c];
            (best, highest) = score > highest ? (c, score) : (best, highest);
        }

        return best;
    }

    /// <summary>(probability - [label]) / B for every class and sample of a batch; returns the share of samples whose class is the most probable and the mean cross-entropy.</summary>
    /// <param name="input">Activations of the last layer, D x B.</param>
    /// <param name="labels">The class of each sample.</param>
    internal (double Accuracy, double Loss) Judge(Matrix input, ReadOnlySpan<byte> labels)
    {
        BatchProducts.Multiply(Weights.Values, Weights.Stride, 0, Classes, Weights.Columns, input, Errors);
        float share = 1f / Errors.Columns;
        (int correct, double loss) = (0, 0);
        for (int i = 0; i < Errors.Columns; i++)
        {
            float highest = float.NegativeInfinity, sum = 0;
            for (int c = 0; c < Classes; c++)
                highest = Math.Max(highest, Errors.Row(c)[i] += Bias.Span[c]);
            correct += Errors.Row(labels[i])[i] == highest ? 1 : 0;
            loss -= Errors.Row(labels[i])[i] - highest;
            for (int c = 0; c < Classes; c++)
                sum += Errors.Row(c)[i] = LaneMath.Exp(new FloatLane(Errors.Row(c)[i] - highest)).Value;
            loss += Math.Log(sum);
            for (int c = 0; c < Classes; c++)
                Errors.Row(c)[i] = (Errors.Row(c)[i] / sum - (labels[i] == c ? 1f : 0f)) * share;
        }

        return (correct / (double)Errors.Columns, loss / Errors.Columns);
    }

    /// <summary>Descends along all weights.</summary>
    /// <param name="input">Activations of the last layer, B x D.</param>
    /// <param name="step">The update.</param>
    /// <param name="room">Room for <see cref="TiledDescent.Room"/> floats.</param>
    internal void Descend(SamplePanels input, in BatchStep step, Span<float> room)
    {
        new TiledDescent(Weights, [new GradientTerm(Errors, input)], step, room).Run(0, Classes, default(ProductGradient));
        for (int c = 0; c < Classes; c++)
            Weights.Bias.Update(c, RowKernels.Dot(Errors.Line(c), _ones.Span), step);
    }
}
