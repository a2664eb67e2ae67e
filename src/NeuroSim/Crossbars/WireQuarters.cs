using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Crossbars;

/// <summary>Moves that transpose a square of lanes.</summary>
internal static class WireQuarters
{
    /// <summary>
    /// Takes lanes first, first + step, first + 2 step, first + 3 step as a 4 x 4 square of their 16-byte quarters and transposes it;
    /// needs AVX-512.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(Span<Vector512<float>> lanes, int first, int step)
    {
        const byte LowHalves = 0x44, HighHalves = 0xEE, Even = 0x88, Odd = 0xDD;
        ref Vector512<float> a = ref lanes[first], b = ref lanes[first + step], c = ref lanes[first + 2 * step], d = ref lanes[first + 3 * step];
        Vector512<float> low01 = Avx512F.Shuffle4x128(a, b, LowHalves), high01 = Avx512F.Shuffle4x128(a, b, HighHalves);
        Vector512<float> low23 = Avx512F.Shuffle4x128(c, d, LowHalves), high23 = Avx512F.Shuffle4x128(c, d, HighHalves);
        a = Avx512F.Shuffle4x128(low01, low23, Even);
        b = Avx512F.Shuffle4x128(low01, low23, Odd);
        c = Avx512F.Shuffle4x128(high01, high23, Even);
        d = Avx512F.Shuffle4x128(high01, high23, Odd);
    }

    /// <summary>The same for any machine, number by number.</summary>
    public static void TransposeNumbers<T>(Span<T> square, int width)
    {
        for (int i = 1; i < width; i++)
        {
            for (int j = 0; j < i; j++)
                (square[i * width + j], square[j * width + i]) = (square[j * width + i], square[i * width + j]);
        }
    }
}
