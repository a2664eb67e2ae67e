using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// CLAPP and its family: layers that see tiles of images and learn which tiles follow, a batch of images a step. A step goes up through all layers, compares at the
/// top of every module, goes down inside modules, and then moves all weights. One thread; a step allocates nothing.
/// </summary>
public sealed class ContrastiveEngine
{
    private readonly ContrastiveNetwork _network;
    private readonly PixelNormalization _normalization;
    private readonly RateSchedule _rate;
    private readonly TileBatch _batch;
    private readonly Saccades? _saccades;
    private readonly ImmutableArray<IEncoderLayer> _layers;
    private readonly RecurrentContext? _context;
    private readonly ImmutableArray<int> _tops;
    private readonly ImmutableArray<IModuleLoss> _modules;
    private readonly double[] _losses;

    /// <summary>An engine with the network's initial weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <exception cref="ArgumentException">Shapes or settings that do not go together.</exception>
    public ContrastiveEngine(ContrastiveNetwork network, PixelNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(normalization);
        network.Validate();
        (_network, _normalization, _batch) = (network, normalization, new TileBatch(network));
        _rate = new RateSchedule(network.Optimizer, network.TotalImages);
        _tops = [.. network.Modules.Select((_, m) => network.Modules.Take(m + 1).Sum() - 1)];
        _layers = EncoderLayers.Of(network, _batch, _tops);
        if (network.Settings.Recurrence != ContextRecurrence.None)
            _context = new RecurrentContext(network, _layers[^1].Activations);
        if (network.Settings.Loss is ContrastiveLoss.Hinge or ContrastiveLoss.Softmax)
            _saccades = new Saccades(network);
        _modules = network.Settings.Loss == ContrastiveLoss.None ? [] : [.. _tops.Select(LossOf)];
        _losses = new double[_modules.Length];
    }

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The mean loss at the top of every module in the last step, before it.</summary>
    public ReadOnlySpan<double> Losses => _losses;

    /// <summary>The layer at the top of every module, from 0; none where nothing is learned.</summary>
    public ImmutableArray<int> JudgedLayers => _modules.IsEmpty ? [] : _tops;

    /// <summary>What is compared in a step; null where labels are learned, or nothing.</summary>
    internal Saccades? Saccades => _saccades;

    /// <summary>Learns from a batch.</summary>
    /// <param name="images">Images.</param>
    /// <param name="which">Numbers of B of them.</param>
    /// <exception cref="NonFiniteSignalException">A loss is no finite number.</exception>
    public void Learn(ImageSet images, ReadOnlySpan<int> which)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNotEqual(which.Length, _network.Batch);
        See(images, which);
        _saccades?.Draw(Steps);
        foreach (int top in _tops)
            _layers[top].Errors.Values.Span.Clear();
        _context?.Errors.Values.Span.Clear();
        for (int m = 0; m < _modules.Length; m++)
        {
            _losses[m] = _modules[m].Run();
            if (!double.IsFinite(_losses[m]))
                throw new NonFiniteSignalException(_tops[m], neuron: null, Steps * _network.Batch);
        }

        if (_modules.Length > 0)
            Descend();
        Steps++;
    }

    /// <summary>Sees up to B images without learning.</summary>
    /// <param name="images">Images.</param>
    /// <param name="which">Numbers of 1 .. B of them.</param>
    public void See(ImageSet images, ReadOnlySpan<int> which)
    {
        ArgumentNullException.ThrowIfNull(images);
        _batch.Read(images, _normalization, which);
        foreach (IEncoderLayer layer in _layers)
            layer.Forward();
        _context?.Forward();
    }

    /// <summary>Neurons of every layer; behind them, where contexts remember, the recurrent units.</summary>
    public ImmutableArray<int> Widths => [.. _layers.Select(layer => layer.Activations.Columns), .. _context is null ? [] : (int[])[_context.Activations.Columns]];

    /// <summary>What a layer made of the images that were seen last: the mean over tiles, a row an image.</summary>
    /// <param name="layer">One of <see cref="Widths"/>, from 0.</param>
    /// <param name="means">Receives B x N.</param>
    public void ReadMeans(int layer, Matrix means)
    {
        ArgumentNullException.ThrowIfNull(means);
        TileMeans.Of((layer < _layers.Length ? _layers[layer] : _context!).Activations, _network.Tiles, means);
    }

    /// <summary>Every array that the network remembers between two steps, with a name that is stable between versions.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
        _layers.SelectMany((layer, l) => layer.Sections().Select(section => ($"layer{l}/{section.Name}", section.Values)))
            .Concat(_modules.SelectMany((module, m) => module.Sections().Select(section => ($"module{m}/{section.Name}", section.Values))))
            .Concat(_context?.Sections().Select(section => ($"context/{section.Name}", section.Values)) ?? []);

    private void Descend()
    {
        for (int l = _layers.Length - 1; l >= 0; l--)
            _layers[l].Backward();
        _context?.Backward();
        double rate = _rate.At(Steps * _network.Batch);
        var step = new BatchStep(AdamStep.Of(rate, Steps + 1), (float)rate, _network.Optimizer.Momentum);
        foreach (IEncoderLayer layer in _layers)
            layer.Step(step);
        _context?.Step(step);
        foreach (IModuleLoss module in _modules)
            module.Step(step);
    }

    private IModuleLoss LossOf(int top) => _saccades is null
        ? new LabelLoss(_network, top, _layers[top], _batch)
        : new ContrastLoss(_network, top, _layers[top], ContextsOf(top), _saccades);

    private IEncoderLayer ContextsOf(int layer) => layer == _layers.Length - 1
        ? _context ?? _layers[layer]
        : _layers[_network.Settings.HasContextAbove ? layer + 1 : layer];
}
