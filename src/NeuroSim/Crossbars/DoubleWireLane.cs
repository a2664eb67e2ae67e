using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Crossbars;

/// <summary>8 numbers in double precision.</summary>
internal readonly struct DoubleWireLane(Vector512<double> value) : IWireLane<DoubleWireLane>
{
    private readonly Vector512<double> _value = value;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane All(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane Load(ref readonly float source) => new(Vector512.WidenLower(Vector256.LoadUnsafe(in source).ToVector512Unsafe()));

    public void CopyTo(Span<double> target) => _value.CopyTo(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane operator +(DoubleWireLane left, DoubleWireLane right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane operator -(DoubleWireLane left, DoubleWireLane right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane operator *(DoubleWireLane left, DoubleWireLane right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane operator /(DoubleWireLane left, DoubleWireLane right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWireLane MultiplyAdd(DoubleWireLane left, DoubleWireLane right, DoubleWireLane addend) =>
        new(Vector512.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    /// <remarks>First the 2 x 2 squares inside the quarters of two neighbouring lanes, then the quarters themselves.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Transpose(Span<DoubleWireLane> square)
    {
        if (!Avx512F.IsSupported)
        {
            WireQuarters.TransposeNumbers(MemoryMarshal.Cast<DoubleWireLane, double>(square[..8]), 8);
            return;
        }

        Span<Vector512<double>> lanes = MemoryMarshal.Cast<DoubleWireLane, Vector512<double>>(square[..8]);
        for (int i = 0; i < 8; i += 2)
            (lanes[i], lanes[i + 1]) = (Avx512F.UnpackLow(lanes[i], lanes[i + 1]), Avx512F.UnpackHigh(lanes[i], lanes[i + 1]));
        Span<Vector512<float>> quarters = MemoryMarshal.Cast<Vector512<double>, Vector512<float>>(lanes);
        for (int i = 0; i < 2; i++)
            WireQuarters.Transpose(quarters, i, 2);
    }
}
