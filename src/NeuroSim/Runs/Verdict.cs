using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>The comparison in one sentence.</summary>
public static class Verdict
{
    /// <summary>Differences below this many points are within the spread of single runs.</summary>
    public const double Noise = 0.3;

    /// <summary>Whether the network learns, what the shift costs, whether pipelining wins it back, and the price.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ScheduleOutcome synchronous = Of(comparison, Schedule.Synchronous), shifted = Of(comparison, Schedule.Shifted), pipelined = Of(comparison, Schedule.Pipelined);
        double gain = Points(synchronous, comparison.UntrainedAccuracy);
        string learns = gain > Noise
            ? $"The network learns with RC memories: {Percent(synchronous.Result.Accuracy)} against {Percent(comparison.UntrainedAccuracy)} untrained"
            : $"The network does not learn: {Percent(synchronous.Result.Accuracy)} against {Percent(comparison.UntrainedAccuracy)} untrained";
        return $"{learns}; {Shift(shifted, synchronous)}, {Pipeline(pipelined, synchronous)}; {Price(synchronous.Estimate)}.";
    }

    private static string Shift(ScheduleOutcome shifted, ScheduleOutcome synchronous)
    {
        double change = Points(shifted, synchronous.Result.Accuracy);
        return Math.Abs(change) <= Noise
            ? $"a lateral signal one sample late changes nothing measurable ({Signed(change)} points)"
            : $"a lateral signal one sample late {(change < 0 ? "costs" : "gains")} {Math.Abs(change).ToString("F1", CultureInfo.InvariantCulture)} points";
    }

    private static string Pipeline(ScheduleOutcome pipelined, ScheduleOutcome synchronous)
    {
        double change = Points(pipelined, synchronous.Result.Accuracy);
        string quality = Math.Abs(change) <= Noise ? $"pipelined writes keep the quality ({Signed(change)})" : $"pipelined writes change it by {Signed(change)}";
        return pipelined.Estimate.Timing is { } fast && synchronous.Estimate.Timing is { } slow
            ? $"{quality} at {(slow.PeriodSeconds / fast.PeriodSeconds).ToString("F1", CultureInfo.InvariantCulture)} x the speed"
            : quality;
    }

    private static string Price(EnergyEstimate estimate)
    {
        PriceRange energy = estimate.Learning.EnergyJoules;
        return $"learning costs about {Quantity.Format(energy.Typical, Unit.Joule)} per neuron and sample ({Quantity.Format(energy.Low, Unit.Joule)} to {Quantity.Format(energy.High, Unit.Joule)})";
    }

    private static ScheduleOutcome Of(Comparison comparison, Schedule schedule) => comparison.Schedules.Single(outcome => outcome.Schedule == schedule);

    private static double Points(ScheduleOutcome outcome, double reference) => 100 * (outcome.Result.Accuracy - reference);

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double points) => points.ToString("+0.0;-0.0;+0.0", CultureInfo.InvariantCulture);
}
