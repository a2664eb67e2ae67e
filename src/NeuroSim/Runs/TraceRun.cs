using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording.Traces;

namespace NeuroSim.Runs;

/// <summary>
/// An experiment that learns for a few samples in the event engine while one of its neurons is recorded. What it learns is what a run learns, bit for bit;
/// samples before the trace are learned by the vector engine.
/// </summary>
public sealed class TraceRun
{
    /// <summary>Samples between two looks at an interruption.</summary>
    private const int Slice = 100;

    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly TraceRequest _request;
    private readonly RunOptions _options;
    private readonly Network _network;
    private readonly ImmutableArray<PartLatencies> _latencies;
    private readonly int _layer, _neuron;

    /// <summary>Checks what is asked for.</summary>
    /// <param name="experiment">What to run; its data source is the one of <paramref name="data"/>.</param>
    /// <param name="data">Images.</param>
    /// <param name="technology">For the latencies of the layers' parts.</param>
    /// <param name="request">What to trace.</param>
    /// <param name="options">How to run it here; the engine is the event engine.</param>
    /// <exception cref="InvalidInputException">No such neuron, input or sample, or a network that cannot be built or does not fit the sample period.</exception>
    public TraceRun(Experiment experiment, DataSet data, Technology technology, TraceRequest request, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _request, _options) = (experiment, data, request, options);
        ExperimentNetwork built = ExperimentNetwork.Of(experiment, data);
        (_network, Warnings, _latencies) = (built.Network, built.Warnings, ScheduleTiming.For(technology, built.Network).Layers);
        EventEngine.RequireTime(_network, _latencies);
        (_layer, _neuron) = PlaceOf(request.Neuron, _network);
        RequireInput(request.Input, _network.Layers[_layer]);
        RequireSamples(request, _network.TotalSamples);
    }

    /// <summary>Settings that are allowed and probably not meant.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Learns and records.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is kept.</exception>
    /// <exception cref="NonFiniteSignalException">Learning diverged.</exception>
    public NeuronTrace Execute()
    {
        var state = new NetworkState(_network);
        var stream = _experiment.StreamOf(_data);
        if (_request.After > 0)
            Learn(new VectorEngine(_network, state, _options.Threads), stream, _request.After);
        int input = _request.Input - 1 ?? Largest(state.Layers[_layer].Forward.Row(_neuron)[.._network.Layers[_layer].Inputs]);
        var probe = new NeuronProbe(_layer, _neuron, input, _request.After, _request.Samples);
        var engine = new EventEngine(_network, state, _latencies, _options.Threads) { Probe = probe };
        CoSimulation.Attach(_experiment.Hardware.Memory.CoSimulatedNeurons, engine, _network, _options.Memories);
        var timeline = new TimelineRecorder(engine, _network, _latencies, _request.After, Math.Min(_request.Samples, TraceRequest.TimelineSamples));
        engine.Observer = timeline;
        long end = _request.After + _request.Samples + (_network.Schedule == Schedule.Pipelined ? 1 : 0);
        Learn(engine, stream, Math.Min(end, _request.After + TraceRequest.TimelineSamples + 1));
        engine.Observer = null;
        Learn(engine, stream, end);
        return new NeuronTrace
        {
            Name = _experiment.Name,
            Network = _network,
            Layer = _layer,
            Neuron = _neuron,
            Input = input,
            Rows = probe.Rows(),
            Timeline = timeline.Spans(),
        };
    }

    /// <summary>The row whose values graphs show: the one asked for, else the last one that was followed by a write, else the last one.</summary>
    public NeuronSample Shown(NeuronTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (_request.At is { } at)
            return trace.At(at)!.Value;
        int written = trace.Rows.ToList().FindLastIndex(row => row.IsWritten);
        return trace.Rows[written < 0 ? ^1 : written];
    }

    private void Learn(IStreamingEngine engine, ImageStream stream, long end)
    {
        long total = _request.After + _request.Samples;
        while (engine.State.Samples < end)
        {
            engine.Learn(stream, (int)Math.Min(Slice - engine.State.Samples % Slice, end - engine.State.Samples));
            _options.Progress?.Invoke(new RunProgress("learning", Math.Min(engine.State.Samples, total), total));
            _options.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static int Largest(ReadOnlySpan<float> weights)
    {
        int largest = 0;
        for (int i = 1; i < weights.Length; i++)
            largest = Math.Abs(weights[i]) > Math.Abs(weights[largest]) ? i : largest;
        return largest;
    }

    private static (int Layer, int Neuron) PlaceOf(string text, Network network)
    {
        if (CoSimulation.Place(text) is not var (layer, neuron))
            throw new InvalidInputException("usage", $"\"{text}\" names no neuron; write its layer and its number, both from 1, as in --neuron 1/5.", "--neuron");
        if (layer < network.Layers.Length && neuron < network.Layers[layer].Neurons)
            return (layer, neuron);
        string layers = string.Join(", ", network.Layers.Select((one, l) => Invariant($"1 .. {one.Neurons} in layer {l + 1}")));
        throw new InvalidInputException("usage", $"There is no neuron {text}: neurons are {layers}.", "--neuron");
    }

    private static void RequireInput(int? input, Layer layer)
    {
        if (input is { } number && (number < 1 || number > layer.Inputs))
            throw new InvalidInputException("usage", Invariant($"There is no input {number}: the layer has inputs 1 .. {layer.Inputs}."), "--input");
    }

    private static void RequireSamples(TraceRequest request, long total)
    {
        if (request.Samples is < 1 or > TraceRequest.MostSamples)
            throw new InvalidInputException("usage", Invariant($"A trace of {request.Samples} samples cannot be; it has 1 .. {TraceRequest.MostSamples}."), "--samples");
        if (request.After < 0 || request.After + request.Samples > total)
            throw new InvalidInputException("usage", Invariant($"The experiment has {total} samples, which {request.Samples} after {request.After} do not fit into; lower --samples or --after, or raise learning.epochs."), "--samples");
        if (request.At is { } at && (at < request.After || at >= request.After + request.Samples))
            throw new InvalidInputException("usage", Invariant($"Sample {at} is not recorded; the trace has samples {request.After} .. {request.After + request.Samples - 1}."), "--at");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
