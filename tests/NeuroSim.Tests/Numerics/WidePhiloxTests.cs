using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class WidePhiloxTests
{
    [Theory]
    [InlineData(1UL, 0u, 0UL, 0u)]
    [InlineData(42UL, 70000u, 123456789012UL, 48u)]
    [InlineData(ulong.MaxValue, uint.MaxValue, (1UL << 40) - 1, (1u << 24) - 16)]
    public void Block_AnyCounter_WordsOfTheScalarGenerator(ulong seed, uint entity, ulong tick, uint group)
    {
        var scalar = new Philox(seed, RandomStream.DeviceWrite);
        WideWords words = new WidePhilox(seed, RandomStream.DeviceWrite).Block(entity, tick, group);
        for (int lane = 0; lane < 16; lane++)
        {
            PhiloxBlock expected = scalar.Block(entity, tick + ((ulong)(group + lane) << 40));
            Assert.Equal(expected, new PhiloxBlock(words.W0[lane], words.W1[lane], words.W2[lane], words.W3[lane]));
        }
    }

    [Fact]
    public void Normals_OfKnownWords_EqualBoxMullerInDoublePrecision()
    {
        var random = new WidePhilox(3, RandomStream.DeviceSpread);
        for (uint group = 0; group < 3200; group += 16)
        {
            WideWords words = random.Block(9, 1, group);
            var normal = new WideNormal(words);
            for (int lane = 0; lane < 16; lane++)
            {
                AssertPair(words.W0[lane], words.W1[lane], normal.N0[lane], normal.N1[lane]);
                AssertPair(words.W2[lane], words.W3[lane], normal.N2[lane], normal.N3[lane]);
            }
        }
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(1u, 0x2000_0000u)]
    [InlineData(0x8000_0000u, 0x1FFF_FFFFu)]
    [InlineData(0x7FFF_FFFFu, 0xE000_0000u)]
    public void Normals_OfExtremeWords_EqualBoxMullerInDoublePrecision(uint radius, uint angle)
    {
        var normal = new WideNormal(new WideWords(Vector512.Create(radius), Vector512.Create(angle), default, default));
        AssertPair(radius, angle, normal.N0[0], normal.N1[0]);
    }

    [Fact]
    public void Normals_ManyDraws_HaveTheMomentsAndTailsOfTheNormalDistribution()
    {
        var random = new WidePhilox(5, RandomStream.DeviceWrite);
        double sum = 0, square = 0, fourth = 0, beyondThree = 0, count = 0;
        for (uint group = 0; group < 16 * 20000; group += 16)
        {
            var normal = new WideNormal(random.Block(1, 2, group));
            for (int k = 0; k < 4; k++)
            {
                for (int lane = 0; lane < 16; lane++)
                {
                    double x = normal.At(k)[lane];
                    (sum, square, fourth, count) = (sum + x, square + x * x, fourth + x * x * x * x, count + 1);
                    beyondThree += Math.Abs(x) > 3 ? 1 : 0;
                }
            }
        }

        Assert.InRange(sum / count, -3 / Math.Sqrt(count), 3 / Math.Sqrt(count));
        Assert.InRange(square / count, 1 - 3 * Math.Sqrt(2 / count), 1 + 3 * Math.Sqrt(2 / count));
        Assert.InRange(fourth / count, 3 - 3 * Math.Sqrt(96 / count), 3 + 3 * Math.Sqrt(96 / count));
        const double Tail = 0.0026997960632601866;
        Assert.InRange(beyondThree / count, Tail - 3 * Math.Sqrt(Tail / count), Tail + 3 * Math.Sqrt(Tail / count));
    }

    private static void AssertPair(uint radius, uint angle, float first, float second)
    {
        double u = (radius + 0.5) / 4294967296.0, turn = angle / 4294967296.0 * 2 * Math.PI;
        double r = Math.Sqrt(-2 * Math.Log(u));
        Assert.InRange(first, r * Math.Cos(turn) - 1e-6 - 3e-4 * Near(u), r * Math.Cos(turn) + 1e-6 + 3e-4 * Near(u));
        Assert.InRange(second, r * Math.Sin(turn) - 1e-6 - 3e-4 * Near(u), r * Math.Sin(turn) + 1e-6 + 3e-4 * Near(u));
    }

    /// <summary>Next to u = 1 the radius is small and a single-precision u resolves it no better than sqrt(2^-24).</summary>
    private static double Near(double u) => u > 0.999 ? 1 : 0;
}
