using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>
/// The linear classifier that measures a frozen encoder: softmax regression on its activations, cross-entropy, Adam with a rate
/// that falls linearly to 0 (so that the last batches do not move it about), mini-batches in a fresh order every epoch.
/// </summary>
public sealed class SoftmaxHead
{
    private readonly AlignedFloats _weights, _bias, _weightGradient, _biasGradient, _first, _second, _biasFirst, _biasSecond;
    private readonly float[] _scores;
    private readonly int _stride;
    private readonly HeadSettings _settings;
    private long _updates, _plannedUpdates, _lastUpdate;

    /// <summary>A head with initial weights uniform in +-1 / sqrt(features).</summary>
    /// <param name="features">Real features of a row.</param>
    /// <param name="stride">Floats of a row: the features and any zeros between and behind them, a multiple of 16.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="settings">How to train it.</param>
    /// <param name="seed">The run's seed.</param>
    public SoftmaxHead(int features, int stride, int classes, HeadSettings settings, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_stride, Classes, _settings, Seed) = (stride, classes, settings, seed);
        (_weights, _weightGradient, _first, _second) = (new(classes * stride), new(classes * stride), new(classes * stride), new(classes * stride));
        (_bias, _biasGradient, _biasFirst, _biasSecond) = (new(classes), new(classes), new(classes), new(classes));
        _scores = new float[classes];
        var random = new Philox(seed, RandomStream.Head);
        float bound = 1f / MathF.Sqrt(features);
        for (int i = 0; i < _weights.Length; i++)
            _weights.Span[i] = bound * (2f * random.Uniform(0, (ulong)i) - 1f);
    }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    private ulong Seed { get; }

    /// <summary>Trains on rows 0 .. labels.Length - 1.</summary>
    /// <param name="row">The features of a row.</param>
    /// <param name="labels">The class of every row.</param>
    /// <param name="cancellation">Ends training between two batches.</param>
    public void Train(RowSource row, ReadOnlySpan<byte> labels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        int[] order = new int[labels.Length];
        _plannedUpdates = (long)_settings.Epochs * ((labels.Length + _settings.Batch - 1) / _settings.Batch);
        _lastUpdate = _updates + _plannedUpdates;
        for (int epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            Shuffle(order, epoch);
            for (int start = 0; start < order.Length; start += _settings.Batch)
            {
                cancellation.ThrowIfCancellationRequested();
                TrainBatch(row, labels, order.AsSpan(start, Math.Min(_settings.Batch, order.Length - start)));
            }
        }
    }

    /// <summary>The class with the highest score; the lowest one of equals.</summary>
    public int Classify(ReadOnlySpan<float> features)
    {
        Score(features);
        int best = 0;
        for (int c = 1; c < Classes; c++)
            best = _scores[c] > _scores[best] ? c : best;
        return best;
    }

    private void TrainBatch(RowSource row, ReadOnlySpan<byte> labels, ReadOnlySpan<int> batch)
    {
        _weightGradient.Span.Clear();
        _biasGradient.Span.Clear();
        float share = 1f / batch.Length;
        foreach (int index in batch)
        {
            ReadOnlySpan<float> x = row(index);
            Score(x);
            Softmax.Apply(_scores);
            _scores[labels[index]] -= 1f;
            for (int c = 0; c < Classes; c++)
            {
                RowKernels.Write(_weightGradient.Slice(c * _stride, _stride), share * _scores[c], x);
                _biasGradient.Span[c] += share * _scores[c];
            }
        }

        double remaining = (double)(_lastUpdate - _updates) / _plannedUpdates;
        AdamStep step = AdamStep.Of(_settings.Rate * remaining, ++_updates);
        Adam.Update(_weights.Span, _first.Span, _second.Span, _weightGradient.Span, step);
        Adam.Update(_bias.Span, _biasFirst.Span, _biasSecond.Span, _biasGradient.Span, step);
    }

    private void Score(ReadOnlySpan<float> x)
    {
        for (int c = 0; c < Classes; c++)
            _scores[c] = RowKernels.Dot(_weights.Slice(c * _stride, _stride), x) + _bias.Span[c];
    }

    /// <summary>Fisher-Yates with counter-based draws: the order of an epoch depends on (seed, epoch) alone.</summary>
    private void Shuffle(int[] order, int epoch)
    {
        var random = new Philox(Seed, RandomStream.Head);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1, 1 + (uint)epoch, (ulong)i);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}

/// <summary>Gives the features of a row.</summary>
public delegate ReadOnlySpan<float> RowSource(int row);

/// <summary>How a <see cref="SoftmaxHead"/> is trained.</summary>
/// <param name="Epochs">Passes over the training rows, at least 0.</param>
/// <param name="Rate">Adam's rate at the first batch, in (0, 1]; falls linearly to 0.</param>
/// <param name="Batch">Rows of a batch, at least 1.</param>
public sealed record HeadSettings(int Epochs = 8, float Rate = 1e-3f, int Batch = 64)
{
    /// <summary>Whether the head sees the last layer alone, and not all layers side by side.</summary>
    public bool SeesLastLayerOnly { get; init; }
}
