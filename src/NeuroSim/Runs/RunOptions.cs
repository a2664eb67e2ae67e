using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>How to run an experiment on this machine; nothing here changes the result.</summary>
/// <param name="Engine">Which engine.</param>
/// <param name="Threads">Threads, at least 1.</param>
/// <param name="Progress">Told about progress after every slice of samples; may be null.</param>
/// <param name="Clock">For speeds, and for when to save a checkpoint.</param>
/// <param name="Cancellation">Ends the run after the current slice, after saving a checkpoint.</param>
public sealed record RunOptions(
    EngineKind Engine, int Threads, Action<RunProgress>? Progress, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>Makes what steps the memories of a co-simulated neuron, given its layer and number from 0; null where there is no circuit simulator to ask.</summary>
    public Func<Network, int, int, IMemoryStepper>? Memories { get; init; }

    /// <summary>Least time between two checkpoints; what a kill can cost. Where a save takes long, twenty times that time; zero: after every slice.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Where a run is.</summary>
/// <param name="Stage">"learning" or "measuring".</param>
/// <param name="Done">Samples learned, or stages of the measurement done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct RunProgress(string Stage, long Done, long Total);
