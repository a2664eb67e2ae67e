using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// Backpropagation (Rumelhart, Hinton and Williams 1986): passes forward, the softmax layer, errors backward through the transposed weights, then every
/// weight descends. n passes take 2 n + 2 phases.
/// </summary>
internal sealed class BackpropRule : IBatchRule, IImageReader
{
    private readonly BatchPasses _passes;
    private readonly NetworkState _state;
    private readonly Divergence _divergence;

    public BackpropRule(Network network, NetworkState state, BatchPasses passes, Divergence divergence)
    {
        (_passes, _state, _divergence) = (passes, state, divergence);
        Output = new SoftmaxLayer(passes.Last.Neurons, network.Batch!.Classes, network.Batch.Batch, network.Optimizer.Kind, network.Seed);
    }

    /// <summary>The layer on top.</summary>
    public SoftmaxLayer Output { get; }

    /// <summary>Accuracy and mean cross-entropy of the batches as they come, before they are learned from.</summary>
    public RunningMeans Metrics { get; } = new(["accuracy", "loss"]);

    public int Phases => 2 * _passes.Count + 2;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [("output/weights", Output.Weights.Values), ("output/bias", Output.Bias), .. Output.Weights.Sections("output").Select(section => ($"output/{section.Name}", section.Values)), .. _passes.Sections];

    public int Items(int phase, in BatchRound round) => phase == _passes.Count
        ? 1
        : phase == Phases - 1 ? 1 + _passes.Layers.Sum(layer => layer.Blocks) : _passes.LayerOf(PassOf(phase)).Blocks;

    public void Do(int phase, int item, in BatchRound round, Span<float> room)
    {
        int count = _passes.Count;
        if (phase == count)
        {
            (double accuracy, double loss) = Output.Judge(_passes.Last.Activations, round.Input.Labels);
            Metrics.Add(0, accuracy);
            Metrics.Add(1, loss);
            return;
        }

        if (phase == Phases - 1)
        {
            Descend(item, round, room);
            return;
        }

        int pass = PassOf(phase);
        (int from, int to) = _passes.LayerOf(pass).RowsOf(item);
        if (phase < count)
            _passes[pass].Forward(from, to, round.Input);
        else
            Return(pass, from, to, round.First);
    }

    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation)
    {
        FeatureTable features = Encoder.Encode(_state, images, normalization, threads, cancellation: cancellation);
        if (!classifies)
            return new EncodedImages(features, []);
        int last = features.NeuronsPerLayer.Count - 1;
        return new EncodedImages(features, [new ImageReadout("softmax", Enumerable.Range(0, images.Count).Select(image => (byte)Output.Classify(features.Row(image, last))).ToArray())]);
    }

    /// <summary>The pass a phase works on: forward from the first, backward from the last.</summary>
    private int PassOf(int phase) => phase < _passes.Count ? phase : 2 * _passes.Count - phase;

    /// <summary>e = f' (W^T e) with the weights and errors of the pass after.</summary>
    private void Return(int pass, int from, int to, long first)
    {
        BatchPass own = _passes[pass];
        if (pass == _passes.Count - 1)
            BatchProducts.MultiplyTransposed(Output.Weights.Values, Output.Weights.Stride, Output.Errors, own.Errors, from, to);
        else
            BatchProducts.MultiplyTransposed(_passes.LayerOf(pass + 1).Weights.Values, _passes.LayerOf(pass + 1).Weights.Stride, _passes[pass + 1].Errors, own.Errors, from, to);
        for (int j = from; j < to; j++)
        {
            Span<float> e = own.Errors.Line(j), slope = own.Slopes.Line(j);
            for (int i = 0; i < e.Length; i += Vector512Lane.Count)
                (Vector512Lane.Load(e[i..]) * Vector512Lane.Load(slope[i..])).Store(e[i..]);
        }

        if (own.Return(from, to) is { } broken)
            _divergence.Report(_passes.NumberOf(pass), broken, first, heard: false);
    }

    private void Descend(int item, in BatchRound round, Span<float> room)
    {
        if (item == 0)
        {
            Output.Descend(_passes.Last.BySample, round.Step, room);
            return;
        }

        int layer = 0;
        for (item--; item >= _passes.Layers[layer].Blocks; layer++)
            item -= _passes.Layers[layer].Blocks;
        if (layer < round.To)
            _passes.Layers[layer].Descend(item, _passes.Layers[layer].Passes.Length, round.Input, round.Step, room);
    }
}
