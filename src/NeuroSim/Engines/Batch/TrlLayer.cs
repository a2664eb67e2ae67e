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

    /// <summary>L follows the covariance C of a block's neurons with all others in this batch. Direct: L becomes C. Trained: a step along <see cref="LateralGradient"/>.</summary>
    /// <param name="block">Block of neurons.</param>
    /// <param name="from">First pass that counts.</param>
    /// <param name="to">Behind the last one.</param>
    /// <param name="step">The update.</param>
    /// <param name="room">Room for 8 rows, and for <see cref="TiledDescent.Room"/> floats.</param>
    public void Follow(int block, int from, int to, in BatchStep step, Span<float> room)
    {
        (int first, int last) = _layer.RowsOf(block);
        ReadOnlySpan<GradientTerm> terms = _terms.AsSpan(from, to - from);
        if (Settings.Lateral == LateralKind.Direct)
            Become(first, last, terms, room);
        else
            new TiledDescent(Lateral, terms, step, room).Run(first, last, new LateralGradient(Lateral, _mask, _layer.Passes[0].Samples, to - from, 2 * Coefficients.Lateral / _layer.State.Layer.Neurons));
    }

    /// <summary>Rows [first, last) of L become those of C, 8 at a time.</summary>
    private void Become(int first, int last, ReadOnlySpan<GradientTerm> terms, Span<float> products)
    {
        int stride = AlignedFloats.Padded(_layer.State.Layer.Neurons);
        for (int row = first; row < last; row += TileKernel.Rows)
        {
            int rows = Math.Min(TileKernel.Rows, last - row);
            BatchProducts.Gradient(terms, row, rows, products);
            for (int r = 0; r < rows; r++)
            {
                Span<float> line = products.Slice(r * stride, stride);
                RowKernels.Scale(line, 1f / _layer.Passes[0].Samples);
                line[row + r] = 0;
                _mask?.Apply(row + r, 0, line);
                line.CopyTo(Lateral.Values.Slice((row + r) * Lateral.Stride, stride));
            }
        }
    }
}
