using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Local;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Local;

/// <summary>
/// An experiment whose rule is local and streaming (<c>streaming-clapp</c>, <c>streaming-forward-forward</c>), from its first sample, or its last checkpoint, to
/// its result. The same experiment and seed leave the same bytes, by either engine and however often it was interrupted.
/// </summary>
public sealed class LocalRun : IExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunFolder _folder;
    private readonly RunOptions _options;
    private readonly LocalNetwork _network;
    private readonly IPassSource _source;
    private readonly LocalState _state;
    private readonly ILocalEngine _engine;
    private readonly ImmutableArray<LocalCounts> _before;

    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    /// <exception cref="InvalidInputException">The network cannot be built, or does not fit the sample period.</exception>
    public LocalRun(Experiment experiment, DataSet data, Technology technology, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _folder, _options) = (experiment, data, folder, options);
        var built = LocalExperiment.Of(experiment, data);
        (_network, _source) = (built.Network, built.Source);
        _state = new LocalState(_network);
        _before = folder.Checkpoint is { } checkpoint
            ? LocalCheckpoint.Load(checkpoint, _state, _network.PassesPerSample)
            : [.. _state.Layers.Select(_ => LocalCounts.None)];
        _engine = options.Engine == EngineKind.Event
            ? new LocalEventEngine(_network, _state, built.Latencies(experiment, technology), options.Threads)
            : new LocalVectorEngine(_network, _state, options.Threads);
    }

    /// <summary>Refuses what cannot run, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">The engine does not have the rule, the images do not suit it, or a pass does not fit the sample period.</exception>
    public static void Check(Experiment experiment, DataSet data, Technology technology, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        if (engine == EngineKind.Batch)
            throw new InvalidInputException("usage", $"{ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule)} learns one sample at a time; use --engine vector or --engine event.", "--engine");
        var built = LocalExperiment.Of(experiment, data);
        if (engine == EngineKind.Event)
            LocalEventEngine.RequireTime(built.Network, built.Latencies(experiment, technology));
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Warnings => _network.Rule == LocalRule.ForwardForward && _experiment.Head != ExperimentDefaults.Named("any").Head
        ? ["head has no effect on streaming-forward-forward, which is judged by the goodness of its own layers."]
        : [];

    private long Samples => _state.Passes / _network.PassesPerSample;

    /// <inheritdoc/>
    public (RunResult Result, RunSpeed Speed) Execute()
    {
        RunSpeed speed = Learn();
        _options.Cancellation.ThrowIfCancellationRequested();
        _options.Progress?.Invoke(new RunProgress("measuring", 0, 1));
        var measured = LocalMeasurement.Of(_experiment, _data, _state, _options.Threads, _options.Cancellation);
        ImmutableArray<LocalCounts> counts = Counts();
        var result = new RunResult(
            _experiment.Name, _experiment.Seed, _experiment.Hardware.Schedule, _data.Name, Samples,
            measured.Accuracy.Accuracy, measured.Accuracy.AccuracyPerLayer, measured.Accuracy.AccuracyPerClass, _state.Sha256(),
            new OperationCounts([.. counts.Select(layer => layer.Circuits)]))
        {
            Traffic = [.. counts.Select(layer => new LayerTraffic(layer.Messages, layer.Reduces, layer.Broadcasts))],
        };
        _folder.WriteRepresentation(RepresentationJson.Write(measured.Representation));
        _folder.WriteResult(RunResultJson.Write(result));
        _options.Progress?.Invoke(new RunProgress("measuring", 1, 1));
        return (result, speed);
    }

    private RunSpeed Learn()
    {
        var loop = new LearningLoop(_folder, _options, _network.TotalSamples)
        {
            Samples = () => Samples,
            Learn = samples => _engine.Learn(_source, samples * _network.PassesPerSample),
            Columns = [.. Enumerable.Range(1, _state.Layers.Length).Select(layer => $"layer{layer}.writes")],
            Statistics = WritesPerNeuron,
            Save = Save,
        };
        RunSpeed speed = loop.Run(_options.Engine);
        Save();
        return speed;
    }

    private void Save() => _folder.SaveCheckpoint(Samples, writer => LocalCheckpoint.Save(writer, _state, Counts()));

    private ImmutableArray<LocalCounts> Counts() => [.. _before.Zip(_engine.Counts(), (before, since) => before.Plus(since))];

    /// <summary>Columns of W written per neuron and pass so far: how often the layer still has something to learn.</summary>
    private double[] WritesPerNeuron() =>
        [.. Counts().Select((counts, l) => counts.Circuits.ColumnWrites / ((double)counts.Circuits.Samples * _state.Layers[l].Layer.Neurons))];
}
