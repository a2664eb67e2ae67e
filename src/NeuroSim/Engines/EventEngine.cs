using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>
/// The streaming engine of actors: input source, buses, array tiles and neurons exchange messages under a discrete-time scheduler, each part with
/// its own latency, layers pipelined over the samples. This is the truth that <see cref="VectorEngine"/> must equal bit for bit.
/// </summary>
public sealed class EventEngine : IStreamingEngine
{
    /// <summary>Ticks a column and its neuron need to settle the gain of a held gradient.</summary>
    private const long QuestionAndAnswer = 2;

    private readonly Network _network;
    private readonly Scheduler _scheduler;
    private readonly Divergence _divergence = new();
    private readonly LayerWiring[] _layers;
    private readonly InputSource _source;
    private readonly SettledCounts[] _settled;
    private NeuronProbe? _probe;
    private long _learned;

    /// <summary>An engine that continues from <paramref name="state"/>.</summary>
    /// <param name="network">What to run.</param>
    /// <param name="state">Where it stands; changed by <see cref="Learn"/>.</param>
    /// <param name="latencies">Part latencies of every layer; their sum must fit the schedule into the sample period.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    public EventEngine(Network network, NetworkState state, IReadOnlyList<PartLatencies> latencies, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(latencies);
        RequireTime(network, latencies);
        (_network, State, _scheduler) = (network, state, new Scheduler(threads));
        _layers = [.. state.Layers.Select((s, l) => new LayerWiring(new LayerRule(network, l), s, latencies[l], l, _divergence))];
        _source = _scheduler.Add(new InputSource(_layers[0], network.PeriodTicks));
        foreach (LayerWiring layer in _layers)
            AddActors(layer);
        for (int l = 0; l + 1 < _layers.Length; l++)
            Connect(_layers[l], _layers[l + 1]);
        _settled = new SettledCounts[_layers.Length];
    }

    /// <summary>Where the network stands.</summary>
    public NetworkState State { get; }

    /// <summary>Messages delivered so far.</summary>
    public long Messages => _scheduler.Delivered;

    /// <summary>Looks at all messages; null when nobody does.</summary>
    public IMailObserver? Observer
    {
        get => _scheduler.Observer;
        set => _scheduler.Observer = value;
    }

    /// <summary>Records one neuron and one of its weights; null when nobody does.</summary>
    /// <exception cref="ArgumentException">The network has no such layer, neuron or input.</exception>
    public NeuronProbe? Probe
    {
        get => _probe;
        set
        {
            if (value is not null)
                RequirePlace(value);
            Show(null);
            Show(value);
        }
    }

    /// <summary>The layer, from 0, that an actor of the scheduler's belongs to; -1: the input source.</summary>
    internal int LayerOf(int actor) => Array.FindLastIndex(_layers, layer => layer.Inputs.Id <= actor);

    /// <summary>From now on <paramref name="stepper"/> steps the memories of a neuron, both numbers from 0.</summary>
    public void Attach(int layer, int neuron, IMemoryStepper stepper) => _layers[layer].Neurons[neuron].Memory = stepper;

    /// <summary>Learns the next <paramref name="samples"/> samples of <paramref name="source"/>.</summary>
    /// <exception cref="NonFiniteSignalException">A signal is no finite number.</exception>
    public void Learn(ISampleSource source, int samples)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (samples <= 0)
            return;
        if (_network.Schedule != Schedule.Pipelined)
            Settle();
        long first = State.Samples;
        LoadNeurons(first);
        _source.Emit(source, first + samples);
        _scheduler.Send(first * _network.PeriodTicks, Phase.Input, new Message(_source.Id, _source.Id, first, 0, Signal.Clock));
        _scheduler.Run();
        foreach (NeuronActor neuron in _layers.SelectMany(layer => layer.Neurons))
            neuron.Store();
        if (_divergence.First is { } failure)
            throw failure;
        State.Samples = first + samples;
        State.Settled = _network.Schedule != Schedule.Pipelined;
        _learned += samples;
    }

    /// <summary>Lands the writes that are pending after the last sample.</summary>
    public void Settle()
    {
        if (State.Settled)
            return;
        for (int l = 0; l < _layers.Length; l++)
        {
            var held = new HeldWrite(_layers[l].Rule, _layers[l].State);
            int neurons = _layers[l].Neurons.Length;
            DeviceScratch? devices = _layers[l].State.ForwardDevices?.NewScratch(_network.WriteEvery);
            LayerRule rule = _layers[l].Rule;
            long last = State.Samples - 1, columns = PendingWrite.Land(rule, _layers[l].State, held, last, 0, neurons, new float[held.ScratchLength], devices);
            bool scaled = rule.Optimizer == OptimizerKind.NeuronRms && rule.Policy == WritePolicy.Held && rule.EndsWindow(last);
            _settled[l] = _settled[l].Plus(columns, devices?.Pulses ?? default, scaled ? neurons : 0);
        }

        State.Settled = true;
    }

    /// <summary>What the actors did in all calls of <see cref="Learn"/> and <see cref="Settle"/> so far.</summary>
    public OperationCounts Counts() => new([.. _layers.Select((layer, l) => ActorCounts.Of(_network, layer, _learned, _settled[l]))]);

    /// <summary>The neurons' memories were last stepped a period before their next sample arrives.</summary>
    private void LoadNeurons(long next)
    {
        long arrival = next * _network.PeriodTicks;
        foreach (LayerWiring layer in _layers)
        {
            arrival += layer.Latencies.ForwardRead;
            float[] lateral = ShiftedLateral(layer, next);
            for (int j = 0; j < layer.Neurons.Length; j++)
                layer.Neurons[j].Load(next, arrival - _network.PeriodTicks, pending: !State.Settled, lateral[j]);
            arrival += layer.Latencies.Neuron;
        }
    }

    /// <summary>Shifted: what the lateral array gave for the sample before <paramref name="next"/>; else zeros.</summary>
    private static float[] ShiftedLateral(LayerWiring layer, long next)
    {
        var lateral = new float[layer.Neurons.Length];
        if (layer.Rule.Schedule != Schedule.Shifted)
            return lateral;
        ReadOnlySpan<float> d = layer.State.Deviation(next - 1);
        if (layer.State.LateralDevices is { } devices)
            devices.Read(0, lateral.Length, d, ReadMoment.Learning(next), lateral, devices.NewScratch());
        for (int j = 0; j < lateral.Length && layer.State.LateralDevices is null; j++)
            lateral[j] = layer.State.Lateral.Read(j, d);
        return lateral;
    }

    private void RequirePlace(NeuronProbe probe)
    {
        if (probe.Layer >= _layers.Length || probe.Neuron >= _layers[probe.Layer].Neurons.Length || probe.Input >= _layers[probe.Layer].Rule.Layer.Inputs)
            throw new ArgumentException($"There is no weight from input {probe.Input} to neuron {probe.Neuron} of layer {probe.Layer}, all from 0.", nameof(probe));
    }

    /// <summary>Puts <paramref name="probe"/>, or nothing, where the present one is or is to be.</summary>
    private void Show(NeuronProbe? probe)
    {
        if ((probe ?? _probe) is not { } place)
            return;
        LayerWiring layer = _layers[place.Layer];
        (layer.Neurons[place.Neuron].Probe, layer.TileOf(place.Neuron).Probe, _probe) = (probe, probe, probe);
    }

    private void AddActors(LayerWiring layer)
    {
        layer.Inputs = _scheduler.Add(new InputBus(layer));
        for (int tile = 0; tile * ForwardTile.BitLines < layer.Neurons.Length; tile++)
            layer.ForwardTiles.Add(_scheduler.Add(new ForwardTile(layer, tile)));
        for (int j = 0; j < layer.Neurons.Length; j++)
            layer.Neurons[j] = _scheduler.Add(new NeuronActor(layer, j));
        layer.Deviations = _scheduler.Add(new DeviationBus(layer));
        for (int tile = 0; tile * LateralTile.BitLines < layer.Neurons.Length; tile++)
            layer.LateralTiles.Add(_scheduler.Add(new LateralTile(layer, tile)));
    }

    private static void Connect(LayerWiring layer, LayerWiring next)
    {
        layer.Outputs = next.Inputs;
        next.Inputs.FirstSource = layer.Neurons[0].Id;
    }

    /// <summary>A sample's messages must have arrived before the next sample's come, or the schedule would not be what its name says.</summary>
    /// <exception cref="InvalidInputException">A layer cannot keep the sample period.</exception>
    internal static void RequireTime(Network network, IReadOnlyList<PartLatencies> latencies)
    {
        bool asks = network.Optimizer.Kind == OptimizerKind.NeuronRms && network.Optimizer.Policy(network.WriteEvery) == WritePolicy.Held;
        for (int l = 0; l < latencies.Count; l++)
        {
            long needed = SchedulePeriod.Of(network.Schedule, LayerWiring.AtLeastATick(latencies[l])) + (asks ? QuestionAndAnswer : 0);
            if (needed > network.PeriodTicks)
            {
                throw new InvalidInputException("experiment",
                    $"A sample period of {network.PeriodTicks} ticks is too short for the {network.Schedule.ToString().ToLowerInvariant()} schedule: layer {l + 1} needs {needed} ticks with this technology. Lengthen hardware.samplePeriod or choose another technology.",
                    "hardware.samplePeriod");
            }
        }
    }
}
