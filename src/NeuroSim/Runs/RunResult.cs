using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>What a finished run found. Everything here is a function of (experiment, seed, data), on any machine and engine.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="DataSource">The data set used.</param>
/// <param name="Samples">Samples learned.</param>
/// <param name="Accuracy">Linear head on all layers, whole test set, a fraction of 1.</param>
/// <param name="AccuracyPerLayer">Linear head on each layer.</param>
/// <param name="AccuracyPerClass">Per class, of the head on all layers.</param>
/// <param name="StateSha256">SHA-256 of weights and memories.</param>
/// <param name="Counts">What the circuits did while learning.</param>
public sealed record RunResult(
    string Name, ulong Seed, Schedule Schedule, string DataSource, long Samples, double Accuracy, ImmutableArray<double> AccuracyPerLayer,
    ImmutableArray<double> AccuracyPerClass, string StateSha256, OperationCounts Counts)
{
    /// <summary>How far circuits that stepped memories in the model's place were from it; null when none did.</summary>
    public CoSimulationResult? CoSimulation { get; init; }

    /// <summary>What went over the wires between the parts of every layer; empty where nobody counted it.</summary>
    public ImmutableArray<LayerTraffic> Traffic { get; init; } = [];

    /// <summary>Figures of every network of a rule that learns item by item, by name; empty for other rules.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> Figures { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;
}

/// <summary>What went over the wires of one layer of a streaming local rule.</summary>
/// <param name="Messages">Messages that its parts got.</param>
/// <param name="Reduces">Sums over the layer.</param>
/// <param name="Broadcasts">Scalars or bits told to all of its neurons.</param>
public sealed record LayerTraffic(long Messages, long Reduces, long Broadcasts);

/// <summary>Memories that were stepped in a circuit simulator, beside the model.</summary>
/// <param name="Neurons">Layer and number of each neuron, from 1, as "1/5".</param>
/// <param name="Samples">Samples since the run was started or resumed last.</param>
/// <param name="MaxErrorOfSwing">Largest distance of any mean or variance to the model's own path, as a share of that memory's swing.</param>
public sealed record CoSimulationResult(ImmutableArray<string> Neurons, long Samples, double MaxErrorOfSwing);

/// <summary>How fast a run was here; differs from run to run.</summary>
/// <param name="Engine">Engine used.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Samples">Samples learned since the run was started or resumed last.</param>
/// <param name="TrainSeconds">Time they took.</param>
public sealed record RunSpeed(EngineKind Engine, int Threads, long Samples, double TrainSeconds)
{
    /// <summary>Samples learned per second, 0 when none were.</summary>
    public double SamplesPerSecond => TrainSeconds > 0 ? Samples / TrainSeconds : 0;
}
