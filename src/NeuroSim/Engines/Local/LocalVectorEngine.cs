using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>
/// A local rule on flat arrays: pass after pass, layer after layer, neurons split over threads that meet between the phases of a layer. Bit-equal to the event
/// engine for any number of threads.
/// </summary>
public sealed class LocalVectorEngine : ILocalEngine
{
    private readonly LocalNetwork _network;
    private readonly ThreadTeam _team;
    private readonly Divergence _divergence = new();
    private readonly IVectorRule[] _rules;
    private readonly AlignedFloats _input;
    private readonly LocalWrites[] _writes;
    private float _signal;
    private bool _stops;
    private long _passes, _marked;

    /// <summary>An engine that continues from <paramref name="state"/>.</summary>
    /// <param name="network">What to run.</param>
    /// <param name="state">Where it stands; changed by <see cref="Learn"/>.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    public LocalVectorEngine(LocalNetwork network, LocalState state, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        (_network, State, _team) = (network, state, new ThreadTeam(threads));
        _rules = [.. state.Layers.Select((s, l) => RuleOf(new LocalLayer(network, s, l)))];
        _input = new AlignedFloats(state.Layers[0].Forward.Stride);
        _writes = new LocalWrites[threads * _rules.Length];
    }

    /// <inheritdoc/>
    public LocalState State { get; }

    /// <inheritdoc/>
    public void Learn(IPassSource source, int passes)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (passes <= 0)
            return;
        long first = State.Passes;
        _stops = false;
        _team.Run((thread, barrier) =>
        {
            for (long pass = first; pass < first + passes; pass++)
            {
                if (thread == 0)
                    Show(source, pass);
                barrier.Wait();
                if (_stops)
                    return;
                RunPass(thread, barrier, pass);
            }
        });
        if (_divergence.First is { } failure)
            throw failure;
        State.Passes = first + passes;
    }

    /// <inheritdoc/>
    public ImmutableArray<LocalCounts> Counts() => [.. _rules.Select((rule, l) => rule.Counts(_passes, _marked, WritesOf(l)))];

    private LocalWrites WritesOf(int layer) =>
        Enumerable.Range(0, _team.Threads).Aggregate(default(LocalWrites), (sum, thread) => sum + _writes[thread * _rules.Length + layer]);

    /// <summary>One thread reads the next input, when all have finished with the last.</summary>
    private void Show(IPassSource source, long pass)
    {
        _stops = _divergence.First is not null;
        if (_stops)
            return;
        _signal = source.Read(pass, _input.Span);
        _passes++;
        _marked += (_network.Rule == LocalRule.Clapp ? _signal != 0 : _signal > 0) ? 1 : 0;
    }

    private void RunPass(int thread, SpinBarrier barrier, long pass)
    {
        float signal = _signal;
        for (int l = 0; l < _rules.Length; l++)
        {
            (int from, int to) = _team.Share(thread, State.Layers[l].Layer.Neurons);
            ReadOnlySpan<float> input = l == 0 ? _input.Span : _rules[l - 1].Outputs;
            for (int phase = 0; phase < _rules[l].Phases; phase++)
            {
                _rules[l].Run(phase, pass, signal, input, from, to, ref _writes[thread * _rules.Length + l]);
                barrier.Wait();
            }
        }
    }

    private IVectorRule RuleOf(LocalLayer layer) => _network.Rule == LocalRule.Clapp
        ? new ClappVectorRule(layer, _divergence)
        : new ForwardForwardVectorRule(layer, _divergence);
}
