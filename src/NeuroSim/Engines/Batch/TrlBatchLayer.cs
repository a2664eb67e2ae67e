using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// What TRL and TRL-S add to a layer: statistics of the batch, the lateral layer, the error (paper, eq. 2 to 12; <c>docs/equations.md</c>).
/// </summary>
internal sealed class TrlBatchLayer
{
    private const float VarianceMemory = 0.9f;

    private readonly BatchLayer _layer;
    private readonly LayerState _state;
    private readonly BatchSettings _settings;
    private readonly TrlCoefficients _rule;
    private readonly Matrix _deviations, _deviationsBySample;
    private readonly Parameters _lateral;
    private readonly AlignedFloats _lastLateral;
    private readonly LateralMask? _mask;

    /// <summary>TRL's part of <paramref name="layer"/>; draws the initial lateral weights.</summary>
    public TrlBatchLayer(BatchLayer layer, LayerState state, Network network, int index)
    {
        (_layer, _state, _settings, _rule) = (layer, state, network.Batch!, network.Coefficients);
        _deviations = new Matrix(layer.Neurons, layer.Samples);
        _deviationsBySample = new Matrix(layer.Samples, layer.Neurons);
        _lateral = new Parameters(state.Lateral.Cells, state.Lateral.Stride, layer.Neurons, network.Optimizer.Kind);
        _lastLateral = new AlignedFloats(layer.Neurons);
        _mask = _settings.LateralDensity < 1 ? new LateralMask(layer.Neurons, _settings.LateralDensity, network.Seed, index) : null;
        if (_settings.Lateral == LateralKind.Trained)
            InitialLateral.Draw(state, network.Seed, index, _mask);
        state.Variance.Span[..layer.Neurons].Fill(1f);
    }

    /// <summary>What a checkpoint holds beyond the layer's state.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => [.. _lateral.Sections("lateral"), ("last-lateral", _lastLateral)];

    /// <summary>Mean, deviations and variance of a block's neurons over the batch, after <see cref="BatchLayer.Forward"/>.</summary>
    public void Observe(int block)
    {
        (int from, int to) = _layer.RowsOf(block);
        float share = 1f / _layer.Samples;
        for (int j = from; j < to; j++)
        {
            Span<float> z = _layer.Activations.Line(j), d = _deviations.Line(j);
            float mean = _layer.Sum(z) * share;
            for (int i = 0; i < d.Length; i += Vector512Lane.Count)
                (Vector512Lane.Load(z[i..]) - Vector512Lane.All(mean)).Store(d[i..]);
            d[_layer.Samples..].Clear();
            float variance = RowKernels.Dot(d, d) * share;
            ref float running = ref _state.Variance.Span[j];
            running = MathF.FusedMultiplyAdd(VarianceMemory, running, (1 - VarianceMemory) * variance);
        }

        Transposition.CopyRows(_deviations, _deviationsBySample, from, to);
    }

    /// <summary>The errors of a block, and a step of its lateral weights, once all neurons were observed; false when an error is no finite number.</summary>
    public bool Learn(int block, in BatchStep step, Span<float> tile)
    {
        (int from, int to) = _layer.RowsOf(block);
        Lateral(from, to, step, tile);
        bool finite = true;
        for (int j = from; j < to; j++)
        {
            FormError(j);
            finite &= float.IsFinite(_layer.Sum(_layer.Errors.Line(j)));
        }

        if (_settings.Lateral == LateralKind.Trained)
            Covariance(from, to, step, tile);
        return finite;
    }

    /// <summary>lat of all samples into the rows of the errors.</summary>
    private void Lateral(int from, int to, in BatchStep step, Span<float> tile)
    {
        if (_settings.Lateral == LateralKind.Direct)
            Covariance(from, to, step, tile);
        BatchLayer.Product(_lateral.Values, _lateral.Stride, from, to, _layer.Neurons, _deviations, _layer.Errors);
        for (int j = from; j < to && _settings.ShiftsLateral; j++)
        {
            Span<float> lat = _layer.Errors.Row(j);
            float last = lat[^1];
            lat[..^1].CopyTo(lat[1..]);
            (lat[0], _lastLateral.Span[j]) = (_lastLateral.Span[j], last);
        }
    }

