using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Crossbars;

public sealed class LateralCrossbarTests
{
    private static readonly Philox Random = new(6, RandomStream.Digits);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void Learn_ThousandSamples_SymmetricWithEmptyDiagonalAndTheRunningCovariance(int neurons)
    {
        const double Beta = 0.995;
        var crossbar = new LateralCrossbar(neurons, (float)Beta);
        double[,] covariance = new double[neurons, neurons];
        for (int t = 0; t < 1000; t++)
        {
            float[] d = Deviations(neurons, t);
            for (int j = 0; j < neurons; j++)
            {
                crossbar.Learn(j, d);
                for (int k = 0; k < neurons; k++)
                    covariance[j, k] = Beta * covariance[j, k] + (1 - Beta) * d[j] * d[k];
            }
        }

        for (int j = 0; j < neurons; j++)
        {
            Assert.Equal(0f, crossbar.Covariance(j, j));
            for (int k = 0; k < neurons; k++)
            {
                Assert.Equal(crossbar.Covariance(k, j), crossbar.Covariance(j, k));
                Assert.Equal(j == k ? 0 : covariance[j, k], crossbar.Covariance(j, k), 1e-4);
            }
        }
    }

    [Fact]
    public void Read_AfterLearning_WeightedSumOfTheCovariances()
    {
        const int Neurons = 33;
        LateralCrossbar crossbar = Learned(Neurons, 200);
        float[] x = Deviations(Neurons, 999);
        for (int j = 0; j < Neurons; j++)
        {
            double expected = Enumerable.Range(0, Neurons).Sum(k => (double)crossbar.Covariance(j, k) * x[k]);
            Assert.Equal(expected, crossbar.Read(j, x), 1e-4);
        }
    }

    [Fact]
    public void ReadThenLearn_OnePass_BitsOfReadAndLearn()
    {
        const int Neurons = 20;
        LateralCrossbar fused = Learned(Neurons, 50), plain = Learned(Neurons, 50);
        float[] d = Deviations(Neurons, 60), x = Deviations(Neurons, 59);
        for (int j = 0; j < Neurons; j++)
        {
            Assert.Equal(plain.Read(j, x), fused.ReadThenLearn(j, d, x));
            plain.Learn(j, d);
            for (int k = 0; k < Neurons; k++)
                Assert.Equal(plain.Covariance(j, k), fused.Covariance(j, k));
        }
    }

    [Fact]
    public void CatchUpThenRead_SeveralSamples_BitsOfLearningEachAndReading()
    {
        const int Neurons = 20, Slots = 8;
        for (int count = 0; count <= 6; count++)
        {
            LateralCrossbar late = Learned(Neurons, 50), plain = Learned(Neurons, 50);
            float[] ring = new float[Slots * plain.Stride], x = Deviations(Neurons, 99);
            for (int t = 50; t < 50 + count; t++)
            {
                Deviations(Neurons, t).CopyTo(ring, t % Slots * plain.Stride);
                for (int j = 0; j < Neurons; j++)
                    plain.Learn(j, Deviations(Neurons, t));
            }

            for (int j = 0; j < Neurons; j++)
            {
                float[] own = [.. x];
                own[j] = 0;
                Assert.Equal(plain.Read(j, x), late.CatchUpThenRead(j, ring, 50, count, own));
                Assert.Equal(0f, late.Covariance(j, j));
            }

            Assert.True(plain.Cells.Span.SequenceEqual(late.Cells.Span));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(-0.5f)]
    [InlineData(float.NaN)]
    public void Constructor_RetentionOutsideItsRange_Refused(float retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LateralCrossbar(3, retention));

    private static LateralCrossbar Learned(int neurons, int samples)
    {
        var crossbar = new LateralCrossbar(neurons, 0.98f);
        for (int t = 0; t < samples; t++)
        {
            for (int j = 0; j < neurons; j++)
                crossbar.Learn(j, Deviations(neurons, t));
        }

        return crossbar;
    }

    /// <summary>Correlated by a shared part, so that covariances are not small.</summary>
    private static float[] Deviations(int neurons, int t)
    {
        float shared = (float)Random.Normal(1000, (ulong)t);
        return [.. Enumerable.Range(0, AlignedFloats.Padded(neurons)).Select(k => k < neurons ? (float)Random.Normal((uint)k, (ulong)t) + shared * (k % 3 - 1) : 0f)];
    }
}
