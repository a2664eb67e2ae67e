using NeuroSim.Engines.Batch;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// A convolution of every tile by itself: 3 x 3 with a border of 0, rectifiers, the largest of 2 x 2. The vector of a tile is the mean over its pooled map, so a
/// weight learns the mean over positions of what is behind it times what is before it.
/// </summary>
internal sealed class ConvolutionLayer : IEncoderLayer
{
    private readonly Func<Matrix> _inputs;
    private readonly ConvolutionLayer? _before;
    private readonly bool _isTop;
    private readonly LinearWeights _weights;
    private readonly Patches _patches;
    private readonly MaxPooling _pooling;
    private readonly Matrix _seen, _maps, _drives;
    private readonly Matrix? _turned, _sent;

    /// <summary>A layer with initial weights uniform in +-sqrt(3 / inputs).</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">The layer's number, from 0.</param>
    /// <param name="side">Rows and columns of its input maps.</param>
    /// <param name="inputs">Its input maps, a row a position.</param>
    /// <param name="before">The layer before in the same module, to which errors are sent; null: they end here.</param>
    /// <param name="isTop">Whether it is the top of a module.</param>
    public ConvolutionLayer(ContrastiveNetwork network, int number, int side, Func<Matrix> inputs, ConvolutionLayer? before, bool isTop)
    {
        int tiles = network.Batch * network.Tiles, channels = network.Layers[number], incoming = number == 0 ? 1 : network.Layers[number - 1];
        (_inputs, _before, _isTop) = (inputs, before, isTop);
        (_patches, _pooling) = (new Patches(side, incoming), new MaxPooling(tiles, side, channels));
        _weights = new LinearWeights(Patches.Area * incoming, channels, network.Optimizer.Kind);
        _weights.Draw(network.Seed, number, MathF.Sqrt(3f / (Patches.Area * incoming)));
        int positions = tiles * side * side, places = tiles * Side * Side;
        (_seen, _maps, _drives) = (new(positions, Patches.Area * incoming), new(positions, channels), new(positions, channels));
        (Maps, MapErrors) = (new Matrix(places, channels), new Matrix(places, channels));
        (Activations, Errors) = (new Matrix(tiles, channels), new Matrix(tiles, channels));
        if (before is not null)
            (_turned, _sent) = (new Matrix(channels, Patches.Area * incoming), new Matrix(positions, Patches.Area * incoming));
    }

    /// <inheritdoc/>
    public Matrix Activations { get; }

    /// <inheritdoc/>
    public Matrix Errors { get; }

    /// <summary>The pooled maps, a row a position, tile after tile.</summary>
    public Matrix Maps { get; }

    /// <summary>Rows and columns of a pooled map.</summary>
    public int Side => _pooling.Side;

    private Matrix MapErrors { get; }

    private int Places => Side * Side;

    /// <inheritdoc/>
    public void Forward()
    {
        _patches.Read(_inputs(), _seen);
        _weights.Forward(_seen, _maps);
        Rectifier.Apply(_maps);
        _pooling.Pool(_maps, Maps);
        Activations.Values.Span.Clear();
        for (int row = 0; row < Maps.Rows; row++)
            RowKernels.Write(Activations.Line(row / Places), 1f / Places, Maps.Line(row));
    }

    /// <inheritdoc/>
    public void Backward()
    {
        if (_isTop)
            Spread();
        _pooling.SendBack(Maps, MapErrors, _drives);
        _weights.Accumulate(_seen, _drives, hasBias: true);
        if (_before is null)
            return;
        Transposition.Copy(_weights.Values, _turned!);
        SampleProducts.Multiply(_drives, _turned!, _sent!);
        _patches.AddBack(_sent!, _before.MapErrors);
    }

    /// <inheritdoc/>
    public void Step(in BatchStep step) => _weights.Step(step);

    /// <inheritdoc/>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _weights.Sections("weights");

    /// <summary>The errors of a tile's vector are those of its map, a share each.</summary>
    private void Spread()
    {
        MapErrors.Values.Span.Clear();
        for (int row = 0; row < MapErrors.Rows; row++)
            RowKernels.Write(MapErrors.Line(row), 1f / Places, Errors.Line(row / Places));
    }
}
