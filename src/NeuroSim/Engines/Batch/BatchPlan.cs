using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Batch;

/// <summary>Which batches a stretch of samples completes, and what each one trains: a pure function of the sample index.</summary>
internal sealed class BatchPlan
{
    private readonly BatchSettings _settings;
    private readonly int _layers, _passes, _perEpoch;
    private readonly long _total;

    /// <summary>The plan of a network's run.</summary>
    public BatchPlan(Network network)
    {
        (_settings, _total) = (network.Batch!, network.TotalSamples);
        _perEpoch = _settings.EpochSamples / _settings.Batch;
        _layers = _settings.TrainsFirstLayerOnly ? 1 : network.Layers.Length;
        _passes = _settings is { TrainsFirstLayerOnly: true, Normalization: null } ? 1 : network.Passes.Length;
    }

    /// <summary>The first samples of the batches that end within [from, to).</summary>
    public IEnumerable<long> Within(long from, long to)
    {
        for (long epoch = from / _settings.EpochSamples; epoch * _settings.EpochSamples < to; epoch++)
        {
            long start = epoch * _settings.EpochSamples, skipped = Math.Max(0, from - start) / _settings.Batch;
            for (long batch = skipped; batch < _perEpoch && start + (batch + 1) * _settings.Batch <= to; batch++)
                yield return start + batch * _settings.Batch;
        }
    }

    /// <summary>Layers that learn from the batch that begins with <paramref name="first"/>: one after the other with TRL, else all.</summary>
    public (int From, int To) Learning(long first)
    {
        if (_settings.Rule != BatchRule.Trl || _layers == 1)
            return (0, _layers);
        int layer = (int)Math.Min(_layers - 1, first / Stage);
        return (layer, layer + 1);
    }

    /// <summary>
    /// Passes that a batch makes through the network. A layer of TRL learns from its first pass, before the layers behind it are there. Where the first
    /// layer alone learns, those behind it are passed for the running statistics of their normalisation, without which they would be other layers at inference.
    /// </summary>
    public int Passes(long first) => _settings is { Rule: BatchRule.Trl, TrainsFirstLayerOnly: false } ? Learning(first).To : _passes;

    /// <summary>Number of the update, from 1, of the layers that learn from a batch.</summary>
    public long Update(long first)
    {
        long before = _settings.Rule == BatchRule.Trl && _layers > 1 ? first / Stage * Stage : 0;
        return Batches(first) - Batches(before) + 1;
    }

    private long Stage => Math.Max(1, _total / _layers);

    private long Batches(long sample) =>
        sample / _settings.EpochSamples * _perEpoch + Math.Min(_perEpoch, sample % _settings.EpochSamples / _settings.Batch);
}
