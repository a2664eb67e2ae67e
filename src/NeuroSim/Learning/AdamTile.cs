using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Learning;

/// <summary>
/// Adam on a tile of a gradient while it is still in the first-level cache; the same numbers as <see cref="Adam.Update"/>. While it works on a tile, the
/// tile to its right is fetched: with parameters far larger than the caches, an update costs the way to memory and little else.
/// </summary>
internal static class AdamTile
{
    /// <summary>Updates rows x columns parameters.</summary>
    /// <param name="w">The first parameter, changed; the others at <paramref name="stride"/>.</param>
    /// <param name="first">Its first moment, changed.</param>
    /// <param name="second">Its second moment, changed.</param>
    /// <param name="stride">Floats from one row of parameters and moments to the next.</param>
    /// <param name="gradient">Its gradient; rows follow each other without a gap.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <param name="step">Rate and bias corrections of this update.</param>
    public static void Update(ref float w, ref float first, ref float second, nint stride, ref float gradient, int rows, int columns, in AdamStep step)
    {
        Vector512<float> rate = Vector512.Create(step.Rate), correction = Vector512.Create(step.SecondCorrection), floor = Vector512.Create(Adam.Floor);
        Vector512<float> keepFirst = Vector512.Create(Adam.FirstMemory), keepSecond = Vector512.Create(Adam.SecondMemory);
        Vector512<float> addFirst = Vector512.Create(1 - Adam.FirstMemory), addSecond = Vector512.Create(1 - Adam.SecondMemory);
        for (int row = 0; row < rows; row++)
        {
            ref float pw = ref Unsafe.Add(ref w, row * stride), pm = ref Unsafe.Add(ref first, row * stride), pv = ref Unsafe.Add(ref second, row * stride);
            ref float pg = ref Unsafe.Add(ref gradient, row * columns);
            for (nuint i = 0, n = (nuint)columns; i < n; i += 16)
            {
                Vector512<float> g = Vector512.LoadUnsafe(ref pg, i);
                Vector512<float> m = Vector512.FusedMultiplyAdd(keepFirst, Vector512.LoadUnsafe(ref pm, i), addFirst * g);
                Vector512<float> v = Vector512.FusedMultiplyAdd(keepSecond, Vector512.LoadUnsafe(ref pv, i), addSecond * g * g);
                m.StoreUnsafe(ref pm, i);
                v.StoreUnsafe(ref pv, i);
                Vector512<float> scale = Vector512.FusedMultiplyAdd(Vector512.Sqrt(v), correction, floor);
                (Vector512.LoadUnsafe(ref pw, i) - rate * m / scale).StoreUnsafe(ref pw, i);
                Fetch(ref pw, ref pm, ref pv, i + n);
            }
        }
    }

    /// <summary>Asks for a line of parameters and moments; beyond the end of the arrays nothing happens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref float w, ref float first, ref float second, nuint at)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref w, at)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, at)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref second, at)));
    }
}
