using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>
/// RMSprop (Tieleman and Hinton 2012, lecture 6.5): v = 0.99 v + 0.01 g^2, w -= rate g / (sqrt(v) + 1e-8), without bias correction. With momentum mu the first
/// moment m = mu m + (1 - mu) g takes the place of g in the step.
/// </summary>
public static class RmsProp
{
    private const float SecondMemory = 0.99f, SecondShare = 0.01f, Floor = 1e-8f;

    /// <summary>One update of parameters w with gradients g; all spans have the same length, or <paramref name="first"/> none.</summary>
    /// <param name="w">Parameters, changed.</param>
    /// <param name="first">First moments m, changed; empty without momentum.</param>
    /// <param name="second">Running mean squares v, changed.</param>
    /// <param name="gradient">Gradients g.</param>
    /// <param name="rate">Step size, above 0.</param>
    /// <param name="momentum">mu in [0, 1); of no meaning without first moments.</param>
    public static void Update(Span<float> w, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, float rate, float momentum)
    {
        int i = 0;
        for (; i + Vector512Lane.Count <= w.Length; i += Vector512Lane.Count)
            Update<Vector512Lane>(w[i..], first.IsEmpty ? first : first[i..], second[i..], gradient[i..], rate, momentum);
        for (; i < w.Length; i++)
            Update<FloatLane>(w[i..], first.IsEmpty ? first : first[i..], second[i..], gradient[i..], rate, momentum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TLane>(
        Span<float> w, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, float rate, float momentum)
        where TLane : struct, ILane<TLane>
    {
        TLane g = TLane.Load(gradient), step = g;
        TLane v = LaneMath.Flush(TLane.MultiplyAdd(TLane.All(SecondMemory), TLane.Load(second), TLane.All(SecondShare) * g * g), Adam.SmallestMoment);
        v.Store(second);
        if (!first.IsEmpty)
        {
            step = LaneMath.Flush(TLane.MultiplyAdd(TLane.All(momentum), TLane.Load(first), TLane.All(1 - momentum) * g), Adam.SmallestMoment);
            step.Store(first);
        }

        (TLane.Load(w) - TLane.All(rate) * step / (TLane.Sqrt(v) + TLane.All(Floor))).Store(w);
    }
}
