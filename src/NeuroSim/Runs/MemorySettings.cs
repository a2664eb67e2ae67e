using System.Collections.Immutable;
using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>The leaky integrators of an experiment: one cell for all, and what differs in one of them.</summary>
/// <param name="Shared">The cell of every memory that has no entry of its own.</param>
/// <param name="Mean">The cell of the running mean m; null: <paramref name="Shared"/>.</param>
/// <param name="Variance">The cell of the running variance v; null: <paramref name="Shared"/>.</param>
/// <param name="Lateral">The time constant of the lateral weights; null: that of <paramref name="Shared"/>.</param>
public sealed record MemorySettings(RcMemory Shared, RcMemory? Mean, RcMemory? Variance, MemoryTime? Lateral)
{
    /// <summary>Neurons whose mean and variance are stepped in a circuit simulator, as "1/5 2/1" (layer and number, from 1); empty for none.</summary>
    public string CoSimulated { get; init; } = "";

    /// <summary>The same, one by one.</summary>
    public ImmutableArray<string> CoSimulatedNeurons => [.. CoSimulated.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The cell of the running mean for a sample period in seconds.</summary>
    public RcCell MeanCell(double periodSeconds) => (Mean ?? Shared).Cell(periodSeconds);

    /// <summary>The cell of the running variance for a sample period in seconds.</summary>
    public RcCell VarianceCell(double periodSeconds) => (Variance ?? Shared).Cell(periodSeconds);

    /// <summary>The time constant of the lateral weights.</summary>
    public MemoryTime LateralTime => Lateral ?? Shared.Time;
}
