using NeuroSim.Costs;
using NeuroSim.Runs.Reports;

namespace NeuroSim.Tests.Runs.Reports;

public sealed class ParetoFrontTests
{
    [Fact]
    public void Front_IsWhatNothingBeats()
    {
        SweepPoint best = Point(0, 0.96, 30, 9), cheap = Point(1, 0.90, 5, 5), small = Point(2, 0.91, 8, 1), beaten = Point(3, 0.90, 6, 5), twin = Point(4, 0.96, 30, 9);

        Assert.Equal((SweepPoint[])[best, twin, small, cheap], ParetoFront.Of([beaten, cheap, small, best, twin, Point(5, null, 0, 0)]).ToArray());
    }

    [Fact]
    public void Front_OfRandomPoints_IsTheOneOfTheDefinition()
    {
        var random = new Random(7);
        for (int round = 0; round < 50; round++)
        {
            SweepPoint[] points = [.. Enumerable.Range(0, 30).Select(i => Point(i, random.Next(6) / 10.0, random.Next(5), random.Next(5)))];
            var front = ParetoFront.Of(points);
            Assert.All(front, one => Assert.DoesNotContain(points, other => IsBetter(other, one)));
            Assert.All(points.Except(front), one => Assert.Contains(front, other => IsBetter(other, one)));
        }
    }

    [Theory]
    [InlineData(0.955, true)]
    [InlineData(0.9549, false)]
    public void Cheapest_IsWithinHalfAPointOfTheBest(double accuracy, bool isNear)
    {
        SweepPoint best = Point(0, 0.96, 30, 9), rival = Point(1, accuracy, 5, 5);

        Assert.Equal(isNear ? rival : best, ParetoFront.Cheapest([best, rival], best.Accuracy!.Value));
    }

    [Fact]
    public void Cheapest_OfEqualEnergies_IsTheSmaller() =>
        Assert.Equal(2, ParetoFront.Cheapest([Point(1, 0.96, 5, 9), Point(2, 0.958, 5, 4)], 0.96)!.Number);

    [Fact]
    public void Nothing_HasNoBest()
    {
        Assert.Null(ParetoFront.Best([Point(0, null, 1, 1)]));
        Assert.Null(ParetoFront.Cheapest([], 0.9));
        Assert.Empty(ParetoFront.Of([]));
    }

    private static bool IsBetter(SweepPoint a, SweepPoint b) =>
        a.Accuracy >= b.Accuracy && a.EnergyJoules!.Value.Typical <= b.EnergyJoules!.Value.Typical && a.AreaSquareMeters <= b.AreaSquareMeters
        && (a.Accuracy, a.EnergyJoules!.Value.Typical, a.AreaSquareMeters) != (b.Accuracy, b.EnergyJoules!.Value.Typical, b.AreaSquareMeters);

    private static SweepPoint Point(int number, double? accuracy, double joules, double area) => new(number, number, "", accuracy is null ? "failed" : "done", "")
    {
        Accuracy = accuracy,
        EnergyJoules = accuracy is null ? null : PriceRange.Exactly(joules),
        AreaSquareMeters = accuracy is null ? null : area,
    };
}
