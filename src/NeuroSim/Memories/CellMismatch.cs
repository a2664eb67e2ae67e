namespace NeuroSim.Memories;

/// <summary>
/// Where one cell lies in the spread of its kind: standard normal numbers, drawn once per neuron and memory. A cell multiplies them with its own standard
/// deviations; all zero is the nominal cell.
/// </summary>
/// <param name="First">Of the part that sets the pace: R, or the sampling capacitor.</param>
/// <param name="Second">Of the capacitor that holds the value.</param>
/// <param name="Offset">Of the input offset.</param>
public readonly record struct CellMismatch(double First, double Second, double Offset)
{
    private const double SmallestFactor = 0.05;

    /// <summary>A part's value over its nominal one: 1 + deviation x draw, at least 0.05.</summary>
    internal static double Factor(double deviation, double draw) => Math.Max(SmallestFactor, 1 + deviation * draw);
}
