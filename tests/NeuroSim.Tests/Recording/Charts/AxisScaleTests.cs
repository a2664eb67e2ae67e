using System.Collections.Immutable;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Tests.Recording.Charts;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(0, 1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(0, 10, new double[] { 0, 2, 4, 6, 8, 10 })]
    [InlineData(-3, 3, new double[] { -3, -2, -1, 0, 1, 2, 3 })]
    [InlineData(0.951, 0.964, new[] { 0.952, 0.954, 0.956, 0.958, 0.96, 0.962, 0.964 })]
    [InlineData(0, 60000, new double[] { 0, 10000, 20000, 30000, 40000, 50000, 60000 })]
    public void LinearTicks_AreMultiplesOfOneTwoOrFive(double least, double most, double[] expected) =>
        Assert.Equal(expected, AxisScale.LinearTicks(least, most).Select(tick => Math.Round(tick, 9)));

    [Theory]
    [InlineData(1, 1000, new double[] { 1, 10, 100, 1000 })]
    [InlineData(1, 30, new double[] { 1, 2, 5, 10, 20 })]
    [InlineData(3, 40, new double[] { 5, 10, 20 })]
    [InlineData(1e-15, 1e15, new[] { 1e-12, 1e-8, 1e-4, 1, 1e4, 1e8, 1e12 })]
    public void LogarithmicTicks_AreDecadesOrTheirParts(double least, double most, double[] expected) =>
        Assert.Equal(expected, AxisScale.LogarithmicTicks(least, most));

    [Fact]
    public void Ticks_OverManyRanges_AreFewInsideAndAscending()
    {
        for (int power = -20; power <= 20; power++)
        {
            foreach (double factor in (double[])[1.1, 1.5, 2, 3.3, 7, 9.99])
            {
                double least = Math.Pow(10, power), most = least * factor;
                double[] linear = [.. AxisScale.LinearTicks(least, most)];
                Assert.InRange(linear.Length, 3, 10);
                Assert.All(linear, tick => Assert.InRange(tick, least * 0.999999, most * 1.000001));
                Assert.Equal(linear.Order(), linear);
            }
        }
    }

    [Fact]
    public void Labels_OfALinearAxis_ShareAPrefixThatTheTitleNames()
    {
        AxisScale scale = AxisScale.For(new ChartAxis("energy", Unit.Joule), [0, 12.3e-12], fromZero: true);

        Assert.Equal("energy (pJ)", scale.Title);
        Assert.Equal(["0", "2", "4", "6", "8", "10", "12"], Labels(scale));
    }

    [Fact]
    public void Labels_OfALogarithmicAxis_HaveTheirOwnPrefixes()
    {
        AxisScale scale = AxisScale.For(new ChartAxis("resistance", Unit.Ohm) { IsLogarithmic = true }, [1e6, 1e9]);

        Assert.Equal("resistance", scale.Title);
        Assert.Equal(["1 MΩ", "10 MΩ", "100 MΩ", "1 GΩ"], Labels(scale));
    }

    [Fact]
    public void Labels_OfAnArea_AreSquareMicrometres()
    {
        AxisScale scale = AxisScale.For(new ChartAxis("area", Unit.SquareMeter), [0, 350e-12], fromZero: true);

        Assert.Equal("area (µm²)", scale.Title);
        Assert.Equal("300", scale.Ticks[^2].Label);
    }

    [Fact]
    public void Labels_OfAShare_ArePercentAndStayBelowAHundred()
    {
        AxisScale scale = AxisScale.For(new ChartAxis("accuracy") { IsShare = true }, [0.4, 1]);

        Assert.Equal(("accuracy (%)", 1), (scale.Title, scale.Most));
        Assert.Equal("100", scale.Ticks[^1].Label);
    }

    [Theory]
    [InlineData(false, new double[0])]
    [InlineData(true, new double[0])]
    [InlineData(false, new[] { 5.0 })]
    [InlineData(false, new[] { 0.0, 0, 0 })]
    [InlineData(false, new[] { -7.0 })]
    [InlineData(true, new[] { 1e-12 })]
    public void Scale_OfDegenerateValues_HasARange(bool isLogarithmic, double[] values)
    {
        AxisScale scale = AxisScale.For(new ChartAxis("x") { IsLogarithmic = isLogarithmic }, values);

        Assert.True(scale.Least < scale.Most);
        Assert.NotEmpty(scale.Ticks);
        Assert.All(values, value => Assert.InRange(scale.At(value), 0, 1));
    }

    [Fact]
    public void Palettes_StayApart()
    {
        ImmutableArray<string> colours = [.. Enumerable.Range(0, ChartPalette.Count).Select(ChartPalette.Series)];
        Assert.Equal(colours.Length, colours.Distinct().Count());
        double[] lightness = [.. Enumerable.Range(0, 11).Select(i => ChartPalette.Value(i / 10.0)).Select(c => 0.299 * c.R + 0.587 * c.G + 0.114 * c.B)];
        Assert.Equal(lightness.Order(), lightness);
        Assert.Equal((247, 247, 247), ChartPalette.Diverging(0));
    }

    private static IEnumerable<string> Labels(AxisScale scale) => scale.Ticks.Select(tick => tick.Label);
}
