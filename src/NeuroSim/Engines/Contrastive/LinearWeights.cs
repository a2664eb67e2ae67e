using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// Weights between rows of inputs and rows of outputs, y = x W^T + b, with their gradient and what the optimiser remembers. They are kept transposed, a row an
/// input, so that a product with a tile a row runs along rows of both.
/// </summary>
internal sealed class LinearWeights
{
    private readonly Parameters _weights, _bias;
    private readonly AlignedFloats _biasGradient;

    /// <summary>Weights of 0.</summary>
    /// <param name="inputs">I.</param>
    /// <param name="outputs">N.</param>
    /// <param name="optimizer">How they descend.</param>
    public LinearWeights(int inputs, int outputs, OptimizerKind optimizer)
    {
        (Values, Gradient, Bias, _biasGradient) = (new(inputs, outputs), new(inputs, outputs), new(AlignedFloats.Padded(outputs)), new(AlignedFloats.Padded(outputs)));
        (_weights, _bias) = (new Parameters(Values.Values, Values.Stride, outputs, optimizer), new Parameters(Bias, Bias.Length, outputs, optimizer));
    }

    /// <summary>W^T, I x N.</summary>
    public Matrix Values { get; }

    /// <summary>b, N; 0 where there is none.</summary>
    public AlignedFloats Bias { get; }

    /// <summary>The derivative of the loss by W^T, I x N.</summary>
    public Matrix Gradient { get; }

    /// <summary>All that a state holds.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections(string name) =>
        [(name, Values.Values), ($"{name}-bias", Bias), .. _weights.Sections(name).Take(2), .. _bias.Sections($"{name}-bias").Take(2)];

    /// <summary>Initial weights, uniform in +- <paramref name="bound"/>; b stays 0.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="array">The array's number in the network.</param>
    /// <param name="bound">Largest weight.</param>
    public void Draw(ulong seed, int array, float bound)
    {
        var random = new Philox(seed, RandomStream.InitialWeights);
        for (int i = 0; i < Values.Rows; i++)
        {
            Span<float> row = Values.Row(i);
            for (int j = 0; j < row.Length; j++)
                row[j] = bound * (2f * random.Uniform(NeuronId.Of(array, j), (ulong)i) - 1f);
        }
    }

    /// <summary>y = x W^T + b, as many rows as <paramref name="outputs"/> has.</summary>
    public void Forward(Matrix inputs, Matrix outputs)
    {
        SampleProducts.Multiply(inputs, Values, outputs);
        for (int row = 0; row < outputs.Rows; row++)
            RowKernels.Write(outputs.Line(row), 1f, Bias.Span);
    }

    /// <summary>The gradient: sums over rows of errors times inputs.</summary>
    /// <param name="inputs">x; its first rows belong to the errors.</param>
    /// <param name="errors">The derivative of the loss by y.</param>
    /// <param name="hasBias">Whether b learns.</param>
    /// <param name="adds">Whether the gradient that is there is added to.</param>
    public void Accumulate(Matrix inputs, Matrix errors, bool hasBias, bool adds = false)
    {
        SampleProducts.MultiplyTransposed(inputs, errors, Gradient, adds);
        if (!adds)
            _biasGradient.Span.Clear();
        if (hasBias)
            SampleProducts.AddRows(errors, _biasGradient.Span);
    }

    /// <summary>Descends along the gradient.</summary>
    public void Step(in BatchStep step)
    {
        for (int i = 0; i < Values.Rows; i++)
            _weights.Update(i, 0, Gradient.Line(i), step);
        _bias.Update(0, 0, _biasGradient.Span, step);
    }
}
