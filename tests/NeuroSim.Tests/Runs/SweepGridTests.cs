using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class SweepGridTests
{
    [Fact]
    public void Points_OfAProduct_LastAxisChangesFastest() =>
        Assert.Equal(["1 8", "1 16", "2 8", "2 16"], Points("head.epochs: [1, 2], head.batch: [8, 16]"));

    [Fact]
    public void Points_OfAZip_GoInStepWhereItsFirstPathStands() =>
        Assert.Equal(
            ["1 0.5 8", "1 0.6 8", "2 0.5 16", "2 0.6 16"],
            Points("head.epochs: [1, 2], head.rate: [0.5, 0.6], head.batch: [8, 16], zip: [head.batch, head.epochs]"));

    [Fact]
    public void Points_OfSamplesAndSeeds_AreCombined()
    {
        string[] points = Points("random: 3, head.rate: { from: 0.1, to: 0.9 }, stream.coherence: { from: 0, to: 1 }, seeds: 2");
        Assert.Equal(6, points.Length);
        Assert.Equal(3, points.Select(point => point[..point.LastIndexOf(' ')]).Distinct().Count());
        Assert.EndsWith(" 42", points[0], StringComparison.Ordinal);
        Assert.EndsWith(" 43", points[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_AreAFunctionOfTheSeed()
    {
        const string sweep = "random: 20, head.rate: { from: 1e-4, to: 1, scale: log }";
        Assert.Equal(Points(sweep), Points(sweep));
        Assert.NotEqual(Points(sweep), Points(sweep, seed: 43));
        Assert.Equal(Points(sweep)[..10], Points(sweep.Replace("20", "10", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public void LatinHypercube_HasOneSampleInEachPartOfEachRange(int count)
    {
        string[] points = Points($"latinHypercube: {count}, hardware.memory.leakReference: {{ from: 0, to: 1 }}, head.rate: {{ from: 1e-6, to: 1, scale: log }}");
        for (int axis = 0; axis < 2; axis++)
        {
            double[] shares = [.. points.Select(point => Share(double.Parse(point.Split(' ')[axis], System.Globalization.CultureInfo.InvariantCulture), axis == 1))];
            Assert.Equal(Enumerable.Range(0, count), shares.Select(share => Math.Min(count - 1, (int)(share * count))).Order());
        }

        static double Share(double value, bool log) => log ? (Math.Log10(value) + 6) / 6 : value;
    }

    [Fact]
    public void RandomSamples_FillTheRangeEvenly()
    {
        double[] drawn = [.. Points("random: 4000, hardware.memory.leakReference: { from: 2, to: 4 }").Select(point => double.Parse(point, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.All(drawn, value => Assert.InRange(value, 2, 4));
        Assert.InRange(drawn.Average(), 3 - 0.04, 3 + 0.04); // four standard errors of 2 / sqrt(12) / sqrt(4000)
        Assert.All(Enumerable.Range(0, 10), part => Assert.InRange(drawn.Count(value => (int)((value - 2) * 5) == part), 320, 480));
    }

    [Fact]
    public void WholeSamples_AreWholeAndInside() =>
        Assert.All(Points("latinHypercube: 200, head.batch: { from: 1, to: 64, scale: log, whole: true }"), point => Assert.InRange(int.Parse(point, System.Globalization.CultureInfo.InvariantCulture), 1, 64));

    private static string[] Points(string entries, ulong seed = 42)
    {
        SweepSettings sweep = ExperimentText.Parse($"{{ name: a, seed: {seed}, sweep: {{ {entries} }} }}").Sweep;
        var grid = new SweepGrid(sweep, seed);
        return [.. Enumerable.Range(0, grid.Points).Select(point => string.Join(' ', grid.ValuesOf(point)))];
    }
}
