using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class PhiloxTests
{
    /// <summary>The three vectors of Philox4x32-10 that the authors publish with their code (Random123, file kat_vectors).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_PublishedVector_SameWords(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
    {
        var random = new Philox(((ulong)k1 << 32) | k0, (RandomStream)c3);
        Assert.Equal(new PhiloxBlock(w0, w1, w2, w3), random.Block(c2, ((ulong)c1 << 32) | c0));
    }

    [Fact]
    public void Block_OneInputBitChanged_HalfOfTheOutputBitsChange()
    {
        double flipped = 0;
        const int Draws = 2000;
        for (int i = 0; i < Draws; i++)
        {
            PhiloxBlock block = Draw(1, 2, 3, (ulong)i);
            PhiloxBlock other = (i & 3) switch
            {
                0 => Draw(1UL << (i % 61), 2, 3, (ulong)i),
                1 => Draw(1, 2 ^ (1u << (i % 31)), 3, (ulong)i),
                2 => Draw(1, 2, 3 ^ (1u << (i % 31)), (ulong)i),
                _ => Draw(1, 2, 3, (ulong)i ^ (1UL << (i % 61))),
            };
            flipped += Distance(block, other);
        }

        // Bits are fair coins: 128 a draw, deviation sqrt(128) / 2 a draw.
        Assert.InRange(flipped / Draws, 64 - 0.6, 64 + 0.6);
    }

    [Fact]
    public void Uniform_ManyDraws_FillEqualBinsEqually()
    {
        const int Draws = 400_000, Bins = 100;
        int[] counts = new int[Bins];
        var random = new Philox(9, RandomStream.InitialWeights);
        for (int i = 0; i < Draws; i++)
            counts[(int)(random.Uniform((uint)(i & 7), (ulong)(i >> 3)) * Bins)]++;
        const double Expected = Draws / (double)Bins;
        double chiSquare = counts.Sum(count => (count - Expected) * (count - Expected) / Expected);
        Assert.InRange(chiSquare, 99 - 4 * Math.Sqrt(2 * 99), 99 + 4 * Math.Sqrt(2 * 99));
    }

    [Fact]
    public void Normal_ManyDraws_HasTheMomentsOfTheNormalDistribution()
    {
        const int Draws = 200_000;
        double mean = 0, square = 0, fourth = 0;
        var random = new Philox(10, RandomStream.ThermalNoise);
        for (int i = 0; i < Draws; i++)
        {
            double x = random.Normal(5, (ulong)i), x2 = x * x;
            (mean, square, fourth) = (mean + x / Draws, square + x2 / Draws, fourth + x2 * x2 / Draws);
        }

        Assert.InRange(mean, -4 / Math.Sqrt(Draws), 4 / Math.Sqrt(Draws));
        Assert.InRange(square, 1 - 4 * Math.Sqrt(2.0 / Draws), 1 + 4 * Math.Sqrt(2.0 / Draws));
        Assert.InRange(fourth, 3 - 4 * Math.Sqrt(96.0 / Draws), 3 + 4 * Math.Sqrt(96.0 / Draws));
    }

    [Fact]
    public void Normal_NeighbouringCounters_Uncorrelated()
    {
        const int Draws = 100_000;
        double ticks = 0, entities = 0, streams = 0, seeds = 0, halves = 0;
        for (int i = 0; i < Draws; i++)
        {
            PhiloxBlock block = Draw(1, 3, 3, (ulong)i);
            double x = block.Normal0;
            ticks += x * Draw(1, 3, 3, (ulong)i + 1).Normal0;
            entities += x * Draw(1, 4, 3, (ulong)i).Normal0;
            streams += x * Draw(1, 3, 4, (ulong)i).Normal0;
            seeds += x * Draw(2, 3, 3, (ulong)i).Normal0;
            halves += x * block.Normal1;
        }

        double limit = 4 * Math.Sqrt(Draws);
        Assert.All((double[])[ticks, entities, streams, seeds, halves], sum => Assert.InRange(sum, -limit, limit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void Below_AnyBound_InRangeWithItsMean(int bound)
    {
        const int Draws = 20_000;
        var random = new Philox(11, RandomStream.SampleOrder);
        double mean = 0;
        for (int i = 0; i < Draws; i++)
        {
            int draw = random.Below(bound, 1, (ulong)i);
            Assert.InRange(draw, 0, bound - 1);
            mean += draw / (double)Draws;
        }

        double middle = (bound - 1) / 2.0, error = bound / Math.Sqrt(12.0 * Draws);
        Assert.InRange(mean, middle - 4 * error, middle + 4 * error);
    }

    [Fact]
    public void ToUniform_Ends_StayInTheHalfOpenInterval()
    {
        Assert.Equal(0f, PhiloxBlock.ToUniform(0));
        Assert.Equal(1f - 1f / (1 << 24), PhiloxBlock.ToUniform(uint.MaxValue));
    }

    [Fact]
    public void Normal0_ExtremeWords_Finite()
    {
        Assert.InRange(new PhiloxBlock(0, 0, 0, 0).Normal0, -9, -8);
        Assert.InRange(new PhiloxBlock(uint.MaxValue, uint.MaxValue, 0, 0).Normal0, 8, 9);
    }

    private static PhiloxBlock Draw(ulong seed, uint entity, uint stream, ulong tick) => new Philox(seed, (RandomStream)stream).Block(entity, tick);

    private static int Distance(PhiloxBlock a, PhiloxBlock b) =>
        Bits(a.W0 ^ b.W0) + Bits(a.W1 ^ b.W1) + Bits(a.W2 ^ b.W2) + Bits(a.W3 ^ b.W3);

    private static int Bits(uint word) => System.Numerics.BitOperations.PopCount(word);
}
