namespace NeuroSim.Memories;

/// <summary>
/// The circuit that squares z - m for the variance cell: (1 + gain error) (z - m)^2 + offset, both errors drawn once per neuron.
/// </summary>
/// <param name="GainSpread">Relative standard deviation of the gain from neuron to neuron, 0 .. 0.5.</param>
/// <param name="OffsetSpread">Standard deviation of the offset from neuron to neuron, in model units squared, 0 .. 100.</param>
public sealed record Squarer(double GainSpread, double OffsetSpread)
{
    /// <summary>An exact one.</summary>
    public static Squarer Exact { get; } = new(0, 0);

    /// <summary>The step of a cell that is driven through this squarer.</summary>
    /// <param name="step">The cell's own step.</param>
    /// <param name="gainDraw">Standard normal.</param>
    /// <param name="offsetDraw">Standard normal.</param>
    internal CellStep Before(CellStep step, double gainDraw, double offsetDraw) => step with
    {
        Gain = step.Gain * CellMismatch.Factor(GainSpread, gainDraw),
        Offset = step.Offset + step.Gain * OffsetSpread * offsetDraw,
    };
}
