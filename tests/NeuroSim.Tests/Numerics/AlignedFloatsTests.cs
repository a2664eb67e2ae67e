using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class AlignedFloatsTests
{
    [Fact]
    public unsafe void Span_AnyLength_StartsOnACacheLineAndIsZero()
    {
        for (int length = 1; length < 200; length++)
        {
            var block = new AlignedFloats(length);
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref block.Span[0]) % 64);
            Assert.Equal(length, block.Span.Length);
            Assert.Equal(-1, block.Span.IndexOfAnyExcept(0f));
        }
    }

    [Fact]
    public unsafe void Span_AfterCollections_HasNotMoved()
    {
        var block = new AlignedFloats(1000);
        nint before = (nint)Unsafe.AsPointer(ref block.Span[0]);
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(before, (nint)Unsafe.AsPointer(ref block.Span[0]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(784, 784)]
    public void Padded_WholeLines(int length, int padded) => Assert.Equal(padded, AlignedFloats.Padded(length));

    [Fact]
    public void Slice_IsPartOfTheSpan()
    {
        var block = new AlignedFloats(40);
        block.Slice(10, 5)[2] = 7;
        Assert.Equal(7, block.Span[12]);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Slice(30, 11).Length);
    }

    [Fact]
    public void NoFloats_EmptySpan() => Assert.True(new AlignedFloats(0).Span.IsEmpty);
}
