using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Learning;

/// <summary>The steps of <see cref="Adam"/> for 16 parameters, apart from each other so that other work can stand between them; the same numbers as <see cref="Adam.Update"/>.</summary>
internal static class AdamVector
{
    /// <summary>The gradient that counts: 0 where it is too small to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gradient(Vector512<float> gradient) => Flush(gradient, Vector512.Abs(gradient), Adam.SmallestGradient);

    /// <summary>The first moments after a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> first, Vector512<float> gradient)
    {
        first = Vector512.FusedMultiplyAdd(Vector512.Create(Adam.FirstMemory), first, Vector512.Create(1 - Adam.FirstMemory) * gradient);
        return Flush(first, Vector512.Abs(first), Adam.SmallestMoment);
    }

    /// <summary>The second moments after a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Second(Vector512<float> second, Vector512<float> gradient)
    {
        second = Vector512.FusedMultiplyAdd(Vector512.Create(Adam.SecondMemory), second, Vector512.Create(1 - Adam.SecondMemory) * gradient * gradient);
        return Flush(second, second, Adam.SmallestMoment);
    }

    /// <summary>What the parameters lose.</summary>
    /// <param name="first">First moments.</param>
    /// <param name="root">Roots of the second moments.</param>
    /// <param name="rate">Of <see cref="AdamStep"/>.</param>
    /// <param name="correction">Of <see cref="AdamStep"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Decrement(Vector512<float> first, Vector512<float> root, Vector512<float> rate, Vector512<float> correction) =>
        rate * first / Vector512.FusedMultiplyAdd(root, correction, Vector512.Create(Adam.Floor));

    /// <summary>0 where the magnitude is below <paramref name="smallest"/>; what is no number stays none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Flush(Vector512<float> value, Vector512<float> magnitude, float smallest) =>
        Vector512.ConditionalSelect(Vector512.LessThan(magnitude, Vector512.Create(smallest)), Vector512<float>.Zero, value);
}
