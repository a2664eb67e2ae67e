using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): two numbers per synapse, beta 0.9 and 0.999, epsilon 1e-8, bias-corrected.
/// </summary>
/// <remarks>
/// Moments below 2^-100 are 0, and gradients below 2^-56, whose squares vanish beside epsilon. Where a gradient stays away, as behind silent neurons, moments would
/// otherwise fall to subnormal numbers and stay there by rounding, and a processor takes those many times slower: a long run of 4 x 2000 ran at half its speed.
/// </remarks>
public static class Adam
{
    internal const float FirstMemory = 0.9f, SecondMemory = 0.999f, Floor = 1e-8f;

    /// <summary>2^-100 and 2^-56: what is smaller counts as 0.</summary>
    internal const float SmallestMoment = 7.88860905e-31f, SmallestGradient = 1.38777878e-17f;

    /// <summary>One update of parameters w with gradients g; all spans have the same length.</summary>
    /// <param name="w">Parameters, changed.</param>
    /// <param name="first">First moments, changed.</param>
    /// <param name="second">Second moments, changed.</param>
    /// <param name="gradient">Gradients.</param>
    /// <param name="step">Rate and bias corrections of this update.</param>
    public static void Update(Span<float> w, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, in AdamStep step)
    {
        int i = 0;
        for (; i + Vector512Lane.Count <= w.Length; i += Vector512Lane.Count)
            Update<Vector512Lane>(w[i..], first[i..], second[i..], gradient[i..], step);
        for (; i < w.Length; i++)
            Update<FloatLane>(w[i..], first[i..], second[i..], gradient[i..], step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TLane>(Span<float> w, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, in AdamStep step)
        where TLane : struct, ILane<TLane>
    {
        TLane g = LaneMath.Flush(TLane.Load(gradient), SmallestGradient);
        TLane m = LaneMath.Flush(TLane.MultiplyAdd(TLane.All(FirstMemory), TLane.Load(first), TLane.All(1 - FirstMemory) * g), SmallestMoment);
        TLane v = LaneMath.Flush(TLane.MultiplyAdd(TLane.All(SecondMemory), TLane.Load(second), TLane.All(1 - SecondMemory) * g * g), SmallestMoment);
        m.Store(first);
        v.Store(second);
        TLane scale = TLane.MultiplyAdd(TLane.Sqrt(v), TLane.All(step.SecondCorrection), TLane.All(Floor));
        (TLane.Load(w) - TLane.All(step.Rate) * m / scale).Store(w);
    }
}

/// <summary>What is the same for all parameters in one update of <see cref="Adam"/>.</summary>
/// <param name="Rate">rate / (1 - 0.9^n).</param>
/// <param name="SecondCorrection">1 / sqrt(1 - 0.999^n).</param>
public readonly record struct AdamStep(float Rate, float SecondCorrection)
{
    /// <summary>Update number <paramref name="write"/>, from 1.</summary>
    public static AdamStep Of(double rate, long write) =>
        new((float)(rate / (1 - Math.Pow(0.9, write))), (float)(1 / Math.Sqrt(1 - Math.Pow(0.999, write))));
}
