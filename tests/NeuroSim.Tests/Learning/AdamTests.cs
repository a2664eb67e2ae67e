using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Learning;

public sealed class AdamTests
{
    /// <summary>Algorithm 1 of the paper in double precision, for lengths around the vector width.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(35)]
    public void Update_TwoHundredSteps_ReferenceInDouble(int length)
    {
        var random = new Philox(3, RandomStream.Digits);
        float[] w = new float[length], first = new float[length], second = new float[length], gradient = new float[length];
        double[] expected = new double[length], m = new double[length], v = new double[length];
        for (int n = 1; n <= 200; n++)
        {
            for (int i = 0; i < length; i++)
            {
                float g = gradient[i] = (float)random.Normal((uint)i, (ulong)n) * MathF.ScaleB(1, -(i % 8));
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                expected[i] -= 1e-3 * (m[i] / (1 - Math.Pow(0.9, n))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, n))) + 1e-8);
            }

            Adam.Update(w, first, second, gradient, AdamStep.Of(1e-3, n));
        }

        for (int i = 0; i < length; i++)
            Assert.Equal(expected[i], w[i], 1e-6);
    }

    [Fact]
    public void Update_FirstStep_AsLongAsTheRate()
    {
        float[] w = [0f], first = [0f], second = [0f];
        Adam.Update(w, first, second, [-0.3f], AdamStep.Of(0.01, 1));
        Assert.Equal(0.01, w[0], 1e-7);
    }

    [Fact]
    public void Update_ZeroGradient_ParametersStand()
    {
        float[] w = [1.5f], first = [0f], second = [0f];
        Adam.Update(w, first, second, [0f], AdamStep.Of(0.01, 1));
        Assert.Equal(1.5f, w[0]);
    }

    /// <summary>Subnormal numbers would stay for good, since the smallest one times 0.9 rounds to itself, and slow every update down.</summary>
    [Fact]
    public void Update_WithoutGradients_MomentsEndAtZeroAndAreNeverSubnormal()
    {
        float[] w = [.. Enumerable.Repeat(1f, 19)], first = [.. Enumerable.Repeat(1e-3f, 19)], second = [.. Enumerable.Repeat(1e-28f, 19)];
        for (int n = 1; n <= 6000; n++)
        {
            Adam.Update(w, first, second, new float[19], AdamStep.Of(1e-3, n));
            Assert.DoesNotContain(first.Concat(second), float.IsSubnormal);
        }

        Assert.All(first.Concat(second), moment => Assert.Equal(0f, moment));
    }

    /// <summary>A gradient so small that its square has no place beside epsilon moves nothing.</summary>
    [Theory]
    [InlineData(1e-18f, true)]
    [InlineData(1e-16f, false)]
    public void Update_AVanishingGradient_CountsAsNone(float gradient, bool vanishes)
    {
        float[] w = new float[17], first = new float[17], second = new float[17];
        Adam.Update(w, first, second, [.. Enumerable.Repeat(gradient, 17)], AdamStep.Of(1, 1));
        Assert.All(w, parameter => Assert.Equal(vanishes, parameter == 0));
    }
}
