using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>Batch normalisation in one pass of a batch through a layer, and its gradient (Ioffe and Szegedy 2015, algorithm 1 and section 3).</summary>
/// <remarks>
/// With u = a - mean, s = 1 / sqrt(variance + floor), n = s u, y = scale n + shift and g = scale dLoss/dy:
/// dLoss/da_i = s (g_i - average(g) - n_i average(g n)), the second term with a mean of the batch alone, the third with its variance alone.
/// Without a mean, u = a, and the third term has the deviation s (a_i - mean) in place of n_i.
/// </remarks>
internal sealed class BatchNormalization
{
    private readonly BatchNormState _state;
    private readonly BatchNormSettings _settings;
    private readonly Matrix _normalized;
    private readonly AlignedFloats _ones, _inverse, _offset, _scaleGradient, _shiftGradient;
    private readonly float _share;

    /// <summary>Normalisation of D x B pre-activations.</summary>
    public BatchNormalization(BatchNormState state, int neurons, int samples, AlignedFloats ones)
    {
        (_state, _settings, _ones, _share) = (state, state.Settings, ones, 1f / samples);
        _normalized = new Matrix(neurons, samples);
        (_inverse, _offset, _scaleGradient, _shiftGradient) = (new(neurons), new(neurons), new(neurons), new(neurons));
    }

    /// <summary>dLoss/dscale of a neuron, over this pass.</summary>
    public float ScaleGradient(int j) => _scaleGradient.Span[j];

    /// <summary>dLoss/dshift of a neuron, over this pass.</summary>
    public float ShiftGradient(int j) => _shiftGradient.Span[j];

    /// <summary>W x becomes y; the running mean and variance follow.</summary>
    /// <param name="j">Neuron.</param>
    /// <param name="line">W x of all samples, replaced by y.</param>
    /// <param name="bias">b.</param>
    public void Forward(int j, Span<float> line, Vector512Lane bias)
    {
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
            (Vector512Lane.Load(line[i..]) + bias).Store(line[i..]);
        Span<float> normalized = _normalized.Line(j);
        (float mean, float variance) = Observe(j, line, normalized);
        float inverse = _settings.UsesVariance ? 1f / MathF.Sqrt(variance + BatchNormSettings.Floor) : 1f;
        _inverse.Span[j] = inverse;
        Vector512Lane subtracted = Vector512Lane.All(_settings.UsesMean ? mean : 0f), factor = Vector512Lane.All(inverse);
        Vector512Lane scale = Vector512Lane.All(_state.Scale.Span[j]), shift = Vector512Lane.All(_state.Shift.Span[j]);
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
        {
            Vector512Lane n = (Vector512Lane.Load(line[i..]) - subtracted) * factor;
            n.Store(normalized[i..]);
            Vector512Lane.MultiplyAdd(scale, n, shift).Store(line[i..]);
        }

        normalized[_normalized.Columns..].Clear();
    }

    /// <summary>dLoss/dy becomes dLoss/da; the gradients of scale and shift are kept.</summary>
    public void Backward(int j, Span<float> errors)
    {
        ReadOnlySpan<float> normalized = _normalized.Line(j);
        float scale = _state.Scale.Span[j], inverse = _inverse.Span[j];
        float shifts = RowKernels.Dot(errors, _ones.Span), scales = RowKernels.Dot(errors, normalized);
        (_shiftGradient.Span[j], _scaleGradient.Span[j]) = (shifts, scales);
        bool through = _settings is { Statistics: NormStatistics.Batch, DetachesStatistics: false };
        float level = through && _settings.UsesMean ? _share * shifts : 0, slope = through && _settings.UsesVariance ? _share * scales : 0;
        Vector512Lane factor = Vector512Lane.All(scale * inverse), common = Vector512Lane.All(level), along = Vector512Lane.All(-slope), offset = Vector512Lane.All(_offset.Span[j] * inverse);
        for (int i = 0; i < errors.Length; i += Vector512Lane.Count)
        {
            Vector512Lane deviation = Vector512Lane.Load(normalized[i..]) - offset;
            (factor * Vector512Lane.MultiplyAdd(along, deviation, Vector512Lane.Load(errors[i..]) - common)).Store(errors[i..]);
        }

        errors[_normalized.Columns..].Clear();
    }

    /// <summary>The mean and variance to normalise with, after the running ones took the batch in.</summary>
    private (float Mean, float Variance) Observe(int j, Span<float> line, Span<float> deviations)
    {
        line[_normalized.Columns..].Clear();
        float mean = RowKernels.Dot(line, _ones.Span) * _share;
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
            (Vector512Lane.Load(line[i..]) - Vector512Lane.All(mean)).Store(deviations[i..]);
        deviations[_normalized.Columns..].Clear();
        float variance = RowKernels.Dot(deviations, deviations) * _share;
        ref float runningMean = ref _state.Mean.Span[j], runningVariance = ref _state.Variance.Span[j];
        runningMean = MathF.FusedMultiplyAdd(_settings.Retention, runningMean, (1 - _settings.Retention) * mean);
        runningVariance = MathF.FusedMultiplyAdd(_settings.Retention, runningVariance, (1 - _settings.Retention) * variance);
        _offset.Span[j] = _settings.UsesMean ? 0 : mean;
        return _settings.Statistics == NormStatistics.Batch ? (mean, variance) : (runningMean, runningVariance);
    }
}
