using System.Collections.Immutable;

namespace NeuroSim.Runs.Reports;

/// <summary>Which points of a sweep are worth building: quality against energy and area.</summary>
internal static class ParetoFront
{
    /// <summary>How far below the best accuracy a point may be to count as good, in shares of 1.</summary>
    public const double NearBest = 0.005;

    /// <summary>Slack for decimals that have no exact binary form.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Points that no other beats: none is at least as good in accuracy, energy and area and better in one. The most accurate first.</summary>
    public static ImmutableArray<SweepPoint> Of(IEnumerable<SweepPoint> points)
    {
        SweepPoint[] priced = [.. points.Where(point => point.IsPriced)];
        return [.. priced.Where(point => !priced.Any(other => Beats(other, point))).OrderByDescending(point => point.Accuracy).ThenBy(Joules).ThenBy(point => point.Number)];
    }

    /// <summary>The most accurate point; of equals the cheapest. Null when none is done.</summary>
    public static SweepPoint? Best(IEnumerable<SweepPoint> points) => points.Where(point => point.Accuracy is not null)
        .OrderByDescending(point => point.Accuracy).ThenBy(Joules).ThenBy(point => point.Number).FirstOrDefault();

    /// <summary>The point of least energy (then area) whose accuracy is within <see cref="NearBest"/> of <paramref name="best"/>; null when none has a price.</summary>
    public static SweepPoint? Cheapest(IEnumerable<SweepPoint> points, double best) => points
        .Where(point => point.IsPriced && point.Accuracy >= best - NearBest - Rounding)
        .OrderBy(Joules).ThenBy(point => point.AreaSquareMeters).ThenByDescending(point => point.Accuracy).ThenBy(point => point.Number).FirstOrDefault();

    private static bool Beats(SweepPoint a, SweepPoint b)
    {
        bool noWorse = a.Accuracy >= b.Accuracy && Joules(a) <= Joules(b) && a.AreaSquareMeters <= b.AreaSquareMeters;
        return noWorse && (a.Accuracy > b.Accuracy || Joules(a) < Joules(b) || a.AreaSquareMeters < b.AreaSquareMeters);
    }

    private static double Joules(SweepPoint point) => point.EnergyJoules?.Typical ?? double.PositiveInfinity;
}
