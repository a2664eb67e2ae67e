using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>The vector kernels against plain loops, bit for bit, for every row length up to beyond a thousand.</summary>
public sealed class RowKernelsTests
{
    private static readonly Philox Random = new(5, RandomStream.Digits);

    public static TheoryData<int> Lengths() => [.. Enumerable.Range(1, 65).Select(lines => 16 * lines)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_AnyLength_BitsOfTheScalarSum(int length)
    {
        float[] row = Draw(length, 1), x = Draw(length, 2);
        AssertSame(OrderedSum.Dot(row, x), RowKernels.Dot(row, x));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Write_AnyLength_OneRoundingPerCell(int length)
    {
        float[] row = Draw(length, 1), x = Draw(length, 2), expected = Added(row, 0.37f, x);
        RowKernels.Write(row, 0.37f, x);
        AssertSame(expected, row);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Scale_AnyLength_OneRoundingPerCell(int length)
    {
        float[] row = Draw(length, 1), expected = [.. row.Select(cell => cell * 0.3f)];
        RowKernels.Scale(row, 0.3f);
        AssertSame(expected, row);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sweep_WriteThenRead_ReadsTheNewCells(int length)
    {
        float[] row = Draw(length, 1), written = Draw(length, 2), x = Draw(length, 3), expected = Added(row, -0.11f, written);
        float sum = RowKernels.Sweep(row, written, x, new WriteThenReadPass(-0.11f));
        AssertSame(expected, row);
        AssertSame(OrderedSum.Dot(expected, x), sum);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sweep_ReadThenWrite_ReadsTheOldCells(int length)
    {
        float[] row = Draw(length, 1), written = Draw(length, 2), x = Draw(length, 3), expected = Added(row, -0.11f, written);
        float before = OrderedSum.Dot(row, x), sum = RowKernels.Sweep(row, written, x, new ReadThenWritePass(-0.11f));
        AssertSame(expected, row);
        AssertSame(before, sum);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sweep_ReadThenAccumulate_RoundsTheProductOnItsOwn(int length)
    {
        float[] row = Draw(length, 1), written = Draw(length, 2), x = Draw(length, 3);
        float[] expected = [.. row.Select((cell, i) => MathF.FusedMultiplyAdd(0.99f, cell, 0.7f * written[i]))];
        float before = OrderedSum.Dot(row, x), sum = RowKernels.Sweep(row, written, x, new ReadThenAccumulatePass(0.99f, 0.7f));
        AssertSame(expected, row);
        AssertSame(before, sum);
    }

    /// <summary>The vectors lie in a ring of four: numbers 6, 7, 8, 9 lie at 2, 3, 0, 1.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void AccumulateThenDot_SeveralVectors_BitsOfOneSweepAfterTheOther(int length)
    {
        const int Own = 3;
        float[] ring = Draw(4 * length, 2), x = Draw(length, 3);
        for (int count = 0; count <= 4; count++)
        {
            float[] row = Draw(length, 1), expected = [.. row];
            for (int n = 6; n < 6 + count; n++)
            {
                float[] vector = ring[(n % 4 * length)..((n % 4 + 1) * length)];
                expected = [.. expected.Select((cell, i) => MathF.FusedMultiplyAdd(0.99f, cell, vector[Own] * vector[i]))];
            }

            float sum = RowKernels.AccumulateThenDot(row, 0.99f, ring, length, 6, count, Own, x);
            AssertSame(expected, row);
            AssertSame(OrderedSum.Dot(expected, x), sum);
        }
    }

    [Fact]
    public void Sweep_LongerVectors_LeavesWhatLiesBehindTheRow()
    {
        float[] block = Draw(64, 1), behind = block[48..];
        RowKernels.Sweep(block.AsSpan(0, 48), Draw(64, 2), Draw(64, 3), new WriteThenReadPass(1f));
        AssertSame(behind, block[48..]);
    }

    [Fact]
    public void Dot_Empty_Zero() => Assert.Equal(0f, RowKernels.Dot([], []));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Dot_OneCellNotFinite_SumNotFinite(float cell)
    {
        for (int i = 0; i < 80; i++)
        {
            float[] row = Draw(80, 1);
            row[i] = cell;
            Assert.False(float.IsFinite(RowKernels.Dot(row, Draw(80, 2))));
        }
    }

    private static float[] Draw(int length, uint entity) =>
        [.. Enumerable.Range(0, length).Select(i => (float)Random.Normal(entity, (ulong)i) * MathF.ScaleB(1, i * 7 % 11 - 5))];

    private static float[] Added(float[] row, float gain, float[] x) => [.. row.Select((cell, i) => MathF.FusedMultiplyAdd(gain, x[i], cell))];

    private static void AssertSame(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));

    private static void AssertSame(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
}
