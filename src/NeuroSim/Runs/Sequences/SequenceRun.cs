using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Leaky;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Sequences;

/// <summary>
/// An experiment whose rule learns item by item: some networks of successive seeds, each tested while it learns and after
/// (<see cref="Replicates"/>).
/// </summary>
public sealed class SequenceRun : IExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunFolder _folder;
    private readonly Replicates _networks;
    private readonly SequenceTasks _tasks;
    private readonly TestProtocol[] _protocols;
    private readonly EngineKind _engine;
    private readonly PartLatencies[]? _latencies;
    private readonly int _items;

    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    /// <exception cref="InvalidInputException">A latency that actors need is missing.</exception>
    public SequenceRun(Experiment experiment, DataSet data, Technology technology, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _folder, _networks) = (experiment, data, folder, new Replicates(experiment, folder, options));
        (_engine, _latencies) = (options.Engine, LatenciesOf(experiment, data, technology, options.Engine));
        _tasks = new SequenceTasks(experiment, data);
        _items = ItemsOf(_tasks.Of(experiment.Seed));
        _protocols = SequenceTasks.ProtocolsOf(experiment);
        Warnings = [.. UnseenWindows()];
    }

    /// <summary>Refuses what cannot run, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">An engine that does not have the rule, shapes that do not go together, or a latency that is missing.</exception>
    public static void Check(Experiment experiment, DataSet data, Technology technology, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        SequenceNetworks.Check(experiment, engine);
        SequenceNetworks.Check(experiment, data);
        LatenciesOf(experiment, data, technology, engine);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Warnings { get; }

    /// <inheritdoc/>
    public (RunResult Result, RunSpeed Speed) Execute()
    {
        (SequenceRecord[] records, RunSpeed speed) = _networks.Train(_items, Learn, _engine);
        return (Conclude(records), speed);
    }

    private SequenceRecord Learn(ulong seed, Action<int> learned)
    {
        SequenceTask task = _tasks.Of(seed);
        ISequenceLearner learner = SequenceNetworks.LearnerOf(_experiment, _data, task, seed, _latencies);
        var curve = new List<double>();
        int items = _items, every = _experiment.Evaluate.Every;
        for (int at = 0; at < items;)
        {
            int inEpoch = at % task.Items, count = Math.Min(Math.Min(every - at % every, task.Items - inEpoch), items - at);
            learner.Learn(inEpoch, count);
            at += count;
            learned(count);
            if (at % every == 0)
                curve.AddRange(Finite(Values(learner.Test(final: false, _protocols)), at));
        }

        PaceObserver? paces = SequenceFigures.HasPaces(_experiment) ? new PaceObserver() : null;
        ActivityRecord? activity = seed == _experiment.Seed && _experiment.Learning.Rule == LearningRule.Leaky ? new ActivityRecord() : null;
        ItemObserver? observe = paces is null ? null : paces.Observe;
        observe += activity is null ? null : activity.Observe;
        double[] final = [.. Values(learner.Test(final: true, _protocols, observe)), .. paces?.Figures() ?? []];
        return new SequenceRecord([.. curve], [.. Finite(final, items)], Replicates.HashOf(learner.Sections())) { Activity = activity?.Values ?? [] };
    }

    /// <summary>What actors need to know of the parts; null: no actors.</summary>
    private static PartLatencies[]? LatenciesOf(Experiment experiment, DataSet data, Technology technology, EngineKind engine) => engine == EngineKind.Event
        ? [.. LeakyTiming.For(technology, SequenceNetworks.LeakyOf(experiment, data, experiment.Seed), experiment.Hardware.TickSeconds)]
        : null;

    private IEnumerable<double> Values(LeakyTest[] tests) =>
        tests.SelectMany(test => SequenceFigures.HasClasses(_experiment) ? (double[])[test.Error, test.Accuracy] : [test.Error]);

    private static IEnumerable<double> Finite(IEnumerable<double> values, int at) =>
        values.Select(value => double.IsFinite(value) ? value : throw new NonFiniteSignalException(layer: null, neuron: null, at));

    private int ItemsOf(SequenceTask task) => checked(task.Items * _experiment.Learning.Epochs);

    private RunResult Conclude(SequenceRecord[] records)
    {
        int tests = _items / _experiment.Evaluate.Every;
        int[] points = [.. Enumerable.Range(1, tests).Select(test => test * _experiment.Evaluate.Every)];
        new SequenceCurve(SequenceFigures.TestNames(_experiment), points, records).WriteTo(_folder);
        if (records[0].Activity is { Length: > 0 } activity)
            _folder.WriteActivity(ActivityFile.Write(activity, _data.Train.PixelsPerImage, _experiment.Network.Layers[0], SequenceNetworks.OutputsOf(_experiment, _data)));
        var figures = SequenceFigures.Of(_experiment, points, records);
        double accuracy = figures.TryGetValue("end.same.accuracy", out ImmutableArray<double> all) ? all.Average() : double.NaN;
        var result = new RunResult(
            _experiment.Name, _experiment.Seed, _experiment.Hardware.Schedule, _data.Name, _items, accuracy, [], [], Replicates.HashOf(records), new OperationCounts([]))
        { Figures = figures };
        _folder.WriteResult(RunResultJson.Write(result));
        return result;
    }

    private IEnumerable<string> UnseenWindows()
    {
        int items = _items, every = _experiment.Evaluate.Every;
        return _experiment.Evaluate.Windows.Where(window => Math.Min(items, window.To) / every <= window.From / every).Select(
            window => $"No test falls into the window {window.Name} ({window.From} to {window.To} items): there is one every {every} items, up to {items}.");
    }
}
