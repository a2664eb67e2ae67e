using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>What TRL and TRL-S add to a pass: statistics of the batch and the error (paper, eq. 2 to 12; <c>docs/equations.md</c>).</summary>
internal sealed class TrlPass
{
    private const float VarianceMemory = 0.9f;

    private readonly BatchPass _pass;
    private readonly TrlLayer _layer;
    private readonly AlignedFloats _gates, _lastLateral;

    /// <summary>TRL's part of <paramref name="pass"/>.</summary>
    public TrlPass(BatchPass pass, TrlLayer layer)
    {
        (_pass, _layer) = (pass, layer);
        (Deviations, DeviationsBySample) = (new Matrix(pass.Neurons, pass.Samples), new SamplePanels(pass.Samples, pass.Neurons));
        (_gates, _lastLateral) = (new AlignedFloats(pass.Neurons), new AlignedFloats(pass.Neurons));
    }

    /// <summary>z - m, D x B.</summary>
    public Matrix Deviations { get; }

    /// <summary>z - m, B x D.</summary>
    public SamplePanels DeviationsBySample { get; }

    /// <summary>lat of the last sample of the batch before, for a lateral signal that comes one sample late.</summary>
    public AlignedFloats LastLateral => _lastLateral;

    /// <summary>Mean, deviations and variance of neurons [from, to) over the batch, after <see cref="BatchPass.Forward"/>.</summary>
    public void Observe(int from, int to)
    {
        float share = 1f / _pass.Samples;
        for (int j = from; j < to; j++)
        {
            Span<float> z = _pass.Activations.Line(j), d = Deviations.Line(j);
            float mean = _pass.Sum(z) * share;
            for (int i = 0; i < d.Length; i += Vector512Lane.Count)
                (Vector512Lane.Load(z[i..]) - Vector512Lane.All(mean)).Store(d[i..]);
            d[_pass.Samples..].Clear();
            float variance = RowKernels.Dot(d, d) * share;
            ref float running = ref _layer.Variance.Span[j];
            running = MathF.FusedMultiplyAdd(VarianceMemory, running, (1 - VarianceMemory) * variance);
            _gates.Span[j] = MathF.Max(0, _layer.TargetOf(j) - running);
        }

        DeviationsBySample.CopyRows(Deviations, from, to);
    }

    /// <summary>The errors of neurons [from, to), once all neurons were observed.</summary>
    /// <returns>The first neuron with an error that is no finite number; null: none.</returns>
    public int? FormErrors(int from, int to)
    {
        BatchProducts.Multiply(_layer.Lateral.Values, _layer.Lateral.Stride, from, to, _pass.Neurons, Deviations, _pass.Errors);
        for (int j = from; j < to; j++)
        {
            if (_layer.Settings.ShiftsLateral)
                Shift(j, _pass.Errors.Row(j));
            FormError(j);
        }

        return _pass.Return(from, to);
    }

    /// <summary>The first of neurons [from, to) whose own deviations are no finite numbers; through the lateral layer, the errors of all others hear of it.</summary>
    public int? FirstBrokenDeviation(int from, int to)
    {
        for (int j = from; j < to; j++)
        {
            if (!float.IsFinite(_pass.Sum(Deviations.Line(j))))
                return j;
        }

        return null;
    }

    private void Shift(int j, Span<float> lat)
    {
        float last = lat[^1];
        lat[..^1].CopyTo(lat[1..]);
        (lat[0], _lastLateral.Span[j]) = (_lastLateral.Span[j], last);
    }

    /// <summary>e = f' (similarity + variance + C_C lat) / B over the row that holds lat.</summary>
    private void FormError(int j)
    {
        Span<float> e = _pass.Errors.Line(j);
        ReadOnlySpan<float> slope = _pass.Slopes.Line(j), d = Deviations.Line(j);
        TrlCoefficients rule = _layer.Coefficients;
        Span<float> similarity = stackalloc float[e.Length];
        similarity.Clear();
        if (_layer.Settings.Rule == BatchRule.TrlS)
            Detached(_pass.Activations.Row(j), similarity);
        else
            WithinChunks(_pass.Activations.Row(j), similarity);
        Vector512Lane covariance = Vector512Lane.All(rule.Covariance), variance = Vector512Lane.All(-2 * rule.Variance * _gates.Span[j]), share = Vector512Lane.All(1f / _pass.Samples);
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
        float scale = 2 * _layer.Coefficients.Similarity;
        for (int i = 1; i < z.Length; i++)
            gradient[i] = scale * (z[i] - z[i - 1]);
    }

    /// <summary>TRL: pairs inside chunks, both ends move; the mean over all pairs, times B because the error is divided by B.</summary>
    private void WithinChunks(ReadOnlySpan<float> z, Span<float> gradient)
    {
        int chunk = _layer.Settings.Chunk, pairs = z.Length / chunk * (chunk - 1);
        float scale = pairs == 0 ? 0 : 2 * _layer.Coefficients.Similarity * z.Length / pairs;
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
