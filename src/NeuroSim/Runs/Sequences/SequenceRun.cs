using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Leaky;

namespace NeuroSim.Runs.Sequences;

/// <summary>
/// An experiment whose rule learns item by item: some networks of successive seeds, each tested while it learns and after. Networks run side by side; a
/// checkpoint holds those that are done, so an interruption costs the ones that were running.
/// </summary>
public sealed class SequenceRun : IExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunFolder _folder;
    private readonly RunOptions _options;
    private readonly SequenceTasks _tasks;
    private readonly SequenceRecord?[] _records;
    private readonly TestProtocol[] _protocols;
    private readonly int _items;
    private readonly Lock _turn = new();
    private long _learned;

    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    public SequenceRun(Experiment experiment, DataSet data, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _folder, _options) = (experiment, data, folder, options);
        _tasks = new SequenceTasks(experiment, data);
        _items = ItemsOf(_tasks.Of(experiment.Seed));
        _protocols = SequenceTasks.ProtocolsOf(experiment);
        _records = new SequenceRecord?[experiment.Evaluate.Runs];
        for (int run = 0; folder.Checkpoint is { } checkpoint && run < _records.Length; run++)
            _records[run] = SequenceRecord.Load(checkpoint, run);
        Warnings = [.. UnseenWindows()];
    }

    /// <summary>Refuses what cannot run, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">Another engine than vector, or shapes that do not go together.</exception>
    public static void Check(Experiment experiment, DataSet data, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        if (engine != EngineKind.Vector)
            throw new InvalidInputException("usage", $"{ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule)} learns item by item in one engine; leave --engine out, or use --engine vector.", "--engine");
        SequenceNetworks.Check(experiment, data);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Warnings { get; }

    /// <inheritdoc/>
    public (RunResult Result, RunSpeed Speed) Execute()
    {
        long total = (long)_items * _records.Length, started = _options.Clock.GetTimestamp();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _options.Cancellation };
        try
        {
            Parallel.For(0, _records.Length, parallel, run => Finish(run, total));
        }
        catch (AggregateException error) when (error.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        double seconds = _options.Clock.GetElapsedTime(started).TotalSeconds;
        RunResult result = Conclude();
        return (result, new RunSpeed(EngineKind.Vector, _options.Threads, _learned, seconds));
    }

    private void Finish(int run, long total)
    {
        if (_records[run] is not null)
            return;
        SequenceRecord record = Learn(run, total);
        lock (_turn)
        {
            _records[run] = record;
            int done = _records.Count(one => one is not null);
            _folder.SaveCheckpoint(done, writer =>
            {
                for (int one = 0; one < _records.Length; one++)
                    _records[one]?.Save(writer, one);
            });
        }
    }

    private SequenceRecord Learn(int run, long total)
    {
        ulong seed = _experiment.Seed + (ulong)run;
        SequenceTask task = _tasks.Of(seed);
        ISequenceLearner learner = SequenceNetworks.LearnerOf(_experiment, _data, task, seed);
        var curve = new List<double>();
        int items = _items, every = _experiment.Evaluate.Every;
        for (int at = 0; at < items;)
        {
            int inEpoch = at % task.Items, count = Math.Min(Math.Min(every - at % every, task.Items - inEpoch), items - at);
            learner.Learn(inEpoch, count);
            at += count;
            _options.Progress?.Invoke(new RunProgress("learning", Interlocked.Add(ref _learned, count), total));
            _options.Cancellation.ThrowIfCancellationRequested();
            if (at % every == 0)
                curve.AddRange(Finite(Values(learner.Test(final: false, _protocols)), at));
        }

        PaceObserver? paces = SequenceFigures.HasPaces(_experiment) ? new PaceObserver() : null;
        double[] final = [.. Values(learner.Test(final: true, _protocols, paces is null ? null : paces.Observe)), .. paces?.Figures() ?? []];
        return new SequenceRecord([.. curve], [.. Finite(final, items)], HashOf(learner));
    }

    private IEnumerable<double> Values(LeakyTest[] tests) =>
        tests.SelectMany(test => SequenceFigures.HasClasses(_experiment) ? (double[])[test.Error, test.Accuracy] : [test.Error]);

    private static IEnumerable<double> Finite(IEnumerable<double> values, int at) =>
        values.Select(value => double.IsFinite(value) ? value : throw new NonFiniteSignalException(1, 0, at));

    private int ItemsOf(SequenceTask task) => checked(task.Items * _experiment.Learning.Epochs);

    private RunResult Conclude()
    {
        SequenceRecord[] records = [.. _records.Select(record => record!)];
        int tests = _items / _experiment.Evaluate.Every;
        int[] points = [.. Enumerable.Range(1, tests).Select(test => test * _experiment.Evaluate.Every)];
        new SequenceCurve(SequenceFigures.TestNames(_experiment), points, records).WriteTo(_folder);
        var figures = SequenceFigures.Of(_experiment, points, records);
        double accuracy = figures.TryGetValue("end.same.accuracy", out ImmutableArray<double> all) ? all.Average() : double.NaN;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SequenceRecord record in records)
            hash.AppendData(record.Hash);
        var result = new RunResult(
            _experiment.Name, _experiment.Seed, _experiment.Hardware.Schedule, _data.Name, _items, accuracy, [], [],
            Convert.ToHexStringLower(hash.GetHashAndReset()), new OperationCounts([]))
        { Figures = figures };
        _folder.WriteResult(RunResultJson.Write(result));
        return result;
    }

    private static byte[] HashOf(ISequenceLearner learner)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((_, Numerics.AlignedFloats values) in learner.Sections())
            hash.AppendData(MemoryMarshal.AsBytes(values.Span));
        return hash.GetHashAndReset();
    }

    private IEnumerable<string> UnseenWindows()
    {
        int items = _items, every = _experiment.Evaluate.Every;
        return _experiment.Evaluate.Windows.Where(window => Math.Min(items, window.To) / every <= window.From / every).Select(
            window => $"No test falls into the window {window.Name} ({window.From} to {window.To} items): there is one every {every} items, up to {items}.");
    }
}
