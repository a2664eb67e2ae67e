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
    /// <summary>Samples between two rows of metrics, which are part of the result.</summary>
    private const int Block = 1000;

    /// <summary>Samples between two looks at the clock and at an interruption; a divisor of <see cref="Block"/>, and part of nothing.</summary>
    private const int Slice = 100;

    /// <summary>Learning lasts so many times as long as the save before it, so that saves of a large network cost 5 % at most.</summary>
    private const int RestOfASave = 20;

    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunOptions _options;
    private readonly RunFolder _folder;
    private readonly Network _network;
    private readonly NetworkState _state;
    private readonly IStreamingEngine _engine;
    private readonly OperationCounts _before;
    private readonly ImmutableArray<(string Name, AlignedFloats Values)> _sections;
    private readonly int _slice;

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
        _slice = batches is null ? Slice : Block;
        CoSimulated = CoSimulation.Attach(experiment.Hardware.Memory.CoSimulatedNeurons, _engine, _network, options.Memories);
    }

    /// <summary>Refuses what <see cref="TrainingRun"/> would refuse, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">The network cannot be built, or does not fit the sample period.</exception>
    public static void Check(Experiment experiment, DataSet data, Technology technology, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(data);
        Network network = ExperimentNetwork.Of(experiment, data.Train.PixelsPerImage, totalSamples: 0).Network;
        BatchedRules.Check(experiment, engine, data.Train.Count);
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
            return (batches.Encode(_data.Train, _data.Normalization, _options.Threads, classifies: false).Features, batches.Encode(_data.Test, _data.Normalization, _options.Threads, classifies: true));
        (FeatureTable train, FeatureTable test) = Measurement.Encode(_state, _data, _options.Threads);
        return (train, new EncodedImages(test, []));
    }

    /// <summary>The accuracy of every readout of a network that has several.</summary>
    private ImmutableSortedDictionary<string, ImmutableArray<double>> FiguresOf(ImmutableArray<ImageReadout> readouts) => readouts.Length < 2
        ? ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty
        : readouts.ToImmutableSortedDictionary(readout => $"{readout.Name}.accuracy", readout => (ImmutableArray<double>)[Measurement.AccuracyOf(readout, _data)], StringComparer.Ordinal);

    private RunSpeed Learn()
    {
        MetricsLog metrics = _folder.OpenMetrics(Columns);
        RequireRows(metrics);
        var stream = _experiment.StreamOf(_data);
        long first = _state.Samples, started = _options.Clock.GetTimestamp(), saved = started;
        TimeSpan pause = _options.CheckpointEvery;
        while (_state.Samples < _network.TotalSamples)
        {
            _engine.Learn(stream, (int)Math.Min(_slice - _state.Samples % _slice, _network.TotalSamples - _state.Samples));
            if (_state.Samples % Block == 0 || _state.Samples == _network.TotalSamples)
                metrics.Append(_state.Samples, Statistics());
            _options.Progress?.Invoke(new RunProgress("learning", _state.Samples, _network.TotalSamples));
            if (_options.Cancellation.IsCancellationRequested || _options.Clock.GetElapsedTime(saved) > pause)
            {
                long before = _options.Clock.GetTimestamp();
                Save();
                saved = _options.Clock.GetTimestamp();
                pause = PauseAfter(_options.Clock.GetElapsedTime(before, saved));
                _options.Cancellation.ThrowIfCancellationRequested();
            }
        }

        double seconds = _options.Clock.GetElapsedTime(started).TotalSeconds;
        _engine.Settle();
        ForgetWhatHasLanded();
        Save();
        return new RunSpeed(_network.Batch is null ? _options.Engine : EngineKind.Batch, _options.Threads, _state.Samples - first, seconds);
    }

    /// <summary>What was asked for, or longer after a long save; 0 means after every slice.</summary>
    private TimeSpan PauseAfter(TimeSpan save)
    {
        TimeSpan asked = _options.CheckpointEvery, rest = RestOfASave * save;
        return asked > TimeSpan.Zero && rest > asked ? rest : asked;
    }

    /// <summary>Rows that a checkpoint counts on were written before it; without them the run would end with a hole in its metrics.</summary>
    private void RequireRows(MetricsLog metrics)
    {
        long last = _state.Samples == _network.TotalSamples ? _state.Samples : _state.Samples / Block * Block;
        if (metrics.LastSample != last)
            throw new InvalidInputException("checkpoint", $"metrics.csv lacks rows up to sample {last}, which the checkpoint counts on; it was altered. Choose another folder with --out, or delete the checkpoints of this one and use --resume to start again.", _folder.Path);
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
