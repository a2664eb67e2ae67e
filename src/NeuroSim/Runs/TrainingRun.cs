using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Batch;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Recording;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs;

/// <summary>
/// One experiment from its first sample, or its last checkpoint, to its result. Metrics, checkpoints and the result go to the run folder; the same
/// experiment and seed leave the same bytes there, however often it was interrupted.
/// </summary>
public sealed class TrainingRun : IExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunOptions _options;
    private readonly RunFolder _folder;
    private readonly Network _network;
    private readonly NetworkState _state;
    private readonly IStreamingEngine _engine;
    private readonly OperationCounts _before;
    private readonly ImmutableArray<(string Name, AlignedFloats Values)> _sections;

    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    /// <param name="experiment">What to run; its data source is the one of <paramref name="data"/>.</param>
    /// <param name="data">Images.</param>
    /// <param name="technology">For the latencies of the event engine.</param>
    /// <param name="folder">Where everything goes.</param>
    /// <param name="options">How to run it here.</param>
    /// <exception cref="InvalidInputException">The network cannot be built, or does not fit the sample period.</exception>
    public TrainingRun(Experiment experiment, DataSet data, Technology technology, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _folder, _options) = (experiment, experiment.Presented(data), folder, options);
        ExperimentNetwork built = ExperimentNetwork.Of(experiment, _data);
        (_network, Warnings) = (built.Network, built.Warnings);
        _state = new NetworkState(_network);
        var batches = _network.Batch is null ? null : new BatchEngine(_network, _state, options.Threads);
        _sections = [.. _state.Sections(), .. batches?.Sections() ?? []];
        _before = folder.Checkpoint is { } checkpoint ? StateCheckpoint.Load(checkpoint, _state, _sections) : LearnedNothing(_network);
        _engine = batches is not null
            ? batches
            : options.Engine == EngineKind.Event
                ? new EventEngine(_network, _state, ScheduleTiming.For(technology, _network).Layers, options.Threads)
                : new VectorEngine(_network, _state, options.Threads);
        CoSimulated = CoSimulation.Attach(experiment.Hardware.Memory.CoSimulatedNeurons, _engine, _network, options.Memories);
    }

    /// <summary>Refuses what <see cref="TrainingRun"/> would refuse, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">The network cannot be built, or does not fit the sample period.</exception>
    public static void Check(Experiment experiment, DataSet data, Technology technology, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(data);
        Network network = ExperimentNetwork.Of(experiment, data.Train.PixelsPerImage, totalSamples: 0).Network;
        BatchedRules.Check(experiment, engine, data.Train.Count);
        NetworkSize.RequireFeatures(data.Train.Count, network.Passes.Select(layer => network.Layers[layer].Neurons));
        CoSimulation.Check(experiment.Hardware.Memory.CoSimulatedNeurons, network, engine);
        if (engine == EngineKind.Event)
            EventEngine.RequireTime(network, ScheduleTiming.For(technology, network).Layers);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>What steps the memories of the co-simulated neurons, in the order of <c>hardware.memory.neurons</c>.</summary>
    public ImmutableArray<IMemoryStepper> CoSimulated { get; }

    /// <summary>The network that runs.</summary>
    public Network Network => _network;

    /// <inheritdoc/>
    public (RunResult Result, RunSpeed Speed) Execute()
    {
        RunSpeed speed = Learn();
        _options.Cancellation.ThrowIfCancellationRequested();
        _options.Progress?.Invoke(new RunProgress("measuring", 0, 1));
        (FeatureTable train, EncodedImages test) = Encode();
        Measurement measured = Measurement.Of(
            train, test.Features, _data, _experiment.Head, _experiment.Seed, _options.Threads, test.Readouts.FirstOrDefault(), _options.Cancellation);
        var result = new RunResult(
            _experiment.Name, _experiment.Seed, _network.Schedule, _data.Name, _state.Samples,
            measured.Accuracy, measured.AccuracyPerLayer, measured.AccuracyPerClass, _state.Sha256(), _before.Plus(_engine.Counts()))
        {
            CoSimulation = CoSimulation.Result(_experiment.Hardware.Memory.CoSimulatedNeurons, CoSimulated, speed.Samples),
            Figures = FiguresOf(test.Readouts),
        };
        _folder.WriteRepresentation(RepresentationJson.Write(Representation.Of(test.Features, _data.Test, _data.Classes)));
        _folder.WriteResult(RunResultJson.Write(result));
        _options.Progress?.Invoke(new RunProgress("measuring", 1, 1));
        return (result, speed);
    }

    private (FeatureTable Train, EncodedImages Test) Encode()
    {
        if (_engine is BatchEngine batches)
            return (batches.Encode(_data.Train, _data.Normalization, _options.Threads, classifies: false, _options.Cancellation).Features, batches.Encode(_data.Test, _data.Normalization, _options.Threads, classifies: true, _options.Cancellation));
        (FeatureTable train, FeatureTable test) = Measurement.Encode(_state, _data, _options.Threads, _options.Cancellation);
        return (train, new EncodedImages(test, []));
    }

    /// <summary>The accuracy of every readout of a network that has several.</summary>
    private ImmutableSortedDictionary<string, ImmutableArray<double>> FiguresOf(ImmutableArray<ImageReadout> readouts) => readouts.Length < 2
        ? ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty
        : readouts.ToImmutableSortedDictionary(readout => $"{readout.Name}.accuracy", readout => (ImmutableArray<double>)[Measurement.AccuracyOf(readout, _data)], StringComparer.Ordinal);

    private RunSpeed Learn()
    {
        ImageStream stream = _experiment.StreamOf(_data);
        var loop = new LearningLoop(_folder, _options, _network.TotalSamples)
        {
            Samples = () => _state.Samples,
            Learn = samples => _engine.Learn(stream, samples),
            Columns = Columns,
            Statistics = Statistics,
            Save = Save,
            HasLongSlices = _network.Batch is not null,
        };
        RunSpeed speed = loop.Run(_network.Batch is null ? _options.Engine : EngineKind.Batch);
        _engine.Settle();
        ForgetWhatHasLanded();
        Save();
        return speed;
    }

    /// <summary>Engines leave different leftovers of writes that have landed; no sample follows that could read them, and the last checkpoint is the same without.</summary>
    private void ForgetWhatHasLanded()
    {
        foreach (LayerState layer in _state.Layers)
            layer.HeldHistory.Span.Clear();
    }

    private void Save() =>
        _folder.SaveCheckpoint(_state.Samples, writer => StateCheckpoint.Save(writer, _state, _sections, _before.Plus(_engine.Counts())));

    /// <summary>What the rule says of its learning; of those that say nothing, what the memories show.</summary>
    private ImmutableArray<string> Columns =>
        _engine is BatchEngine { Metrics.IsEmpty: false } batches ? batches.Metrics : [.. Enumerable.Range(1, _state.Layers.Length).SelectMany(LayerColumns)];

    private double[] Statistics() => _engine is BatchEngine { Metrics.IsEmpty: false } batches ? batches.TakeMetrics() :
        [.. _state.Layers.Select(LayerStatistics.Of).SelectMany(layer => (double[])[layer.Variance, layer.Covariance])];

    private static IEnumerable<string> LayerColumns(int layer) => [$"layer{layer}.variance", $"layer{layer}.covariance"];

    private static OperationCounts LearnedNothing(Network network) => new([.. network.Layers.Select(_ => new LayerCounts())]);
}
