using NeuroSim.Networks;

namespace NeuroSim.Engines.Batch;

/// <summary>What all items of work on a batch share.</summary>
/// <param name="Input">The batch.</param>
/// <param name="First">Number of its first sample.</param>
/// <param name="From">First layer that learns.</param>
/// <param name="To">Behind the last layer that learns.</param>
/// <param name="Passes">Passes of the batch through the network.</param>
/// <param name="Step">The update.</param>
internal readonly record struct BatchRound(BatchInput Input, long First, int From, int To, int Passes, BatchStep Step);

/// <summary>
/// A rule as phases of independent items: threads take items of a phase in any order and meet before the next phase.
/// </summary>
internal interface IBatchRule
{
    /// <summary>Phases of a batch.</summary>
    int Phases { get; }

    /// <summary>What a checkpoint holds beyond the layers' state.</summary>
    IEnumerable<(string Name, Numerics.AlignedFloats Values)> Sections { get; }

    /// <summary>What there is to watch while it learns.</summary>
    RunningMeans Metrics => RunningMeans.None;

    /// <summary>What circuits would have done for so many samples, weights' writes not counted.</summary>
    OperationCounts Counts(Network network, long samples) => Encoder.Counts(network, samples);

    /// <summary>Items of a phase.</summary>
    int Items(int phase, in BatchRound round);

    /// <summary>Does one item.</summary>
    /// <param name="phase">Phase.</param>
    /// <param name="item">Item, from 0.</param>
    /// <param name="round">The batch.</param>
    /// <param name="room">Room for 8 rows of a gradient, the thread's own.</param>
    void Do(int phase, int item, in BatchRound round, Span<float> room);
}
