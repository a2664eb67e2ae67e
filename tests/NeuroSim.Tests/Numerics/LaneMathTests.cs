using MathNet.Numerics.Distributions;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>The error bounds that the documentation of <see cref="LaneMath"/> states, measured against double precision over the whole float range.</summary>
public sealed class LaneMathTests
{
    private static readonly float[] Range = FloatSamples.Sweep(4099);

    [Fact]
    public void Exp_InRange_WithinItsBound() =>
        Assert.InRange(WorstRelative(x => LaneMath.Exp(x), Math.Exp, x => x is >= -87 and <= 88), 0, 2e-7);

    [Theory]
    [InlineData(88.5f, 88f)]
    [InlineData(float.PositiveInfinity, 88f)]
    [InlineData(-87.5f, -87f)]
    [InlineData(float.NegativeInfinity, -87f)]
    public void Exp_BeyondTheRange_ValueAtItsEnd(float x, float end) =>
        Assert.Equal(LaneMath.Exp(new FloatLane(end)), LaneMath.Exp(new FloatLane(x)));

    [Fact]
    public void Tanh_AllFloats_WithinItsBound() =>
        Assert.InRange(WorstRelative(x => LaneMath.Tanh(x), Math.Tanh, float.IsNormal), 0, 5e-7);

    [Fact]
    public void Sigmoid_AboveMinus80_WithinItsBound() =>
        Assert.InRange(WorstRelative(x => LaneMath.Sigmoid(x), x => 1 / (1 + Math.Exp(-x)), x => x > -80), 0, 5e-7);

    [Fact]
    public void NormalDistribution_AllFloats_WithinItsBound() =>
        Assert.InRange(WorstAbsolute(x => LaneMath.Normal(x).Distribution, x => Normal.CDF(0, 1, x)), 0, 3e-7);

    [Fact]
    public void NormalDensity_AllFloats_WithinTheSameBound() =>
        Assert.InRange(WorstAbsolute(x => LaneMath.Normal(x).Density, x => Normal.PDF(0, 1, x)), 0, 3e-7);

    [Fact]
    public void Functions_Nan_Nan()
    {
        var nan = new FloatLane(float.NaN);
        Assert.All(
            (FloatLane[])[LaneMath.Exp(nan), LaneMath.Tanh(nan), LaneMath.Sigmoid(nan), LaneMath.Normal(nan).Distribution, LaneMath.Normal(nan).Density],
            lane => Assert.True(float.IsNaN(lane.Value)));
    }

    [Fact]
    public void Tanh_Odd_ExactlySo()
    {
        foreach (float x in Range)
        {
            if (!float.IsNaN(x))
                Assert.Equal(-LaneMath.Tanh(new FloatLane(x)).Value, LaneMath.Tanh(new FloatLane(-x)).Value);
        }
    }

    private static double WorstRelative(Func<FloatLane, FloatLane> function, Func<double, double> exact, Func<float, bool> applies)
    {
        double worst = 0;
        foreach (float x in Range)
        {
            if (!float.IsFinite(x) || x == 0 || !applies(x))
                continue;
            double expected = exact(x);
            worst = Math.Max(worst, Math.Abs((function(new FloatLane(x)).Value - expected) / expected));
        }

        return worst;
    }

    private static double WorstAbsolute(Func<FloatLane, FloatLane> function, Func<double, double> exact)
    {
        double worst = 0;
        foreach (float x in Range)
        {
            if (float.IsFinite(x))
                worst = Math.Max(worst, Math.Abs(function(new FloatLane(x)).Value - exact(x)));
        }

        return worst;
    }
}
