using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>
/// Learning in slices: between two of them rows of metrics, checkpoints, progress, and an ear for an interruption. Where slices end is part of no result;
/// where rows of metrics stand is.
/// </summary>
internal sealed class LearningLoop
{
    /// <summary>Samples between two rows of metrics, which are part of the result.</summary>
    private const int Block = 1000;

    /// <summary>Samples between two looks at the clock and at an interruption; a divisor of <see cref="Block"/>.</summary>
    private const int SmallSlice = 100;

    /// <summary>Learning lasts so many times as long as the save before it, so that saves of a large network cost 5 % at most.</summary>
    private const int RestOfASave = 20;

    private readonly RunFolder _folder;
    private readonly RunOptions _options;
    private readonly long _total;

    /// <summary>A loop over a run.</summary>
    /// <param name="folder">Where rows of metrics go.</param>
    /// <param name="options">How often to save, and what interrupts.</param>
    /// <param name="total">Samples of the whole run.</param>
    public LearningLoop(RunFolder folder, RunOptions options, long total) => (_folder, _options, _total) = (folder, options, total);

    /// <summary>Samples learned so far.</summary>
    public required Func<long> Samples { get; init; }

    /// <summary>Learns so many samples.</summary>
    public required Action<int> Learn { get; init; }

    /// <summary>Names of the metrics.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The metrics now.</summary>
    public required Func<double[]> Statistics { get; init; }

    /// <summary>Saves a checkpoint.</summary>
    public required Action Save { get; init; }

    /// <summary>Whether a slice is as long as a row of metrics, for engines that need some samples to be at their speed.</summary>
    public bool HasLongSlices { get; init; }

    private int Slice => HasLongSlices ? Block : SmallSlice;

    /// <summary>Learns what is left, and says how fast; the last checkpoint is the caller's to save.</summary>
    /// <param name="engine">What learns.</param>
    /// <exception cref="InvalidInputException">metrics.csv lacks rows that the checkpoint counts on.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted, after a checkpoint.</exception>
    public RunSpeed Run(EngineKind engine)
    {
        MetricsLog metrics = _folder.OpenMetrics(Columns);
        RequireRows(metrics);
        long first = Samples(), started = _options.Clock.GetTimestamp(), saved = started;
        TimeSpan pause = _options.CheckpointEvery;
        while (Samples() < _total)
        {
            Learn((int)Math.Min(Slice - Samples() % Slice, _total - Samples()));
            if (Samples() % Block == 0 || Samples() == _total)
                metrics.Append(Samples(), Statistics());
            _options.Progress?.Invoke(new RunProgress("learning", Samples(), _total));
            if (_options.Cancellation.IsCancellationRequested || _options.Clock.GetElapsedTime(saved) > pause)
                (saved, pause) = SaveInBetween();
        }

        return new RunSpeed(engine, _options.Threads, Samples() - first, _options.Clock.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Saves, stops if that was asked for, and says when that was and how long to learn before the next save.</summary>
    private (long Saved, TimeSpan Pause) SaveInBetween()
    {
        long before = _options.Clock.GetTimestamp();
        Save();
        long saved = _options.Clock.GetTimestamp();
        _options.Cancellation.ThrowIfCancellationRequested();
        return (saved, PauseAfter(_options.Clock.GetElapsedTime(before, saved)));
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
        long last = Samples() == _total ? Samples() : Samples() / Block * Block;
        if (metrics.LastSample != last)
            throw new InvalidInputException("checkpoint", $"metrics.csv lacks rows up to sample {last}, which the checkpoint counts on; it was altered. Choose another folder with --out, or delete the checkpoints of this one and use --resume to start again.", _folder.Path);
    }
}
