using System.Runtime.InteropServices;
using NeuroSim.Crossbars;

namespace NeuroSim.Tests.Crossbars;

public sealed class WireLaneTests
{
    [Fact]
    public void Transpose_Single_RowsAreColumns() => AssertTransposed<SingleWireLane, float>(i => i);

    [Fact]
    public void Transpose_Double_RowsAreColumns() => AssertTransposed<DoubleWireLane, double>(i => i);

    [Fact]
    public void Load_EitherPrecision_TheFloats()
    {
        float[] source = [.. Enumerable.Range(0, 32).Select(i => 0.1f * i)];
        AssertLoaded<SingleWireLane>(source);
        AssertLoaded<DoubleWireLane>(source);
    }

    private static void AssertTransposed<TLane, T>(Func<int, T> number)
        where TLane : unmanaged, IWireLane<TLane>
        where T : unmanaged
    {
        int width = TLane.Width;
        T[] square = [.. Enumerable.Range(0, width * width).Select(number)], plain = [.. square];
        TLane.Transpose(MemoryMarshal.Cast<T, TLane>(square.AsSpan()));
        Assert.Equal(Enumerable.Range(0, width * width).Select(i => number(i % width * width + i / width)), square);
        WireQuarters.TransposeNumbers<T>(plain, width);
        Assert.Equal(square, plain);
    }

    private static void AssertLoaded<TLane>(float[] source)
        where TLane : unmanaged, IWireLane<TLane>
    {
        double[] target = new double[TLane.Width];
        TLane.Load(ref source[3]).CopyTo(target);
        Assert.Equal(source.Skip(3).Take(TLane.Width).Select(value => (double)value), target);
    }
}
