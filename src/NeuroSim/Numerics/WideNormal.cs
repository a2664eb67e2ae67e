using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Numerics;

/// <summary>
/// Sixty-four standard normal draws from sixty-four random words, from IEEE 754 operations alone: the polar angle and the radius of Box and Muller
/// (1958, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29(2), p. 610), with 32 bits each, so that
/// draws reach to 6.7 standard deviations. Single precision; the absolute error of a draw is below 1e-6.
/// </summary>
/// <remarks>
/// Element 16 k + l of the 64 is lane l of vector k. Words 0 and 1 of a counter give vectors 0 and 1, words 2 and 3 give vectors 2 and 3.
/// The logarithm is 2 artanh((m - 1)/(m + 1)) with m in [0.71, 1.42); sine and cosine are Taylor polynomials on +-pi/4.
/// </remarks>
internal readonly struct WideNormal
{
    /// <summary>The draws of a block of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideNormal(in WideWords words)
    {
        (N0, N1) = Pair(words.W0, words.W1);
        (N2, N3) = Pair(words.W2, words.W3);
    }

    /// <summary>Draws 0 .. 15.</summary>
    public Vector512<float> N0 { get; }

    /// <summary>Draws 16 .. 31.</summary>
    public Vector512<float> N1 { get; }

    /// <summary>Draws 32 .. 47.</summary>
    public Vector512<float> N2 { get; }

    /// <summary>Draws 48 .. 63.</summary>
    public Vector512<float> N3 { get; }

    /// <summary>Vector <paramref name="k"/>, 0 .. 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> At(int k) => k switch { 0 => N0, 1 => N1, 2 => N2, _ => N3 };

    /// <summary>Words as numbers in (0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(Vector512<uint> words) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(words), Vector512.Create(1f / 4294967296f), Vector512.Create(0.5f / 4294967296f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> First, Vector512<float> Second) Pair(Vector512<uint> radius, Vector512<uint> angle)
    {
        Vector512<float> r = Vector512.Sqrt(Vector512.Max(Vector512<float>.Zero, Vector512.Create(-2f) * Log(Uniform(radius))));
        (Vector512<float> sine, Vector512<float> cosine) = Turn(angle);
        return (r * cosine, r * sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log(Vector512<float> u)
    {
        Vector512<int> bits = u.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<float> exponent = Vector512.ConvertToSingle(bits >> 23);
        Vector512<float> m = ((bits & Vector512.Create(0x007F_FFFF)) + Vector512.Create(0x3F3504F3)).AsSingle();
        Vector512<float> one = Vector512<float>.One, s = (m - one) / (m + one), square = s * s;
        Vector512<float> series = Vector512.FusedMultiplyAdd(square, Vector512.Create(2f / 9), Vector512.Create(2f / 7));
        series = Vector512.FusedMultiplyAdd(series, square, Vector512.Create(2f / 5));
        series = Vector512.FusedMultiplyAdd(series, square, Vector512.Create(2f / 3));
        series = Vector512.FusedMultiplyAdd(series * square, s, s + s);
        return Vector512.FusedMultiplyAdd(exponent, Vector512.Create(0.69314718f), series);
    }

    /// <summary>Sine and cosine of a whole turn times word / 2^32: the top three bits choose the eighth of the circle, the rest the angle in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Sine, Vector512<float> Cosine) Turn(Vector512<uint> word)
    {
        Vector512<uint> shifted = word + Vector512.Create(0x2000_0000u);
        Vector512<uint> quadrant = shifted >> 30;
        Vector512<int> within = (shifted << 2).AsInt32() ^ Vector512.Create(int.MinValue);
        Vector512<float> angle = Vector512.ConvertToSingle(within) * Vector512.Create((float)(Math.PI / 2 / 4294967296.0)), square = angle * angle;
        Vector512<float> sine = Vector512.FusedMultiplyAdd(square, Vector512.Create(1f / 362880), Vector512.Create(-1f / 5040));
        sine = Vector512.FusedMultiplyAdd(sine, square, Vector512.Create(1f / 120));
        sine = Vector512.FusedMultiplyAdd(sine, square, Vector512.Create(-1f / 6));
        sine = Vector512.FusedMultiplyAdd(sine * square, angle, angle);
        Vector512<float> cosine = Vector512.FusedMultiplyAdd(square, Vector512.Create(1f / 40320), Vector512.Create(-1f / 720));
        cosine = Vector512.FusedMultiplyAdd(cosine, square, Vector512.Create(1f / 24));
        cosine = Vector512.FusedMultiplyAdd(cosine, square, Vector512.Create(-0.5f));
        cosine = Vector512.FusedMultiplyAdd(cosine, square, Vector512<float>.One);
        Vector512<uint> swap = Vector512<uint>.Zero - (quadrant & Vector512<uint>.One);
        Vector512<uint> negateSine = (quadrant & Vector512.Create(2u)) << 30;
        Vector512<uint> negateCosine = ((quadrant + Vector512<uint>.One) & Vector512.Create(2u)) << 30;
        Vector512<float> s = Vector512.ConditionalSelect(swap.AsSingle(), cosine, sine), c = Vector512.ConditionalSelect(swap.AsSingle(), sine, cosine);
        return ((s.AsUInt32() ^ negateSine).AsSingle(), (c.AsUInt32() ^ negateCosine).AsSingle());
    }
}
