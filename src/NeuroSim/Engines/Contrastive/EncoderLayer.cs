using NeuroSim.Engines.Batch;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>A fully connected layer of rectifiers, a tile a row: z = max(0, W x + b).</summary>
internal sealed class EncoderLayer : IEncoderLayer
{
    private readonly Matrix _inputs;
    private readonly EncoderLayer? _before;
    private readonly LinearWeights _weights;
    private readonly Matrix? _turned;

    /// <summary>A layer with initial weights uniform in +-sqrt(3 / inputs).</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">The layer's number, from 0.</param>
    /// <param name="inputs">What the layer sees.</param>
    /// <param name="before">The layer before in the same module, to which errors are sent; null: they end here.</param>
    public EncoderLayer(ContrastiveNetwork network, int number, Matrix inputs, EncoderLayer? before)
    {
        int neurons = network.Layers[number];
        (_inputs, _before) = (inputs, before);
        _weights = new LinearWeights(inputs.Columns, neurons, network.Optimizer.Kind);
        _weights.Draw(network.Seed, number, MathF.Sqrt(3f / inputs.Columns));
        _turned = before is null ? null : new Matrix(neurons, inputs.Columns);
        (Activations, Errors) = (new Matrix(inputs.Rows, neurons), new Matrix(inputs.Rows, neurons));
    }

    /// <inheritdoc/>
    public Matrix Activations { get; }

    /// <inheritdoc/>
    public Matrix Errors { get; }

    /// <inheritdoc/>
    public void Forward()
    {
        _weights.Forward(_inputs, Activations);
        Rectifier.Apply(Activations);
    }

    /// <inheritdoc/>
    public void Backward()
    {
        Rectifier.Gate(Activations, Errors);
        _weights.Accumulate(_inputs, Errors, hasBias: true);
        if (_before is null)
            return;
        Transposition.Copy(_weights.Values, _turned!);
        SampleProducts.Multiply(Errors, _turned!, _before.Errors);
    }

    /// <inheritdoc/>
    public void Step(in BatchStep step) => _weights.Step(step);

    /// <inheritdoc/>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _weights.Sections("weights");
}
