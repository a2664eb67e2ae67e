using NeuroSim.Costs;

namespace NeuroSim.Runs.Reports;

/// <summary>One point of a sweep, as a row of <c>points.csv</c> has it.</summary>
/// <param name="Index">Row, from 0.</param>
/// <param name="Number">Its number, which names its folder.</param>
/// <param name="Settings">The swept settings in words.</param>
/// <param name="Status">done, failed or missing.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record SweepPoint(int Index, int Number, string Settings, string Status, string Error)
{
    /// <summary>Share of the test images, null unless it is done.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Joules per neuron and learning sample; null when there is no price.</summary>
    public PriceRange? EnergyJoules { get; init; }

    /// <summary>m2 per neuron; null when there is no price.</summary>
    public double? AreaSquareMeters { get; init; }

    /// <summary>Shortest period in seconds.</summary>
    public double? PeriodSeconds { get; init; }

    /// <summary>Bits per neuron.</summary>
    public double? FootprintBits { get; init; }

    /// <summary>Whether the process can make it and the period is long enough for the schedule.</summary>
    public bool IsFeasible { get; init; }

    /// <summary>Whether it has everything that points are compared by.</summary>
    public bool IsPriced => Accuracy is not null && EnergyJoules is not null && AreaSquareMeters is not null;
}