    /// <summary>The covariance of a block's neurons with all others in this batch, tile by tile; each row is used while it is in the cache.</summary>
    private void Covariance(int from, int to, in BatchStep step, Span<float> tile)
    {
        for (int column = 0; column < _layer.Neurons; column += TileKernel.Columns)
        {
            int width = Math.Min(TileKernel.Columns, AlignedFloats.Padded(_layer.Neurons) - column);
            for (int row = from; row < to; row += TileKernel.Rows)
            {
                int rows = Math.Min(TileKernel.Rows, to - row);
                BatchLayer.Tile(_deviations, row, rows, _deviationsBySample, column, width, tile);
                for (int r = 0; r < rows; r++)
                    Use(row + r, column, tile.Slice(r * width, width), step);
            }
        }
    }

    /// <summary>
    /// Direct: the lateral weights become the covariance C. Trained: a step along 2 C_L (L - C) / D, the gradient of the mean over neurons of the squared
    /// distance to it.
    /// </summary>
    private void Use(int row, int column, Span<float> products, in BatchStep step)
    {
        Span<float> cells = _lateral.Values.Slice(row * _lateral.Stride + column, products.Length);
        bool follows = _settings.Lateral == LateralKind.Trained;
        Vector512Lane share = Vector512Lane.All(follows ? -1f / _layer.Samples : 1f / _layer.Samples), scale = Vector512Lane.All(2 * _rule.Lateral / _layer.Neurons);
        for (int i = 0; i < products.Length; i += Vector512Lane.Count)
        {
            Vector512Lane product = Vector512Lane.Load(products[i..]);
            (follows ? scale * Vector512Lane.MultiplyAdd(share, product, Vector512Lane.Load(cells[i..])) : share * product).Store(products[i..]);
        }

        Cut(row, column, products);
        if (follows)
            _lateral.Update(row, column, products, step);
        else
            products.CopyTo(cells);
    }

    /// <summary>Zeros where there is no lateral weight.</summary>
    private void Cut(int row, int column, Span<float> values)
    {
        if (row >= column && row < column + values.Length)
            values[row - column] = 0;
        if (_mask is { } mask)
            mask.Apply(row, column, values);
    }

    /// <summary>e = f' (similarity + variance + C_C lat) / B over the row that holds lat.</summary>
    private void FormError(int j)
    {
        Span<float> e = _layer.Errors.Line(j);
        ReadOnlySpan<float> slope = _layer.Slopes.Line(j), d = _deviations.Line(j);
        float gate = MathF.Max(0, _rule.TargetVariance - _state.Variance.Span[j]);
        Span<float> similarity = stackalloc float[e.Length];
        similarity.Clear();
        if (_settings.Rule == BatchRule.TrlS)
            Detached(_layer.Activations.Row(j), similarity);
        else
            WithinChunks(_layer.Activations.Row(j), similarity);
        Vector512Lane covariance = Vector512Lane.All(_rule.Covariance), variance = Vector512Lane.All(-2 * _rule.Variance * gate), share = Vector512Lane.All(1f / _layer.Samples);
        for (int i = 0; i < e.Length; i += Vector512Lane.Count)
        {
            Vector512Lane own = Vector512Lane.MultiplyAdd(variance, Vector512Lane.Load(d[i..]), Vector512Lane.Load(similarity[i..]));
            Vector512Lane sum = Vector512Lane.MultiplyAdd(covariance, Vector512Lane.Load(e[i..]), own);
            (Vector512Lane.Load(slope[i..]) * share * sum).Store(e[i..]);
        }
    }

    /// <summary>TRL-S: 2 C_S (z_i - z_(i-1)) for every pair of the batch; the earlier one is a constant.</summary>
    private void Detached(ReadOnlySpan<float> z, Span<float> gradient)
    {
        float scale = 2 * _rule.Similarity;
        for (int i = 1; i < z.Length; i++)
            gradient[i] = scale * (z[i] - z[i - 1]);
    }

    /// <summary>TRL: pairs inside chunks, both ends move; the mean over all pairs, times B because the error is divided by B.</summary>
    private void WithinChunks(ReadOnlySpan<float> z, Span<float> gradient)
    {
        int chunk = _settings.Chunk, pairs = z.Length / chunk * (chunk - 1);
        float scale = pairs == 0 ? 0 : 2 * _rule.Similarity * z.Length / pairs;
        for (int i = 1; i < z.Length; i++)
        {
            if (i % chunk == 0)
                continue;
            float pull = scale * (z[i] - z[i - 1]);
            gradient[i] += pull;
            gradient[i - 1] -= pull;
        }
    }
}
