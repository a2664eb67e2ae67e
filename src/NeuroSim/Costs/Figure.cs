using NeuroSim.Numerics;

namespace NeuroSim.Costs;

/// <summary>One number of a technology file with what makes it worth believing.</summary>
/// <param name="Range">Values in the SI base unit of <paramref name="Unit"/>, all above 0.</param>
/// <param name="Unit">The unit it was written in, without prefix.</param>
/// <param name="Source">Paper or repository, and what was done to its number; never empty.</param>
/// <param name="Status">How far it can be trusted.</param>
public sealed record Figure(PriceRange Range, Unit Unit, string Source, FigureStatus Status)
{
    /// <summary>The expected value in the SI base unit.</summary>
    public double Typical => Range.Typical;

    /// <summary>The figure for a report: <c>1.33 pJ (0.19 pJ .. 1.67 pJ)</c>.</summary>
    public override string ToString() => Range.Low == Range.High
        ? Quantity.Format(Range.Typical, Unit)
        : $"{Quantity.Format(Range.Typical, Unit)} ({Quantity.Format(Range.Low, Unit)} .. {Quantity.Format(Range.High, Unit)})";
}
