using System.Runtime.CompilerServices;

namespace NeuroSim.Numerics;

/// <summary>
/// A fixed block of floats that starts on a 64-byte boundary and never moves, so that no 16-float access crosses a cache line.
/// All zero at first.
/// </summary>
public sealed class AlignedFloats
{
    /// <summary>Floats in a cache line; row lengths are padded to a multiple of it.</summary>
    public const int LineFloats = 16;

    private readonly float[] _block;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> floats.</summary>
    /// <param name="length">At least 0.</param>
    public AlignedFloats(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _block = GC.AllocateArray<float>(length + LineFloats, pinned: true);
        nint address = Address(_block);
        _start = (int)((64 - (address & 63)) & 63) / sizeof(float);
    }

    /// <summary>How many floats.</summary>
    public int Length { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_block, _start, Length);
    }

    /// <summary>Ones, and zeros behind them to whole cache lines: what a row is multiplied with to be added up.</summary>
    internal static AlignedFloats Ones(int count)
    {
        var ones = new AlignedFloats(Padded(count));
        ones.Span[..count].Fill(1f);
        return ones;
    }

    /// <summary><paramref name="length"/> rounded up to whole cache lines.</summary>
    public static int Padded(int length) => (length + LineFloats - 1) / LineFloats * LineFloats;

    /// <summary>The part from <paramref name="start"/> on, <paramref name="length"/> floats long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> Slice(int start, int length) => Span.Slice(start, length);

    private static unsafe nint Address(float[] block) => (nint)Unsafe.AsPointer(ref block[0]);
}
