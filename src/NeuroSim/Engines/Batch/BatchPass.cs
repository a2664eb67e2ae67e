using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// One pass of a batch through a layer: a row a neuron, a column a sample. Work comes in blocks of neurons; a call touches the rows of its block alone.
/// </summary>
internal sealed class BatchPass
{
    private readonly LayerState _state;
    private readonly Activation _activation;
    private readonly BatchPass? _before;
    private readonly AlignedFloats _ones;

    /// <summary>A pass through a layer.</summary>
    /// <param name="state">The layer.</param>
    /// <param name="samples">B.</param>
    /// <param name="before">The pass before; null for the first one, which sees the images.</param>
    public BatchPass(LayerState state, int samples, BatchPass? before)
    {
        (_state, _activation, _before, Samples) = (state, state.Layer.Activation, before, samples);
        (Activations, Slopes, Errors) = (new Matrix(Neurons, samples), new Matrix(Neurons, samples), new Matrix(Neurons, samples));
        BySample = new SamplePanels(samples, Neurons);
        _ones = AlignedFloats.Ones(samples);
        Normalization = state.Normalization is { } normalization ? new BatchNormalization(normalization, Neurons, samples, _ones) : null;
    }

    /// <summary>B.</summary>
    public int Samples { get; }

    /// <summary>D.</summary>
    public int Neurons => _state.Layer.Neurons;

    /// <summary>Batch normalisation before the activation function; null: none.</summary>
    public BatchNormalization? Normalization { get; }

    /// <summary>z, D x B.</summary>
    public Matrix Activations { get; }

    /// <summary>f', D x B.</summary>
    public Matrix Slopes { get; }

    /// <summary>dLoss/da, D x B.</summary>
    public Matrix Errors { get; }

    /// <summary>z the other way round, B x D: what the next layer's gradient runs along.</summary>
    public SamplePanels BySample { get; }

    /// <summary>What the layer sees, a column a sample.</summary>
    public Matrix ByInput(BatchInput images) => _before?.Activations ?? images.ByInput;

    /// <summary>The gradient of the weights that this pass adds, once its errors are there.</summary>
    public GradientTerm Gradient(BatchInput images) => new(Errors, _before?.BySample ?? images.Panels);

    /// <summary>z = f(W x + b) and its slope for neurons [from, to).</summary>
    public void Forward(int from, int to, BatchInput images)
    {
        BatchProducts.Multiply(_state.Forward.Cells, _state.Forward.Stride, from, to, _state.Layer.Inputs, ByInput(images), Activations);
        for (int j = from; j < to; j++)
            Activate(j, Activations.Line(j), Slopes.Line(j));
        BySample.CopyRows(Activations, from, to);
    }

    /// <summary>Turns dLoss/d(f's argument) in the rows [from, to) of the errors into dLoss/da.</summary>
    /// <returns>The first neuron with an error that is no finite number; null: none.</returns>
    public int? Return(int from, int to)
    {
        int? broken = null;
        for (int j = from; j < to; j++)
        {
            Span<float> errors = Errors.Line(j);
            Normalization?.Backward(j, errors);
            if (!float.IsFinite(Sum(errors)))
                broken ??= j;
        }

        return broken;
    }

    /// <summary>The sum of a row over the samples, in the fixed order of <see cref="RowKernels"/>.</summary>
    public float Sum(ReadOnlySpan<float> line) => RowKernels.Dot(line, _ones.Span);

    private void Activate(int j, Span<float> line, Span<float> slopes)
    {
        Vector512Lane bias = Vector512Lane.All(_state.Forward.Bias.Span[j]);
        if (Normalization is { } normalization)
        {
            normalization.Forward(j, line, bias);
            bias = Vector512Lane.All(0f);
        }

        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
        {
            (Vector512Lane z, Vector512Lane slope) = ActivationFunction.Evaluate(_activation, Vector512Lane.Load(line[i..]) + bias);
            z.Store(line[i..]);
            slope.Store(slopes[i..]);
        }

        line[Samples..].Clear();
        slopes[Samples..].Clear();
    }
}
