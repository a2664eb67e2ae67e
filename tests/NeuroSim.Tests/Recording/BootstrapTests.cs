using NeuroSim.Recording;

namespace NeuroSim.Tests.Recording;

public sealed class BootstrapTests
{
    /// <summary>The deviation of the mean of n values drawn with repetition is their own, with n in the denominator, over the root of n.</summary>
    [Fact]
    public void Deviation_IsThatOfDrawsWithRepetition()
    {
        double[] values = [1, 2, 4, 8, 16, 32, 5, 6];
        double mean = values.Average(), own = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        var bootstrap = new Bootstrap(values.Length, 7);
        Assert.Equal(own / Math.Sqrt(values.Length), bootstrap.Deviation(values), own / Math.Sqrt(values.Length) * 0.03);
        Assert.Equal(mean, bootstrap.Means(values).Average(), 0.1);
    }

    [Fact]
    public void Means_OfTwoFigures_ShareTheirDraws()
    {
        var bootstrap = new Bootstrap(5, 7);
        double[] one = bootstrap.Means([1, 2, 3, 4, 5]), other = bootstrap.Means([2, 3, 4, 5, 6]);
        Assert.All(one.Zip(other), pair => Assert.Equal(1, pair.Second - pair.First, 1e-12));
        Assert.Equal(one, new Bootstrap(5, 7).Means([1, 2, 3, 4, 5]));
    }

    [Fact]
    public void OneRun_HasNoDeviation() => Assert.Equal(0, new Bootstrap(1, 3).Deviation([4.5]));
}
