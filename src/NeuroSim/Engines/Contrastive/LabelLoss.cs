using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>A linear classifier on the mean of an image's tiles at the top of a module, cross-entropy.</summary>
internal sealed class LabelLoss : IModuleLoss
{
    private readonly IEncoderLayer _layer;
    private readonly TileBatch _batch;
    private readonly LinearWeights _weights;
    private readonly Matrix _means, _scores, _turned, _sent;
    private readonly int _tiles;

    /// <summary>A classifier with initial weights uniform in +-1 / sqrt(inputs).</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">Number of the layer at the module's top, from 0.</param>
    /// <param name="layer">That layer.</param>
    /// <param name="batch">The images, for their classes.</param>
    public LabelLoss(ContrastiveNetwork network, int number, IEncoderLayer layer, TileBatch batch)
    {
        int neurons = layer.Activations.Columns;
        (_layer, _batch, _tiles) = (layer, batch, network.Tiles);
        _weights = new LinearWeights(neurons, network.Classes, network.Optimizer.Kind);
        _weights.Draw(network.Seed, 3 * network.Layers.Length + number, 1f / MathF.Sqrt(neurons));
        (_means, _scores) = (new Matrix(network.Batch, neurons), new Matrix(network.Batch, network.Classes));
        (_turned, _sent) = (new Matrix(network.Classes, neurons), new Matrix(network.Batch, neurons));
    }

    /// <inheritdoc/>
    public double Run()
    {
        TileMeans.Of(_layer.Activations, _tiles, _means);
        _weights.Forward(_means, _scores);
        double loss = 0;
        for (int b = 0; b < _scores.Rows; b++)
            loss += Judge(_scores.Row(b), _batch.Labels[b]);
        _weights.Accumulate(_means, _scores, hasBias: true);
        Transposition.Copy(_weights.Values, _turned);
        SampleProducts.Multiply(_scores, _turned, _sent);
        for (int row = 0; row < _layer.Errors.Rows; row++)
            RowKernels.Write(_layer.Errors.Line(row), 1f / _tiles, _sent.Line(row % _sent.Rows));
        return loss / _scores.Rows;
    }

    /// <inheritdoc/>
    public void Step(in BatchStep step) => _weights.Step(step);

    /// <inheritdoc/>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _weights.Sections("classifier");

    /// <summary>Scores of an image become their errors, (probability - [label]) / B.</summary>
    private float Judge(Span<float> scores, int label)
    {
        Softmax.Apply(scores);
        float loss = -(float)Math.Log(scores[label]);
        scores[label] -= 1f;
        foreach (ref float score in scores)
            score /= _scores.Rows;
        return loss;
    }
}
