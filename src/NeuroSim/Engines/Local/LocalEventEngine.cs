using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Local;

/// <summary>
/// A local rule as actors: global bus, word lines, array tiles, neurons and layer buses exchange messages under the scheduler, layers pipelined over the passes.
/// This is the truth that <see cref="LocalVectorEngine"/> must equal bit for bit.
/// </summary>
public sealed class LocalEventEngine : ILocalEngine
{
    private readonly LocalNetwork _network;
    private readonly Scheduler _scheduler;
    private readonly Divergence _divergence = new();
    private readonly LocalWiring[] _layers;
    private readonly GlobalBus _global;

    /// <summary>An engine that continues from <paramref name="state"/>.</summary>
    /// <param name="network">What to run.</param>
    /// <param name="state">Where it stands; changed by <see cref="Learn"/>.</param>
    /// <param name="latencies">Part latencies of every layer; a pass must be over before the next one comes.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    public LocalEventEngine(LocalNetwork network, LocalState state, IReadOnlyList<PartLatencies> latencies, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(latencies);
        RequireTime(network, latencies);
        (_network, State, _scheduler) = (network, state, new Scheduler(threads));
        _layers = [.. state.Layers.Select((s, l) => new LocalWiring(new LocalLayer(network, s, l), latencies[l], _divergence))];
        _global = _scheduler.Add(new GlobalBus(_layers, network.PassTicks));
        foreach (LocalWiring layer in _layers)
            AddActors(layer);
        for (int l = 0; l + 1 < _layers.Length; l++)
            (_layers[l].Outputs, _layers[l + 1].Inputs.FirstSource) = (_layers[l + 1].Inputs, _layers[l].Neurons[0].Id);
    }

    /// <inheritdoc/>
    public LocalState State { get; }

    /// <summary>Messages delivered so far.</summary>
    public long Messages => _scheduler.Delivered;

    /// <summary>Looks at all messages; null when nobody does.</summary>
    public IMailObserver? Observer
    {
        get => _scheduler.Observer;
        set => _scheduler.Observer = value;
    }

    /// <inheritdoc/>
    public void Learn(IPassSource source, int passes)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (passes <= 0)
            return;
        long first = State.Passes;
        _global.Show(source, first + passes);
        _scheduler.Send(first * _network.PassTicks, Phase.Input, new Message(_global.Id, _global.Id, first, 0, Signal.Clock));
        _scheduler.Run();
        if (_divergence.First is { } failure)
            throw failure;
        State.Passes = first + passes;
    }

    /// <inheritdoc/>
    public ImmutableArray<LocalCounts> Counts() => [.. _layers.Select(LocalActorCounts.Of)];

    private void AddActors(LocalWiring layer)
    {
        bool isClapp = _network.Rule == LocalRule.Clapp;
        layer.Inputs = _scheduler.Add(new WordLines(layer));
        AddTiles(layer, LocalArray.Forward);
        for (int j = 0; j < layer.Neurons.Length; j++)
            layer.Neurons[j] = _scheduler.Add(new LocalNeuron(layer, j, isClapp ? new ClappNeuronRule(layer.Layer, j) : new ForwardForwardNeuronRule(layer.Layer, j)));
        layer.Bus = _scheduler.Add(new LayerBus(layer, isClapp ? new ClappBusRule() : new ForwardForwardBusRule(layer.Layer)));
        if (!isClapp)
            return;
        AddTiles(layer, LocalArray.Prediction);
        AddTiles(layer, LocalArray.Retrodiction);
    }

    private void AddTiles(LocalWiring layer, LocalArray array)
    {
        for (int tile = 0; tile * CrossbarTile.BitLines < layer.Neurons.Length; tile++)
            layer.Tiles[(int)array].Add(_scheduler.Add(new CrossbarTile(layer, array, tile)));
    }

    /// <summary>The writes of a pass must have landed before the word lines change.</summary>
    /// <exception cref="InvalidInputException">A layer cannot keep the period.</exception>
    internal static void RequireTime(LocalNetwork network, IReadOnlyList<PartLatencies> latencies)
    {
        for (int l = 0; l < latencies.Count; l++)
        {
            PartLatencies parts = LayerWiring.AtLeastATick(latencies[l]);
            long needed = 1 + (network.Rule == LocalRule.Clapp ? ClappBusRule.TicksOf(parts) : ForwardForwardBusRule.TicksOf(parts));
            if (needed > network.PassTicks)
            {
                throw new InvalidInputException("experiment",
                    $"A sample period of {network.PassTicks * network.PassesPerSample} ticks is too short: layer {l + 1} needs {needed} ticks for a pass with this technology, and a sample takes {network.PassesPerSample}. Lengthen hardware.samplePeriod or choose another technology.",
                    "hardware.samplePeriod");
            }
        }
    }
}
