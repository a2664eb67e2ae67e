using System.Collections.Immutable;
using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>The memories of an experiment's neurons: one cell for mean and variance, and what differs in one of them.</summary>
/// <param name="Shared">The cell of every memory that has no entry of its own.</param>
/// <param name="Mean">The cell of the running mean m; null: <paramref name="Shared"/>.</param>
/// <param name="Variance">The cell of the running variance v; null: <paramref name="Shared"/>.</param>
/// <param name="Lateral">The time constant of the lateral weights; null: that of <paramref name="Shared"/>.</param>
public sealed record MemorySettings(CellSettings Shared, CellSettings? Mean, CellSettings? Variance, MemoryTime? Lateral)
{
    /// <summary>The memory of the previous activation.</summary>
    public PreviousSettings Previous { get; init; } = new();

    /// <summary>What squares z - m for the variance cell.</summary>
    public Squarer Squarer { get; init; } = Squarer.Exact;

    /// <summary>Neurons whose mean and variance are stepped in a circuit simulator, as "1/5 2/1" (layer and number, from 1); empty for none.</summary>
    public string CoSimulated { get; init; } = "";

    /// <summary>The same, one by one.</summary>
    public ImmutableArray<string> CoSimulatedNeurons => [.. CoSimulated.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What the running mean is kept in.</summary>
    public CellSettings OfMean => Mean ?? Shared;

    /// <summary>What the running variance is kept in.</summary>
    public CellSettings OfVariance => Variance ?? Shared;

    /// <summary>The cell of the running mean for a sample period in seconds.</summary>
    public MemoryCell MeanCell(double periodSeconds) => OfMean.Cell(periodSeconds);

    /// <summary>The cell of the running variance for a sample period in seconds.</summary>
    public MemoryCell VarianceCell(double periodSeconds) => OfVariance.Cell(periodSeconds);

    /// <summary>The time constant of the lateral weights, which are RC cells whatever the neuron's memories are.</summary>
    public MemoryTime LateralTime(double periodSeconds) => Lateral
        ?? (Shared.Kind == CellKind.Rc ? Shared.Time : MemoryTime.OfRetention(Shared.RetentionOver(periodSeconds), Shared.Time.CapacitanceFarads));
}
