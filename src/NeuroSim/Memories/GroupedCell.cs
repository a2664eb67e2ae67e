using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// Cells of several kinds of pace in one layer: its neurons are split into as many groups of (nearly) equal size as there are cells, in order. Where one
/// number is asked for, it is the mean over the groups.
/// </summary>
public sealed record GroupedCell : MemoryCell
{
    /// <summary>Groups of <paramref name="cells"/>, at least one; they differ in pace alone, so noise and rounding are those of the first.</summary>
    public GroupedCell(ImmutableArray<MemoryCell> cells)
        : base(cells[0]) => Cells = cells;

    /// <summary>The cell of each group.</summary>
    public ImmutableArray<MemoryCell> Cells { get; }

    /// <inheritdoc/>
    public override ImmutableArray<MemoryCell> Groups => Cells;

    /// <inheritdoc/>
    public override ImmutableArray<double> Capacitors => Cells[0].Capacitors;

    /// <inheritdoc/>
    public override FixedPoint Format => Cells[0].Format;

    /// <inheritdoc/>
    public override CellStep StepOver(double seconds, CellMismatch mismatch = default)
    {
        CellStep[] steps = [.. Cells.Select(cell => cell.StepOver(seconds, mismatch))];
        return new CellStep(
            steps.Average(step => step.Retention), steps.Average(step => step.Gain), steps.Average(step => step.Offset), steps.Average(step => step.NoiseDeviation));
    }

    /// <inheritdoc/>
    public override StepEnergy EnergyOver(double seconds, double input, double value)
    {
        StepEnergy[] steps = [.. Cells.Select(cell => cell.EnergyOver(seconds, input, value))];
        return new StepEnergy(steps.Average(step => step.DrawnJoules), steps.Average(step => step.LostJoules), steps.Average(step => step.StoredJoules));
    }

    /// <inheritdoc/>
    public override double MeanLossJoules(double seconds, double variance) => Cells.Average(cell => cell.MeanLossJoules(seconds, variance));

    /// <summary>Whether both hold equal cells in the same order.</summary>
    public bool Equals(GroupedCell? other) => other is not null && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => Cells.Aggregate(0, (hash, cell) => HashCode.Combine(hash, cell));
}
