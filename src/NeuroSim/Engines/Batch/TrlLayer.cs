using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>What TRL and TRL-S add to a layer: target variances, the lateral layer and how it learns (paper, eq. 9 and 11).</summary>
internal sealed class TrlLayer
{
    private readonly BatchLayer _layer;
    private readonly AlignedFloats _targets;
    private readonly LateralMask? _mask;
    private readonly GradientTerm[] _terms;

    /// <summary>TRL's part of <paramref name="layer"/>; draws the initial lateral weights.</summary>
    public TrlLayer(BatchLayer layer, Network network, int index)
    {
        LayerState state = layer.State;
        int neurons = state.Layer.Neurons;
        (_layer, Settings, Coefficients) = (layer, network.Batch!, network.Coefficients);
        Lateral = new Parameters(state.Lateral.Cells, state.Lateral.Stride, neurons, network.Optimizer.Kind);
        _targets = TargetVariances.Of(network, index);
        _mask = Settings.LateralDensity < 1 ? new LateralMask(neurons, Settings.LateralDensity, network.Seed, index) : null;
        if (Settings.Lateral == LateralKind.Trained)
            InitialLateral.Draw(state, network.Seed, index, _mask);
        Variance.Span[..neurons].Fill(1f);
        Passes = [.. layer.Passes.Select(pass => new TrlPass(pass, this))];
        _terms = [.. Passes.Select(pass => new GradientTerm(pass.Deviations, pass.DeviationsBySample))];
    }

    /// <summary>The rule.</summary>
    public BatchSettings Settings { get; }

    /// <summary>Its coefficients.</summary>
    public TrlCoefficients Coefficients { get; }

    /// <summary>L.</summary>
    public Parameters Lateral { get; }

    /// <summary>The passes of a batch through the layer.</summary>
    public ImmutableArray<TrlPass> Passes { get; }

    /// <summary>v, a leaky integrator over batches of the biased variance of the batch.</summary>
    public AlignedFloats Variance => _layer.State.Variance;

    /// <summary>What a checkpoint holds beyond the layer's state.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [.. Lateral.Sections("lateral"), .. Passes.Select((pass, p) => (p == 0 ? "last-lateral" : $"last-lateral-{p}", pass.LastLateral))];

    /// <summary>tau of a neuron.</summary>
    public float TargetOf(int j) => _targets.Span[j];

    /// <summary>
    /// L follows the covariance C of a block's neurons with all others in this batch, tile by tile; each row is used while it is in the cache. Direct: L
    /// becomes C. Trained: a step along 2 C_L (L - C) / D, the gradient of the mean over neurons of the squared distance to it.
    /// </summary>
    /// <param name="block">Block of neurons.</param>
    /// <param name="from">First pass that counts.</param>
    /// <param name="to">Behind the last one.</param>
    /// <param name="step">The update.</param>
    /// <param name="tile">Room for a tile.</param>
    public void Follow(int block, int from, int to, in BatchStep step, Span<float> tile)
    {
        (int first, int last) = _layer.RowsOf(block);
        Matrix bySample = _terms[0].Input;
        for (int column = 0; column < bySample.Columns; column += TileKernel.Columns)
        {
            int width = BatchProducts.Width(bySample, column);
            for (int row = first; row < last; row += TileKernel.Rows)
            {
                int rows = Math.Min(TileKernel.Rows, last - row);
                BatchProducts.Tile(_terms.AsSpan(from, to - from), row, rows, column, width, tile);
                if (Settings.Lateral == LateralKind.Direct)
                    Become(row, rows, column, width, tile);
                else
                    Approach(row, rows, column, width, to - from, tile, step);
            }
        }
    }

    private void Become(int row, int rows, int column, int width, Span<float> products)
    {
        Vector512Lane share = Vector512Lane.All(1f / _layer.Passes[0].Samples);
        for (int r = 0; r < rows; r++)
        {
            Span<float> line = products.Slice(r * width, width);
            for (int i = 0; i < width; i += Vector512Lane.Count)
                (share * Vector512Lane.Load(line[i..])).Store(line[i..]);
            Cut(row + r, column, line);
            line.CopyTo(Lateral.Values.Slice((row + r) * Lateral.Stride + column, width));
        }
    }

    private void Approach(int row, int rows, int column, int width, int passes, Span<float> products, in BatchStep step)
    {
        Vector512Lane share = Vector512Lane.All(-1f / _layer.Passes[0].Samples), scale = Vector512Lane.All(2 * Coefficients.Lateral / _layer.State.Layer.Neurons);
        Vector512Lane times = Vector512Lane.All(passes);
        for (int r = 0; r < rows; r++)
        {
            Span<float> line = products.Slice(r * width, width), cells = Lateral.Values.Slice((row + r) * Lateral.Stride + column, width);
            for (int i = 0; i < width; i += Vector512Lane.Count)
                (scale * Vector512Lane.MultiplyAdd(share, Vector512Lane.Load(line[i..]), times * Vector512Lane.Load(cells[i..]))).Store(line[i..]);
            Cut(row + r, column, line);
        }

        Lateral.Update(row, rows, column, width, products, step);
    }

    /// <summary>Zeros where there is no lateral weight.</summary>
    private void Cut(int row, int column, Span<float> values)
    {
        if (row >= column && row < column + values.Length)
            values[row - column] = 0;
        _mask?.Apply(row, column, values);
    }
}
