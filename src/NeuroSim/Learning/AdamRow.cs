using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Learning;

/// <summary>Adam on a row of parameters, whole lines of 16; the same numbers as <see cref="Adam.Update"/>.</summary>
internal static class AdamRow
{
    /// <summary>Updates a whole number of lines of 16 parameters.</summary>
    /// <param name="w">Parameters, changed.</param>
    /// <param name="first">First moments, changed.</param>
    /// <param name="second">Second moments, changed.</param>
    /// <param name="gradient">Gradients.</param>
    /// <param name="step">Rate and bias corrections of this update.</param>
    public static void Update(Span<float> w, Span<float> first, Span<float> second, ReadOnlySpan<float> gradient, in AdamStep step)
    {
        ref float pw = ref MemoryMarshal.GetReference(w), pm = ref MemoryMarshal.GetReference(first), pv = ref MemoryMarshal.GetReference(second);
        ref float pg = ref MemoryMarshal.GetReference(gradient);
        Vector512<float> rate = Vector512.Create(step.Rate), correction = Vector512.Create(step.SecondCorrection), floor = Vector512.Create(Adam.Floor);
        Vector512<float> keepFirst = Vector512.Create(Adam.FirstMemory), keepSecond = Vector512.Create(Adam.SecondMemory);
        Vector512<float> addFirst = Vector512.Create(1 - Adam.FirstMemory), addSecond = Vector512.Create(1 - Adam.SecondMemory);
        Vector512<float> smallestMoment = Vector512.Create(Adam.SmallestMoment), smallestGradient = Vector512.Create(Adam.SmallestGradient);
        for (nuint i = 0, n = (nuint)w.Length; i < n; i += 16)
        {
            Vector512<float> g = Flush(Vector512.LoadUnsafe(ref pg, i), smallestGradient);
            Vector512<float> m = Flush(Vector512.FusedMultiplyAdd(keepFirst, Vector512.LoadUnsafe(ref pm, i), addFirst * g), smallestMoment);
            Vector512<float> v = Flush(Vector512.FusedMultiplyAdd(keepSecond, Vector512.LoadUnsafe(ref pv, i), addSecond * g * g), smallestMoment);
            m.StoreUnsafe(ref pm, i);
            v.StoreUnsafe(ref pv, i);
            Vector512<float> scale = Vector512.FusedMultiplyAdd(Vector512.Sqrt(v), correction, floor);
            (Vector512.LoadUnsafe(ref pw, i) - rate * m / scale).StoreUnsafe(ref pw, i);
        }
    }

    /// <summary>0 where the magnitude is below <paramref name="smallest"/>.</summary>
    private static Vector512<float> Flush(Vector512<float> value, Vector512<float> smallest) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(value), smallest), Vector512<float>.Zero, value);
}
