using NeuroSim.Crossbars;
using NeuroSim.Numerics;
using NeuroSim.Tests.Numerics;

namespace NeuroSim.Tests.Crossbars;

public sealed class ForwardCrossbarTests
{
    private const int Inputs = 37, Neurons = 5;
    private static readonly Philox Random = new(8, RandomStream.Digits);

    [Fact]
    public void Read_AnyNeuron_OrderedSumPlusBias()
    {
        ForwardCrossbar crossbar = Filled();
        float[] x = Line(1);
        for (int j = 0; j < Neurons; j++)
            Assert.Equal(OrderedSum.Dot(crossbar.Row(j), x) + crossbar.Bias.Span[j], crossbar.Read(j, x));
    }

    [Fact]
    public void WriteThenRead_OnePass_BitsOfWriteAndRead()
    {
        ForwardCrossbar fused = Filled(), plain = Filled();
        float[] before = Line(1), x = Line(2);
        for (int j = 0; j < Neurons; j++)
        {
            plain.Write(j, 0.3f, before);
            Assert.Equal(plain.Read(j, x), fused.WriteThenRead(j, 0.3f, before, x));
        }

        AssertSame(plain, fused);
    }

    [Fact]
    public void ReadThenWrite_OnePass_BitsOfReadAndWrite()
    {
        ForwardCrossbar fused = Filled(), plain = Filled();
        float[] before = Line(1), x = Line(2);
        for (int j = 0; j < Neurons; j++)
        {
            Assert.Equal(plain.Read(j, x), fused.ReadThenWrite(j, 0.3f, before, x));
            plain.Write(j, 0.3f, before);
        }

        AssertSame(plain, fused);
    }

    [Fact]
    public void Write_OneNeuron_OthersAndPaddingStand()
    {
        ForwardCrossbar written = Filled(), before = Filled();
        written.Write(2, 0.3f, Line(1));
        for (int j = 0; j < Neurons; j++)
        {
            Assert.Equal(j != 2, written.Row(j).SequenceEqual(before.Row(j)));
            Assert.Equal(-1, written.Row(j)[Inputs..].IndexOfAnyExcept(0f));
        }
    }

    private static ForwardCrossbar Filled()
    {
        var crossbar = new ForwardCrossbar(Inputs, Neurons);
        for (int j = 0; j < Neurons; j++)
        {
            for (int i = 0; i < Inputs; i++)
                crossbar.Row(j)[i] = (float)Random.Normal((uint)j, (ulong)i);
            crossbar.Bias.Span[j] = 0.1f * (j + 1);
        }

        return crossbar;
    }

    private static float[] Line(uint entity) =>
        [.. Enumerable.Range(0, AlignedFloats.Padded(Inputs)).Select(i => i < Inputs ? (float)Random.Normal(100 + entity, (ulong)i) : 0f)];

    private static void AssertSame(ForwardCrossbar expected, ForwardCrossbar actual)
    {
        Assert.True(expected.Cells.Span.SequenceEqual(actual.Cells.Span));
        Assert.True(expected.Bias.Span.SequenceEqual(actual.Bias.Span));
    }
}
