using System.Collections.Immutable;

namespace NeuroSim.Circuits.Spice;

/// <summary>
/// ngspice through its shared library, inside a worker process that is thrown away when the library gave up, took too long, or has simulated many
/// decks: a deck costs milliseconds, and sources can be driven in lock-step.
/// </summary>
public sealed class NgspiceLibrary : ILockStepSimulator
{
    private const int DecksPerWorker = 10_000;

    private WorkerProcess? _worker;

    /// <inheritdoc/>
    public string Name => "ngspice (shared library)";

    /// <summary>Whether library and worker are on this machine.</summary>
    public static bool IsInstalled => NgspiceNative.IsInstalled && WorkerProcess.CanStart;

    /// <summary>Memory of the worker in bytes; 0 without one.</summary>
    public long WorkerBytes => _worker?.WorkingSet ?? 0;

    /// <inheritdoc/>
    public SpiceResult Run(SpiceDeck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        WorkerProcess worker = Worker();
        WorkerAnswer? answer = Guarded(worker, deck, () =>
        {
            new WorkerRequest(deck.Netlist.Lines, deck.Vectors, [], 0, 0).Write(worker.Writer);
            return WorkerAnswer.Read(worker.Reader);
        });
        return ResultOf(answer!, deck);
    }

    /// <inheritdoc/>
    public ILockStep StartLockStep(SpiceDeck deck, IReadOnlyList<string> sources, double stepSeconds, long steps)
    {
        ArgumentNullException.ThrowIfNull(deck);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        WorkerProcess worker = Worker();
        Guarded(worker, deck, () =>
        {
            new WorkerRequest(deck.Netlist.Lines, deck.Vectors, [.. sources.Select(name => name.ToLowerInvariant())], stepSeconds, steps).Write(worker.Writer);
            return (WorkerAnswer?)null;
        });
        _worker = null; // the session owns it; another deck gets another worker
        return new LockStep(this, worker, deck, steps);
    }

    /// <inheritdoc/>
    public void Dispose() => Discard();

    private WorkerProcess Worker()
    {
        if (_worker is { Decks: >= DecksPerWorker })
            Discard();
        _worker ??= new WorkerProcess();
        _worker.Decks++;
        return _worker;
    }

    private void Discard()
    {
        _worker?.Dispose();
        _worker = null;
    }

    /// <summary>Waits for a worker no longer than the deck's limit; whatever goes wrong with the worker ends it.</summary>
    private T Guarded<T>(WorkerProcess worker, SpiceDeck deck, Func<T> exchange)
    {
        using var watchdog = new WorkerWatchdog(worker, deck.Limit);
        try
        {
            return exchange();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            watchdog.Dispose();
            worker.Dispose();
            _worker = _worker == worker ? null : _worker;
            throw watchdog.HasKilled
                ? new SpiceException(Name, $"the deck {deck.Netlist.Name} took longer than {deck.Limit.TotalSeconds} s")
                : new SpiceException(Name, $"the worker process ended while it simulated {deck.Netlist.Name}: {error.Message}");
        }
    }

    private SpiceResult ResultOf(WorkerAnswer answer, SpiceDeck deck)
    {
        if (answer.Problem is { } problem)
        {
            Discard(); // a library that met a bad deck may answer the next one wrongly
            throw new SpiceException(Name, $"{problem} ({deck.Netlist.Name})", answer.Messages);
        }

        var vectors = deck.Vectors.Zip(answer.Vectors).ToImmutableDictionary(pair => pair.First, pair => pair.Second.ToImmutableArray());
        return new SpiceResult([.. answer.Time], vectors).Checked(deck, Name, answer.Messages);
    }

    private sealed class LockStep(NgspiceLibrary owner, WorkerProcess worker, SpiceDeck deck, long steps) : ILockStep
    {
        private long _taken;

        public void Advance(ReadOnlySpan<double> volts, Span<double> values)
        {
            if (_taken == steps)
                throw new SpiceException(owner.Name, $"all {steps} steps of {deck.Netlist.Name} have been taken");
            double[] driven = volts.ToArray();
            double[] read = owner.Guarded(worker, deck, () => Exchange(driven));
            read.CopyTo(values);
            _taken++;
        }

        public void Dispose() => worker.Dispose();

        private double[] Exchange(double[] driven)
        {
            foreach (double volt in driven)
                worker.Writer.Write(volt);
            worker.Writer.Flush();
            if (WorkerAnswer.Read(worker.Reader) is { } ended)
                throw new SpiceException(owner.Name, ended.Problem ?? "the transient ended early", ended.Messages);
            double[] read = new double[deck.Vectors.Length];
            for (int i = 0; i < read.Length; i++)
                read[i] = worker.Reader.ReadDouble();
            return read;
        }
    }
}
