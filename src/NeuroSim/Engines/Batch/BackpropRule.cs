using System.Collections.Immutable;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// Backpropagation (Rumelhart, Hinton and Williams 1986): layers forward, the softmax layer, errors backward through the transposed weights, then every
/// weight descends. n layers take 2 n + 2 phases.
/// </summary>
internal sealed class BackpropRule : IBatchRule
{
    private readonly ImmutableArray<BatchLayer> _layers;
    private readonly NetworkState _state;
    private readonly Divergence _divergence;

    public BackpropRule(Network network, NetworkState state, ImmutableArray<BatchLayer> layers, Divergence divergence)
    {
        (_state, _layers, _divergence) = (state, layers, divergence);
        Output = new SoftmaxLayer(layers[^1].Neurons, network.Batch!.Classes, network.Batch.Batch, network.Optimizer.Kind, network.Seed);
    }

    /// <summary>The layer on top.</summary>
    public SoftmaxLayer Output { get; }

    public int Phases => 2 * _layers.Length + 2;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [("output/weights", Output.Weights.Values), ("output/bias", Output.Bias), .. Output.Weights.Sections("output").Select(section => ($"output/{section.Name}", section.Values))];

    public int Items(int phase, in BatchRound round) => phase == _layers.Length
        ? 1
        : phase == Phases - 1 ? 1 + _layers.Sum(layer => layer.Blocks) : _layers[LayerOf(phase)].Blocks;

    public void Do(int phase, int item, in BatchRound round, Span<float> tile)
    {
        int count = _layers.Length;
        if (phase < count)
            _layers[phase].Forward(item, phase == 0 ? round.Input.ByInput : _layers[phase - 1].Activations);
        else if (phase == count)
            Output.Judge(_layers[^1].Activations, round.Input.Labels);
        else if (phase < Phases - 1)
            Return(LayerOf(phase), item, round.First);
        else
            Descend(item, round, tile);
    }

    /// <summary>The layer a phase works on: forward from the first, backward from the last.</summary>
    private int LayerOf(int phase) => phase < _layers.Length ? phase : 2 * _layers.Length - phase;

    /// <summary>e = f' (W^T e) with the weights and errors of the layer above.</summary>
    private void Return(int layer, int block, long first)
    {
        (int from, int to) = _layers[layer].RowsOf(block);
        Matrix errors = _layers[layer].Errors;
        if (layer == _layers.Length - 1)
            Transposed(Output.Weights.Values, Output.Weights.Stride, Output.Errors, errors, from, to);
        else
            Transposed(_state.Layers[layer + 1].Forward.Cells, _state.Layers[layer + 1].Forward.Stride, _layers[layer + 1].Errors, errors, from, to);
        for (int j = from; j < to; j++)
        {
            Span<float> e = errors.Line(j), slope = _layers[layer].Slopes.Line(j);
            for (int i = 0; i < e.Length; i += Vector512Lane.Count)
                (Vector512Lane.Load(e[i..]) * Vector512Lane.Load(slope[i..])).Store(e[i..]);
            if (!float.IsFinite(_layers[layer].Sum(e)))
                _divergence.Report(layer, j, first, heard: false);
        }
    }

    /// <summary>Rows [from, to) of W^T E.</summary>
    private static void Transposed(AlignedFloats weights, int stride, Matrix above, Matrix errors, int from, int to)
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < errors.Columns; column += TileKernel.Columns)
            {
                TileKernel.Run(
                    Math.Min(TileKernel.Rows, to - row), Math.Min(TileKernel.Columns, AlignedFloats.Padded(errors.Columns) - column), above.Rows,
                    ref weights.Span[row], 1, stride, ref above.Values.Span[column], above.Stride, ref errors.Values.Span[row * errors.Stride + column], errors.Stride, adds: false);
            }
        }
    }

    private void Descend(int item, in BatchRound round, Span<float> tile)
    {
        if (item == 0)
        {
            Output.Descend(_layers[^1].BySample, round.Step, tile);
            return;
        }

        int layer = 0;
        for (item--; item >= _layers[layer].Blocks; layer++)
            item -= _layers[layer].Blocks;
        if (layer < round.To)
            _layers[layer].Descend(item, layer == 0 ? round.Input.BySample : _layers[layer - 1].BySample, round.Step, tile);
    }
}
