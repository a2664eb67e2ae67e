using System.Runtime.Intrinsics;

namespace NeuroSim.Numerics;

/// <summary>The most multiply-adds this machine does: chains in registers that wait for nothing, no memory at all.</summary>
public static class ArithmeticPeak
{
    private const int Chains = 12;

    /// <summary>Floating-point operations of one call: two for each element of each multiply-add.</summary>
    /// <param name="rounds">Multiply-adds per chain.</param>
    public static double FlopsOf(int rounds) => 2.0 * rounds * Chains * (Vector512.IsHardwareAccelerated ? 16 : 8);

    /// <summary>Runs the chains; the returned number has no meaning and keeps them from being left out.</summary>
    /// <param name="rounds">Multiply-adds per chain.</param>
    public static float Run(int rounds) => Vector512.IsHardwareAccelerated ? Wide(rounds) : Narrow(rounds);

    private static float Wide(int rounds)
    {
        Vector512<float> f = Vector512.Create(0.999f), x = Vector512.Create(1e-3f), a, b, c, d, e, g, h, i, j, k, l, m;
        a = b = c = d = e = g = h = i = j = k = l = m = x;
        for (int n = 0; n < rounds; n++)
        {
            (a, b, c) = (Vector512.FusedMultiplyAdd(a, f, x), Vector512.FusedMultiplyAdd(b, f, x), Vector512.FusedMultiplyAdd(c, f, x));
            (d, e, g) = (Vector512.FusedMultiplyAdd(d, f, x), Vector512.FusedMultiplyAdd(e, f, x), Vector512.FusedMultiplyAdd(g, f, x));
            (h, i, j) = (Vector512.FusedMultiplyAdd(h, f, x), Vector512.FusedMultiplyAdd(i, f, x), Vector512.FusedMultiplyAdd(j, f, x));
            (k, l, m) = (Vector512.FusedMultiplyAdd(k, f, x), Vector512.FusedMultiplyAdd(l, f, x), Vector512.FusedMultiplyAdd(m, f, x));
        }

        return Vector512.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }

    private static float Narrow(int rounds)
    {
        Vector256<float> f = Vector256.Create(0.999f), x = Vector256.Create(1e-3f), a, b, c, d, e, g, h, i, j, k, l, m;
        a = b = c = d = e = g = h = i = j = k = l = m = x;
        for (int n = 0; n < rounds; n++)
        {
            (a, b, c) = (Vector256.FusedMultiplyAdd(a, f, x), Vector256.FusedMultiplyAdd(b, f, x), Vector256.FusedMultiplyAdd(c, f, x));
            (d, e, g) = (Vector256.FusedMultiplyAdd(d, f, x), Vector256.FusedMultiplyAdd(e, f, x), Vector256.FusedMultiplyAdd(g, f, x));
            (h, i, j) = (Vector256.FusedMultiplyAdd(h, f, x), Vector256.FusedMultiplyAdd(i, f, x), Vector256.FusedMultiplyAdd(j, f, x));
            (k, l, m) = (Vector256.FusedMultiplyAdd(k, f, x), Vector256.FusedMultiplyAdd(l, f, x), Vector256.FusedMultiplyAdd(m, f, x));
        }

        return Vector256.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }
}
