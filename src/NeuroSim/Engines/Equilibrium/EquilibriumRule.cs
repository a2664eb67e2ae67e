using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>
/// Equilibrium Propagation: a batch settles freely from 0, then once or twice nudged, all from the free state; weights move by what the states' products
/// differ in. The output is a layer of its own, one neuron a class.
/// </summary>
internal sealed class EquilibriumRule : IBatchRule, IImageReader
{
    private readonly EquilibriumSettings _settings;
    private readonly EquilibriumPhases _phases;
    private readonly ImmutableArray<ForwardCrossbar> _arrays;
    private readonly ImmutableArray<Parameters> _weights;
    private readonly ImmutableArray<float> _rates;
    private readonly ImmutableArray<BlockPlace> _all, _first, _second;
    private readonly Relaxation _free;
    private readonly ImmutableArray<Relaxation> _nudged;
    private readonly Contrast _contrast;
    private readonly FreeStateView _view;
    private readonly Matrix _fromImages, _targets;
    private readonly Philox _signs;
    private readonly Divergence _divergence;

    public EquilibriumRule(Network network, NetworkState state, Divergence divergence)
    {
        BatchSettings batch = network.Batch!;
        (_settings, _phases, _divergence) = (batch.Equilibrium, new EquilibriumPhases(batch.Equilibrium), divergence);
        var output = new ForwardCrossbar(network.Layers[^1].Neurons, batch.Classes);
        InitialWeights.DrawOutput(output.Cells, output.Stride, output.Inputs, output.Bias.Span[..batch.Classes], network.Seed);
        _arrays = [.. state.Layers.Select(layer => layer.Forward), output];
        _weights = [.. _arrays.Select(array => new Parameters(array.Cells, array.Stride, array.Inputs, OptimizerKind.Sgd, array.Bias))];
        _all = [.. BlocksOf(Enumerable.Range(0, _arrays.Length))];
        (_first, _second) = ([.. BlocksOf(Relaxation.LayersOf(_settings.Order, 0, _arrays.Length))], [.. BlocksOf(Relaxation.LayersOf(_settings.Order, 1, _arrays.Length))]);
        _rates = _settings.RatesOf(network.Layers.Length);
        (_fromImages, _targets) = (new Matrix(_arrays[0].Neurons, batch.Batch), new Matrix(batch.Classes, batch.Batch));
        _free = Relaxed();
        _nudged = [.. Enumerable.Range(0, _settings.Nudging == Nudging.Symmetric ? 2 : 1).Select(_ => Relaxed())];
        _contrast = new Contrast(_nudged[0], _nudged.Length == 2 ? _nudged[1] : _free);
        _view = new FreeStateView(_free, _targets);
        _signs = new Philox(network.Seed, RandomStream.NudgeSign);

        Relaxation Relaxed() => new(_arrays, _settings, batch.Batch, _fromImages);
    }

    public int Phases => _phases.Count;

    public RunningMeans Metrics => _view.Metrics;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
    [
        ("output/weights", _arrays[^1].Cells), ("output/bias", _arrays[^1].Bias),
        .. _weights.SelectMany((weights, l) => weights.Sections("symmetric").Select(section => ($"array{l}/{section.Name}", section.Values))),
    ];

    public int Items(int phase, in BatchRound round) => _phases.At(phase).Step switch
    {
        EquilibriumStep.Free => Moving(_phases.At(phase).Half).Length,
        EquilibriumStep.Nudged => _nudged.Length * Moving(_phases.At(phase).Half).Length,
        EquilibriumStep.Look => 1 + _all.Length,
        _ => _all.Length,
    };

    public void Do(int phase, int item, in BatchRound round, Span<float> room)
    {
        (EquilibriumStep step, int half) = _phases.At(phase);
        switch (step)
        {
            case EquilibriumStep.Begin:
                Begin(item, round.Input);
                break;
            case EquilibriumStep.Free:
                MoveFreely(phase, half, item);
                break;
            case EquilibriumStep.Look:
                Look(item, round.Input.Labels);
                break;
            case EquilibriumStep.Nudged:
                MoveNudged(half, item, round.First);
                break;
            case EquilibriumStep.Contrast:
                (int layer, int from, int to) = _all[item];
                _contrast.Prepare(layer, from, to, Sign(round.First) * _nudged.Length * _settings.Beta);
                break;
            default:
                Learn(item, round, room);
                break;
        }
    }

    public OperationCounts Counts(Network network, long samples) => EquilibriumCounts.Of(network, _settings, _nudged.Length, samples);

    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation) =>
        new EquilibriumReader(_arrays, _settings).Encode(images, normalization, threads, classifies, cancellation);

    private ImmutableArray<BlockPlace> Moving(int half) => half == 0 ? _first : _second;

    /// <summary>The blocks of some layers, one after the other.</summary>
    private IEnumerable<BlockPlace> BlocksOf(IEnumerable<int> layers) =>
        from layer in layers
        from block in Enumerable.Range(0, (_arrays[layer].Neurons + BatchLayer.BlockRows - 1) / BatchLayer.BlockRows)
        select new BlockPlace(layer, block * BatchLayer.BlockRows, Math.Min(_arrays[layer].Neurons, (block + 1) * BatchLayer.BlockRows));

    private void Begin(int item, BatchInput images)
    {
        (int layer, int from, int to) = _all[item];
        _free.Clear(layer, from, to);
        if (layer == 0)
            BatchProducts.Multiply(_arrays[0].Cells, _arrays[0].Stride, from, to, _arrays[0].Inputs, images.ByInput, _fromImages);
    }

    private void MoveFreely(int phase, int half, int item)
    {
        (int layer, int from, int to) = Moving(half)[item];
        float moved = _free.Half(half, layer, from, to, 0, _targets);
        if (_phases.IsLastFree(phase))
            _view.Note(layer, from / BatchLayer.BlockRows, moved);
    }

    /// <summary>The first item looks at the outputs and sets the targets; the others copy states to where nudges begin.</summary>
    private void Look(int item, ReadOnlySpan<byte> labels)
    {
        if (item == 0)
        {
            _view.Look(labels);
            return;
        }

        (int layer, int from, int to) = _all[item - 1];
        foreach (Relaxation side in _nudged)
            side.Take(_free, layer, from, to);
    }

    private void MoveNudged(int half, int item, long first)
    {
        int blocks = Moving(half).Length, side = item / blocks;
        (int layer, int from, int to) = Moving(half)[item % blocks];
        _nudged[side].Half(half, layer, from, to, (side == 0 ? 1 : -1) * Sign(first) * _settings.Beta, _targets);
    }

    private float Sign(long first) => _settings.Nudging == Nudging.RandomSign && _signs.Uniform(0, (ulong)first) < 0.5f ? -1 : 1;

    private void Learn(int item, in BatchRound round, Span<float> room)
    {
        (int layer, int from, int to) = _all[item];
        BatchStep step = round.Step with { Rate = round.Step.Rate * _rates[layer] };
        if (_contrast.Descend(layer, _weights[layer], from, to, round.Input, step, room) is { } broken)
            _divergence.Report(layer, broken, round.First, heard: false);
    }

    /// <summary>Neurons [From, To) of a layer, an item of work.</summary>
    private readonly record struct BlockPlace(int Layer, int From, int To);
}
