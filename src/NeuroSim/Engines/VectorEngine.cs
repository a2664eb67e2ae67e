using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>
/// The streaming engine on flat arrays: SIMD within a row, rows split over threads, layers one sample apart (while layer l reads sample t,
/// layer l + 1 reads t - 1), so that a sample costs one meeting of the threads. The write of t - 1 is fused with the read of t. Bit-equal to
/// the event engine for any number of threads.
/// </summary>
public sealed class VectorEngine : IStreamingEngine
{
    private readonly Network _network;
    private readonly ThreadTeam _team;
    private readonly VectorLayer[] _layers;
    private readonly AlignedFloats[] _outputs;
    private readonly ThreadScratch[] _scratch;
    private readonly Divergence _divergence = new();
    private readonly long[] _columnWrites;
    private long _learned, _windows, _failedWave;

    /// <summary>An engine that continues from <paramref name="state"/>.</summary>
    /// <param name="network">What to run.</param>
    /// <param name="state">Where it stands; changed by <see cref="Learn"/>.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    public VectorEngine(Network network, NetworkState state, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        (_network, State, _team) = (network, state, new ThreadTeam(threads));
        _layers = [.. state.Layers.Select((s, l) => new VectorLayer(new LayerRule(network, l), s, l, _divergence))];
        _outputs = [.. state.Layers.Select(s => new AlignedFloats(s.Lateral.Stride))];
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new ThreadScratch(state.Layers, network.WriteEvery))];
        _columnWrites = new long[threads * _layers.Length];
    }

    /// <summary>Where the network stands.</summary>
    public NetworkState State { get; }

    /// <summary>Learns the next <paramref name="samples"/> samples of <paramref name="source"/>.</summary>
    /// <exception cref="NonFiniteSignalException">A signal is no finite number.</exception>
    public void Learn(ISampleSource source, int samples)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (samples <= 0)
            return;
        long first = State.Samples;
        bool pending = !State.Settled;
        _failedWave = long.MaxValue;
        foreach (VectorLayer layer in _layers)
            layer.Begin(first, first + samples);
        for (long sample = first; sample < first + Math.Min(samples, LayerState.InputsAhead); sample++)
            Drive(source, sample);
        _team.Run((thread, barrier) => RunWaves(thread, barrier, source, first, samples, pending));
        if (_divergence.First is { } failure)
            throw failure;
        State.Samples = first + samples;
        State.Settled = false;
        _learned += samples;
        _windows += State.Samples / _network.WriteEvery - first / _network.WriteEvery;
    }

    /// <summary>Lands the writes that are pending after the last sample. In the schedules where a write follows its own sample this changes nothing but when.</summary>
    public void Settle()
    {
        if (State.Settled)
            return;
        _team.Run((thread, _) =>
        {
            for (int l = 0; l < _layers.Length; l++)
            {
                (int from, int to) = ShareOf(thread, l);
                Count(thread, l) += _layers[l].Settle(State.Samples - 1, from, to, _scratch[thread]);
            }
        });
        State.Settled = true;
    }

    /// <summary>What the circuits did in all calls of <see cref="Learn"/> and <see cref="Settle"/> so far.</summary>
    public OperationCounts Counts() => new([.. _layers.Select((_, l) =>
        LearningCounts.Of(_network, l, _learned, _windows, Enumerable.Range(0, _team.Threads).Sum(thread => Count(thread, l)))
            .With(PulseCounts.Sum(_scratch.Select(scratch => scratch.Devices[l]?.Pulses ?? default))))]);

    /// <summary>Puts a sample on the first layer's word lines.</summary>
    private void Drive(ISampleSource source, long sample)
    {
        LayerState first = State.Layers[0];
        source.Read(sample, first.Input(sample));
        first.InputDac.Convert(first.Input(sample)[..first.Layer.Inputs]);
    }

    /// <summary>The rows of a thread; bit lines of one array with resistive wires stay together.</summary>
    private (int From, int To) ShareOf(int thread, int layer) => _network.Crossbar.Wires.IsIdeal
        ? _team.Share(thread, State.Layers[layer].Layer.Neurons)
        : _team.Share(thread, State.Layers[layer].Layer.Neurons, WiredRead.BitLines);

    private ref long Count(int thread, int layer) => ref _columnWrites[thread * _layers.Length + layer];

    /// <summary>
    /// Wave w: layer l observes sample first + w - l; the threads meet; each finishes its rows and goes on to wave w + 1. A thread is never more than
    /// one phase ahead, which is why the state keeps a few samples of deviations and inputs. After a failure the deeper layers finish the samples
    /// before it, since one of those may hold an earlier failure.
    /// </summary>
    private void RunWaves(int thread, SpinBarrier barrier, ISampleSource source, long first, int samples, bool pending)
    {
        long waves = samples + _layers.Length - 1;
        for (long wave = 0; wave < waves; wave++)
        {
            long incoming = wave + LayerState.InputsAhead;
            if (thread == 0 && incoming < samples)
                Drive(source, first + incoming);
            for (int l = 0; l < _layers.Length; l++)
                ObserveShare(thread, l, first, wave - l, samples, pending);
            barrier.Wait();
            if (Volatile.Read(ref _failedWave) <= wave - _layers.Length)
                return;
            for (int l = 0; l < _layers.Length; l++)
                LearnShare(thread, l, first, wave, samples);
        }

        for (int l = 0; l < _layers.Length; l++)
        {
            (int from, int to) = ShareOf(thread, l);
            _layers[l].Finish(first + samples, from, to, _scratch[thread]);
        }
    }

    private void ObserveShare(int thread, int layer, long first, long offset, int samples, bool pending)
    {
        if (offset < 0 || offset >= samples)
            return;
        (int from, int to) = ShareOf(thread, layer);
        long t = first + offset;
        Span<float> output = layer + 1 < _layers.Length ? State.Layers[layer + 1].Input(t) : _outputs[layer].Span;
        Count(thread, layer) += _layers[layer].Observe(t, pending || offset > 0, from, to, output, _scratch[thread]);
    }

    private void LearnShare(int thread, int layer, long first, long wave, int samples)
    {
        long offset = wave - layer;
        if (offset < 0 || offset >= samples)
            return;
        (int from, int to) = ShareOf(thread, layer);
        if (!_layers[layer].Learn(first + offset, from, to, _scratch[thread]))
            InterlockedMin(ref _failedWave, wave);
    }

    private static void InterlockedMin(ref long target, long value)
    {
        long seen = Volatile.Read(ref target);
        while (value < seen)
        {
            long before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
