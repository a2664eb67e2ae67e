using System.Runtime.CompilerServices;

namespace NeuroSim.Numerics;

/// <summary>
/// Transcendental functions from lane operations alone, so that one neuron and a vector of neurons get the same bits.
/// Errors are against the exact value, measured over the whole float range by the tests.
/// </summary>
public static class LaneMath
{
    /// <summary>e^x, relative error below 2e-7 for x in -87 .. 88; beyond, the value at the end of the range.</summary>
    /// <remarks>x = n ln 2 + r with |r| &lt;= ln 2 / 2, then the Taylor-like minimax polynomial of degree 7 in r (Cephes expf).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        x = TLane.WherePositive(x - TLane.All(88f), TLane.All(88f), x);
        x = TLane.WherePositive(TLane.All(-87f) - x, TLane.All(-87f), x);
        TLane n = TLane.Round(x * TLane.All(1.44269504f));
        TLane r = TLane.MultiplyAdd(-n, TLane.All(0.693359375f), x);
        r = TLane.MultiplyAdd(-n, TLane.All(-2.12194440e-4f), r);
        TLane y = TLane.MultiplyAdd(TLane.All(1.9875691500e-4f), r, TLane.All(1.3981999507e-3f));
        y = TLane.MultiplyAdd(y, r, TLane.All(8.3334519073e-3f));
        y = TLane.MultiplyAdd(y, r, TLane.All(4.1665795894e-2f));
        y = TLane.MultiplyAdd(y, r, TLane.All(1.6666665459e-1f));
        y = TLane.MultiplyAdd(y, r, TLane.All(5.0000001201e-1f));
        y = TLane.MultiplyAdd(y, r * r, r) + TLane.All(1f);
        return y * TLane.PowerOfTwo(n);
    }

    /// <summary>tanh x, relative error below 5e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane magnitude = TLane.WherePositive(x, x, -x), square = x * x;
        TLane small = TLane.MultiplyAdd(TLane.All(-5.70498872745e-3f), square, TLane.All(2.06390887954e-2f));
        small = TLane.MultiplyAdd(small, square, TLane.All(-5.37397155531e-2f));
        small = TLane.MultiplyAdd(small, square, TLane.All(1.33314422036e-1f));
        small = TLane.MultiplyAdd(small, square, TLane.All(-3.33332819422e-1f));
        small = TLane.MultiplyAdd(small * square, x, x);
        TLane capped = TLane.WherePositive(magnitude - TLane.All(20f), TLane.All(20f), magnitude);
        TLane large = TLane.All(1f) - TLane.All(2f) / (Exp(capped + capped) + TLane.All(1f));
        large = TLane.WherePositive(x, large, -large);
        return TLane.WherePositive(magnitude - TLane.All(0.625f), large, small);
    }

    /// <summary>1 / (1 + e^-x), relative error below 5e-7 for x above -80.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sigmoid<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.All(1f) / (TLane.All(1f) + Exp(-x));

    /// <summary>
    /// The normal distribution function of x, absolute error below 3e-7, and its density
    /// (Abramowitz and Stegun 1964, 7.1.26, with x / sqrt 2).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLane Distribution, TLane Density) Normal<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane magnitude = TLane.WherePositive(x, x, -x);
        TLane t = TLane.All(1f) / TLane.MultiplyAdd(TLane.All(0.3275911f * 0.70710678f), magnitude, TLane.All(1f));
        TLane poly = TLane.MultiplyAdd(TLane.All(1.061405429f), t, TLane.All(-1.453152027f));
        poly = TLane.MultiplyAdd(poly, t, TLane.All(1.421413741f));
        poly = TLane.MultiplyAdd(poly, t, TLane.All(-0.284496736f));
        poly = TLane.MultiplyAdd(poly, t, TLane.All(0.254829592f)) * t;
        TLane bell = Exp(TLane.All(-0.5f) * x * x);
        TLane upperTail = TLane.All(0.5f) * poly * bell;
        TLane distribution = TLane.WherePositive(x, TLane.All(1f) - upperTail, upperTail);
        return (distribution, bell * TLane.All(0.39894228f));
    }

    /// <summary>0 where the magnitude is below <paramref name="smallest"/>, which is above 0; what is no number stays none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Flush<TLane>(TLane value, float smallest)
        where TLane : struct, ILane<TLane>
    {
        TLane magnitude = TLane.WherePositive(value, value, -value);
        return TLane.WherePositive(TLane.All(smallest) - magnitude, TLane.All(0f), value);
    }
}
