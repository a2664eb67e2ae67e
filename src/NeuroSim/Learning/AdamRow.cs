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
        Vector512<float> rate = Vector512.Create(step.Rate), correction = Vector512.Create(step.SecondCorrection);
        for (nuint i = 0, n = (nuint)w.Length; i < n; i += 16)
        {
            Vector512<float> g = AdamVector.Gradient(Vector512.LoadUnsafe(ref pg, i));
            Vector512<float> m = AdamVector.First(Vector512.LoadUnsafe(ref pm, i), g), v = AdamVector.Second(Vector512.LoadUnsafe(ref pv, i), g);
            m.StoreUnsafe(ref pm, i);
            v.StoreUnsafe(ref pv, i);
            (Vector512.LoadUnsafe(ref pw, i) - AdamVector.Decrement(m, Vector512.Sqrt(v), rate, correction)).StoreUnsafe(ref pw, i);
        }
    }
}
