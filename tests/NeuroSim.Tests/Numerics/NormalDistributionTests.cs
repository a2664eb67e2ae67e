using MathNet.Numerics.Distributions;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class NormalDistributionTests
{
    [Fact]
    public void Quantile_AllRegions_EqualsMathNet()
    {
        foreach (double p in Probabilities())
        {
            double expected = Normal.InvCDF(0, 1, p), actual = NormalDistribution.Quantile(p);
            Assert.True(Math.Abs(actual - expected) <= 1e-13 * Math.Abs(expected), $"p = {p:R}: {actual:R}, not {expected:R}");
        }
    }

    [Fact]
    public void Quantile_Half_Zero() => Assert.Equal(0, NormalDistribution.Quantile(0.5));

    [Fact]
    public void Quantile_ExactMirror_OppositeSign()
    {
        for (int k = 1; k <= 50; k++)
        {
            double p = Math.ScaleB(1, -k);
            Assert.Equal(-NormalDistribution.Quantile(p), NormalDistribution.Quantile(1 - p));
        }
    }

    [Fact]
    public void Quantile_RisingProbability_NeverFalls()
    {
        double before = double.NegativeInfinity;
        for (int i = 1; i < 200_000; i++)
        {
            double x = NormalDistribution.Quantile(i / 200_000.0);
            Assert.True(x >= before, $"at {i}");
            before = x;
        }
    }

    [Fact]
    public void Log_NormalNumbersOfAllExponents_EqualsMathLog()
    {
        var random = new Philox(1, RandomStream.Digits);
        for (int exponent = -1022; exponent <= 1023; exponent++)
        {
            for (uint i = 0; i < 8; i++)
            {
                double x = Math.ScaleB(1 + random.Uniform(i, (ulong)(exponent + 2000)), exponent);
                double expected = Math.Log(x), actual = NormalDistribution.Log(x);
                Assert.True(Math.Abs(actual - expected) <= 4e-16 * Math.Max(Math.Abs(expected), 1e-3), $"x = {x:R}: {actual:R}, not {expected:R}");
            }
        }
    }

    private static IEnumerable<double> Probabilities()
    {
        for (int i = 1; i < 4000; i++)
        {
            // At p = 0.5 the quantile is 0 and a relative error means nothing.
            if (i != 2000)
                yield return i / 4000.0;
        }

        for (double p = 1e-3; p > 1e-300; p *= 0.37)
            yield return p;
        for (double q = 1e-3; q > 1e-15; q *= 0.37)
            yield return 1 - q;
        foreach (double edge in (double[])[0.075, 0.925, Math.Exp(-25)])
        {
            yield return Math.BitDecrement(edge);
            yield return edge;
            yield return Math.BitIncrement(edge);
        }
    }
}
