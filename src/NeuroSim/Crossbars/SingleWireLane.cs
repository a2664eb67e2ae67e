using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Crossbars;

/// <summary>16 numbers in single precision.</summary>
internal readonly struct SingleWireLane(Vector512<float> value) : IWireLane<SingleWireLane>
{
    private readonly Vector512<float> _value = value;

    public static int Width => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane All(double value) => new(Vector512.Create((float)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane Load(ref readonly float source) => new(Vector512.LoadUnsafe(in source));

    public void CopyTo(Span<double> target)
    {
        for (int i = 0; i < Width; i++)
            target[i] = _value[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane operator +(SingleWireLane left, SingleWireLane right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane operator -(SingleWireLane left, SingleWireLane right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane operator *(SingleWireLane left, SingleWireLane right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane operator /(SingleWireLane left, SingleWireLane right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWireLane MultiplyAdd(SingleWireLane left, SingleWireLane right, SingleWireLane addend) =>
        new(Vector512.FusedMultiplyAdd(left._value, right._value, addend._value));

    /// <inheritdoc/>
    /// <remarks>First the 4 x 4 squares inside the quarters of four neighbouring lanes, then the quarters themselves.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Transpose(Span<SingleWireLane> square)
    {
        if (!Avx512F.IsSupported)
        {
            WireQuarters.TransposeNumbers(MemoryMarshal.Cast<SingleWireLane, float>(square[..16]), 16);
            return;
        }

        Span<Vector512<float>> lanes = MemoryMarshal.Cast<SingleWireLane, Vector512<float>>(square[..16]);
        for (int i = 0; i < 16; i += 4)
        {
            Span<Vector512<float>> four = lanes.Slice(i, 4);
            Vector512<double> low01 = Avx512F.UnpackLow(four[0], four[1]).AsDouble(), high01 = Avx512F.UnpackHigh(four[0], four[1]).AsDouble();
            Vector512<double> low23 = Avx512F.UnpackLow(four[2], four[3]).AsDouble(), high23 = Avx512F.UnpackHigh(four[2], four[3]).AsDouble();
            four[0] = Avx512F.UnpackLow(low01, low23).AsSingle();
            four[1] = Avx512F.UnpackHigh(low01, low23).AsSingle();
            four[2] = Avx512F.UnpackLow(high01, high23).AsSingle();
            four[3] = Avx512F.UnpackHigh(high01, high23).AsSingle();
        }

        for (int i = 0; i < 4; i++)
            WireQuarters.Transpose(lanes, i, 4);
    }
}
