using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Learning;

public sealed class RmsPropTests
{
    /// <summary>The formula in double precision, for lengths around the vector width.</summary>
    [Theory]
    [InlineData(1, 0f)]
    [InlineData(15, 0.9f)]
    [InlineData(16, 0f)]
    [InlineData(35, 0.9f)]
    [InlineData(35, 0f)]
    public void Update_TwoHundredSteps_ReferenceInDouble(int length, float momentum)
    {
        var random = new Philox(3, RandomStream.Digits);
        float[] w = new float[length], first = new float[momentum > 0 ? length : 0], second = new float[length], gradient = new float[length];
        double[] expected = new double[length], m = new double[length], v = new double[length];
        for (int n = 1; n <= 200; n++)
        {
            for (int i = 0; i < length; i++)
            {
                float g = gradient[i] = (float)random.Normal((uint)i, (ulong)n) * MathF.ScaleB(1, -(i % 8));
                m[i] = momentum * m[i] + (1 - momentum) * g;
                v[i] = 0.99 * v[i] + 0.01 * g * g;
                expected[i] -= 1e-3 * m[i] / (Math.Sqrt(v[i]) + 1e-8);
            }

            RmsProp.Update(w, first, second, gradient, 1e-3f, momentum);
        }

        for (int i = 0; i < length; i++)
            Assert.Equal(expected[i], w[i], 2e-6);
    }

    [Fact]
    public void Update_FirstStep_TenTimesTheRate()
    {
        float[] w = [0f], second = [0f];
        RmsProp.Update(w, [], second, [-0.3f], 0.001f, 0);
        Assert.Equal(0.01, w[0], 1e-7);
    }

    [Fact]
    public void Update_ZeroGradient_ParametersStandAndMeanSquaresFade()
    {
        float[] w = [1.5f], second = [2f];
        RmsProp.Update(w, [], second, [0f], 0.001f, 0);
        Assert.Equal((1.5f, 0.99f * 2f), (w[0], second[0]));
    }

    [Fact]
    public void Rate_WithoutAWord_IsTheUsualOneOfTheKind()
    {
        Assert.Equal((0.01f, 0.001f), (new LeakySettings().Rate, new LeakySettings { Descent = DescentKind.RmsProp }.Rate));
        Assert.Equal((0.01f, 0.001f), (new LstmSettings().Rate, new LstmSettings { Descent = DescentKind.RmsProp }.Rate));
        Assert.Equal(0.5f, new LstmSettings { Rate = 0.5f, Descent = DescentKind.RmsProp }.Rate);
    }
}
