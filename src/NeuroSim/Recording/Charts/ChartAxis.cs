using NeuroSim.Numerics;

namespace NeuroSim.Recording.Charts;

/// <summary>One direction of a chart. Values are in the SI base unit; whoever draws puts a prefix before it.</summary>
/// <param name="Title">What is measured, without its unit.</param>
/// <param name="Unit">The unit of the values.</param>
public sealed record ChartAxis(string Title, Unit Unit = Unit.None)
{
    /// <summary>Whether equal ratios are equally far apart; the values must then be above 0.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether values are shares of 1 that are written in percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Fixed lower end; null: from the values.</summary>
    public double? Least { get; init; }

    /// <summary>Fixed upper end; null: from the values.</summary>
    public double? Most { get; init; }

    /// <summary>Refuses a value the axis has no place for.</summary>
    /// <exception cref="ArgumentException">Not finite, or not above 0 on a logarithmic axis.</exception>
    internal double Check(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A chart has no place for {value} ({Title}); leave the point out.", nameof(value));
        return IsLogarithmic && value <= 0
            ? throw new ArgumentException($"A logarithmic axis ({Title}) has no place for {value}.", nameof(value))
            : value;
    }
}
