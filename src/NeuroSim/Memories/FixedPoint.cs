using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Memories;

/// <summary>
/// Numbers a register can hold: whole multiples of 2^-fractionBits in two's complement, ends saturate. Values of up to 24 bits are exact in single precision.
/// </summary>
public readonly record struct FixedPoint
{
    private readonly float _step, _perStep, _least, _most;

    /// <summary>A format.</summary>
    /// <param name="bits">Bits with the sign, 1 .. 24.</param>
    /// <param name="fractionBits">Bits behind the point, 0 .. 24.</param>
    /// <param name="stochastic">Whether a value between two numbers becomes either by chance, in proportion; else the nearest.</param>
    public FixedPoint(int bits, int fractionBits, bool stochastic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, MostBits);
        ArgumentOutOfRangeException.ThrowIfNegative(fractionBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fractionBits, MostBits);
        (_step, _perStep, IsStochastic) = (MathF.ScaleB(1, -fractionBits), MathF.ScaleB(1, fractionBits), stochastic);
        (_least, _most) = (-MathF.ScaleB(1, bits - 1), MathF.ScaleB(1, bits - 1) - 1);
    }

    /// <summary>Most bits that single precision holds exactly.</summary>
    public const int MostBits = 24;

    /// <summary>No register: values pass unchanged.</summary>
    public static FixedPoint None => default;

    /// <summary>Whether there is a register.</summary>
    public bool IsActive => _step > 0;

    /// <summary>Whether rounding is by chance.</summary>
    public bool IsStochastic { get; }

    /// <summary>Distance of two numbers; 0 without a register.</summary>
    public float Step => _step;

    /// <summary>The number that <paramref name="value"/> becomes.</summary>
    /// <param name="value">Any finite value.</param>
    /// <param name="dither">0 for the nearest (ties to even); uniform in [-1/2, 1/2) for rounding by chance.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Round<TLane>(TLane value, TLane dither)
        where TLane : struct, ILane<TLane>
    {
        TLane steps = TLane.Round(TLane.MultiplyAdd(value, TLane.All(_perStep), dither));
        TLane least = TLane.All(_least), most = TLane.All(_most);
        steps = TLane.WherePositive(steps - most, most, steps);
        steps = TLane.WherePositive(least - steps, least, steps);
        return steps * TLane.All(_step);
    }
}
