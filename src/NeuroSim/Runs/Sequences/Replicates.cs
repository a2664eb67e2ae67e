using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Sequences;

/// <summary>
/// The networks of a run, of successive seeds, side by side: a thread each. A checkpoint holds those that are done, so an interruption costs the ones that were
/// running.
/// </summary>
internal sealed class Replicates
{
    private readonly Experiment _experiment;
    private readonly RunFolder _folder;
    private readonly RunOptions _options;
    private readonly SequenceRecord?[] _records;
    private readonly Lock _turn = new();
    private long _learned, _total;

    /// <summary>The networks of an experiment, those of its checkpoint done.</summary>
    public Replicates(Experiment experiment, RunFolder folder, RunOptions options)
    {
        (_experiment, _folder, _options) = (experiment, folder, options);
        _records = new SequenceRecord?[experiment.Evaluate.Runs];
        for (int run = 0; folder.Checkpoint is { } checkpoint && run < _records.Length; run++)
            _records[run] = SequenceRecord.Load(checkpoint, run);
    }

    /// <summary>Trains those that are missing.</summary>
    /// <param name="items">Items that each of them learns from.</param>
    /// <param name="train">Trains the network of a seed, and says after every few items how many they were.</param>
    /// <param name="engine">What is said to have learned them.</param>
    public (SequenceRecord[] Records, RunSpeed Speed) Train(long items, Func<ulong, Action<int>, SequenceRecord> train, EngineKind engine)
    {
        _total = items * _records.Length;
        long started = _options.Clock.GetTimestamp();
        ParallelItems.Run(_records.Length, _options.Threads, run => Finish(run, train), _options.Cancellation);
        double seconds = _options.Clock.GetElapsedTime(started).TotalSeconds;
        return ([.. _records.Select(record => record!)], new RunSpeed(engine, _options.Threads, _learned, seconds));
    }

    /// <summary>SHA-256 of what a network remembers.</summary>
    public static byte[] HashOf(IEnumerable<(string Name, AlignedFloats Values)> sections)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((_, AlignedFloats values) in sections)
            hash.AppendData(MemoryMarshal.AsBytes(values.Span));
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 of what all networks remember.</summary>
    public static string HashOf(IEnumerable<SequenceRecord> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SequenceRecord record in records)
            hash.AppendData(record.Hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Finish(int run, Func<ulong, Action<int>, SequenceRecord> train)
    {
        if (_records[run] is not null)
            return;
        SequenceRecord record = train(_experiment.Seed + (ulong)run, Report);
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

    private void Report(int count)
    {
        _options.Progress?.Invoke(new RunProgress("learning", Interlocked.Add(ref _learned, count), _total));
        _options.Cancellation.ThrowIfCancellationRequested();
    }
}
