using System.Collections.Immutable;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// TRL and TRL-S: in phase l layer l sees the batch, and layer l - 1, whose neurons were all seen in the phase before, learns from it. No gradient crosses
/// a layer.
/// </summary>
internal sealed class TrlRule : IBatchRule
{
    private readonly ImmutableArray<BatchLayer> _layers;
    private readonly ImmutableArray<TrlBatchLayer> _trl;
    private readonly Divergence _divergence;

    public TrlRule(Network network, NetworkState state, ImmutableArray<BatchLayer> layers, Divergence divergence)
    {
        (_layers, _divergence) = (layers, divergence);
        _trl = [.. state.Layers.Select((layer, l) => new TrlBatchLayer(layers[l], layer, network, l))];
    }

    public int Phases => _layers.Length + 1;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        _trl.SelectMany((layer, l) => layer.Sections().Select(section => ($"batch{l}/{section.Name}", section.Values)));

    public int Items(int phase, in BatchRound round) => Seeing(phase, round) + Learning(phase, round);

    public void Do(int phase, int item, in BatchRound round, Span<float> tile)
    {
        int seeing = Seeing(phase, round);
        if (item < seeing)
            See(phase, item, round);
        else
            Learn(phase - 1, item - seeing, round, tile);
    }

    private int Seeing(int phase, in BatchRound round) => phase < round.To ? _layers[phase].Blocks : 0;

    private int Learning(int phase, in BatchRound round) => phase > round.From && phase <= round.To ? _layers[phase - 1].Blocks : 0;

    private void See(int layer, int block, in BatchRound round)
    {
        _layers[layer].Forward(block, layer == 0 ? round.Input.ByInput : _layers[layer - 1].Activations);
        if (layer >= round.From)
            _trl[layer].Observe(block);
    }

    private void Learn(int layer, int block, in BatchRound round, Span<float> tile)
    {
        if (!_trl[layer].Learn(block, round.Step, tile))
            _divergence.Report(layer, _layers[layer].RowsOf(block).From, round.First, heard: false);
        _layers[layer].Descend(block, layer == 0 ? round.Input.BySample : _layers[layer - 1].BySample, round.Step, tile);
    }
}
