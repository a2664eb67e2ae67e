using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// Forward-Forward (Hinton 2022): the positive and the neutral pass, the readout that also draws wrong labels, the negative pass, then all layers learn at
/// once, each from what it saw itself. n layers take 2 n + 2 phases.
/// </summary>
internal sealed class ForwardForwardRule : IBatchRule, IImageReader
{
    /// <summary>Rate of the softmax regression relative to the layers', and its decay of weights (Hinton's published program).</summary>
    private const float ReadoutGain = 10, ReadoutDecay = 0.003f;

    private readonly ImmutableArray<GoodnessLayer> _layers;
    private readonly GoodnessRegression _readout;
    private readonly PixelSums _images;
    private readonly ForwardForwardSettings _settings;
    private readonly BatchSettings _batch;
    private readonly WrongLabels _wrong;
    private readonly byte[] _wrongLabels;
    private readonly Divergence _divergence;
    private readonly RunningMeans _metrics;
    private readonly NetworkState _state;

    public ForwardForwardRule(Network network, NetworkState state, Divergence divergence)
    {
        (_batch, _settings, _divergence, _state) = (network.Batch!, network.Batch!.ForwardForward, divergence, state);
        _images = new PixelSums(state.Layers[0].Forward, _batch.Batch, _batch.Classes);
        _layers = Stack(state, _batch, _images);
        _readout = new GoodnessRegression([.. _layers.Select(layer => layer.Neutral)], _batch.Classes);
        _wrong = new WrongLabels(network.Seed, _settings.DrawsHardNegatives);
        _wrongLabels = new byte[_batch.Batch];
        _metrics = new RunningMeans(["readout.accuracy", .. _layers.SelectMany((_, l) => (string[])[$"layer{l + 1}.positive", $"layer{l + 1}.negative"])]);
    }

    public int Phases => 2 * _layers.Length + 2;

    public RunningMeans Metrics => _metrics;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [.. _layers.SelectMany((layer, l) => layer.Sections.Select(section => ($"goodness{l}/{section.Name}", section.Values))), .. _readout.Sections];

    /// <summary>A weight is read in the positive, the neutral and the negative pass.</summary>
    public OperationCounts Counts(Network network, long samples) => Encoder.Counts(network, 3 * samples);

    public int Items(int phase, in BatchRound round) => phase == _layers.Length
        ? 1
        : phase == Phases - 1 ? 1 + _layers.Sum(layer => layer.Blocks) : LayerOf(phase).Blocks;

    public void Do(int phase, int item, in BatchRound round, Span<float> room)
    {
        if (phase == 0)
            _images.Images = round.Input;
        if (phase < _layers.Length)
            _layers[phase].See(item, round.Input.Labels);
        else if (phase == _layers.Length)
            DrawLabels(round);
        else if (phase < Phases - 1)
            LayerOf(phase).SeeWrong(item, _wrongLabels);
        else
            Learn(item, round, room);
    }

    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation) =>
        new ForwardForwardReader(_state, _batch, _readout).Encode(images, normalization, threads, classifies, cancellation);

    /// <summary>All layers, each with its passes behind those of the layer before.</summary>
    internal static ImmutableArray<GoodnessLayer> Stack(NetworkState state, BatchSettings settings, PixelSums images)
    {
        var layers = ImmutableArray.CreateBuilder<GoodnessLayer>(state.Layers.Length);
        foreach (LayerState layer in state.Layers)
            layers.Add(new GoodnessLayer(layer, settings, layers.LastOrDefault(), layers.Count == 0 ? images : null));
        return layers.MoveToImmutable();
    }

    private GoodnessLayer LayerOf(int phase) => _layers[phase < _layers.Length ? phase : phase - _layers.Length - 1];

    private void DrawLabels(in BatchRound round)
    {
        _readout.Predict();
        byte[] labels = round.Input.Labels;
        int right = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            right += _readout.BestOf(s) == labels[s] ? 1 : 0;
            _wrongLabels[s] = _wrong.Draw(round.First + s, _readout.Errors, s, labels[s]);
        }

        _metrics.Add(0, right / (double)labels.Length);
        _readout.Judge(labels);
    }

    private void Learn(int item, in BatchRound round, Span<float> room)
    {
        if (item == 0)
        {
            _readout.Learn(new SmoothedAscent(round.Step.Momentum, round.Step.Rate * ReadoutGain, ReadoutDecay), room);
            return;
        }

        int l = 0;
        for (item--; item >= _layers[l].Blocks; l++)
            item -= _layers[l].Blocks;
        var ascent = new SmoothedAscent(round.Step.Momentum, round.Step.Rate, _settings.WeightDecay);
        if (!_layers[l].Learn(item, round.Input.Labels, _wrongLabels, ascent, room))
            _divergence.Report(l, neuron: null, round.First, heard: false);
        if (item != 0)
            return;
        _metrics.Add(1 + 2 * l, _layers[l].Belief.Positive);
        _metrics.Add(2 + 2 * l, _layers[l].Belief.Negative);
    }
}
