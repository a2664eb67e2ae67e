using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// A full tile of a gradient, and beside its multiply-adds Adam's update of the tile before: roots and quotients have a unit of their own in a processor, which
/// stands still during a product, as the multipliers do during an update. The steps of an update stand apart, 4 samples for every 16 parameters: in one piece
/// they wait for each other, fill the processor's queue, and nothing runs beside them.
/// </summary>
internal static class DescentKernel
{
    /// <summary>The fewest samples of a sum that an update fits beside.</summary>
    public const int LeastDepth = TileKernel.Rows * TileKernel.Columns / Lanes * StepsPerVector;

    private const int Lanes = 16, StepsPerVector = 4;

    /// <summary>Whether this processor runs it well.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Sse.IsSupported;

    /// <summary>A tile of C = A B, bit by bit that of <see cref="TileKernel.Run"/>; and an update.</summary>
    /// <param name="depth">How many k, at least <see cref="LeastDepth"/>.</param>
    /// <param name="a">A at the tile's first row, k after k.</param>
    /// <param name="rowStep">Floats from a row of A to the next.</param>
    /// <param name="b">The panel of B, a row of <see cref="TileKernel.Columns"/> after the other.</param>
    /// <param name="c">C, a row of <see cref="TileKernel.Columns"/> after the other.</param>
    /// <param name="update">The tile before.</param>
    public static void Run(int depth, ref float a, nint rowStep, ref float b, ref float c, in TileUpdate update)
    {
        Vector512<float> l0, l1, l2, l3, l4, l5, l6, l7, r0, r1, r2, r3, r4, r5, r6, r7;
        l0 = l1 = l2 = l3 = l4 = l5 = l6 = l7 = r0 = r1 = r2 = r3 = r4 = r5 = r6 = r7 = default;
        Vector512<float> rate = Vector512.Create(update.Step.Rate), correction = Vector512.Create(update.Step.SecondCorrection);
        ref float weights = ref update.Weights, first = ref update.First, second = ref update.Second, gradient = ref update.Gradient;
        nint ahead = update.Ahead, stride = update.Stride;
        for (nint i = 0; i < LeastDepth / StepsPerVector; i++)
        {
            nint at = (i >> 1) * stride + (i & 1) * Lanes;
            Vector512<float> g = AdamVector.Gradient(Load(ref gradient, i * Lanes)), m = AdamVector.First(Load(ref first, at), g);
            Store(m, ref first, at);
            Vector512<float> v = AdamVector.Second(Load(ref second, at), g);
            TileKernel.Add(ref a, rowStep, ref b, ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            Fetch(ref first, at + ahead);
            Store(v, ref second, at);
            v = Vector512.Sqrt(v);
            TileKernel.Add(ref Unsafe.Add(ref a, 1), rowStep, ref Unsafe.Add(ref b, TileKernel.Columns), ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            TileKernel.Add(ref Unsafe.Add(ref a, 2), rowStep, ref Unsafe.Add(ref b, 2 * TileKernel.Columns), ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            Fetch(ref second, at + ahead);
            m = AdamVector.Decrement(m, v, rate, correction);
            TileKernel.Add(ref Unsafe.Add(ref a, 3), rowStep, ref Unsafe.Add(ref b, 3 * TileKernel.Columns), ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            Fetch(ref weights, at + ahead);
            Store(Load(ref weights, at) - m, ref weights, at);
            a = ref Unsafe.Add(ref a, StepsPerVector);
            b = ref Unsafe.Add(ref b, StepsPerVector * TileKernel.Columns);
        }

        for (int k = LeastDepth; k < depth; k++)
        {
            TileKernel.Add(ref a, rowStep, ref b, ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, TileKernel.Columns);
        }

        TileKernel.Put(ref c, 0, l0, r0);
        TileKernel.Put(ref c, TileKernel.Columns, l1, r1);
        TileKernel.Put(ref c, 2 * TileKernel.Columns, l2, r2);
        TileKernel.Put(ref c, 3 * TileKernel.Columns, l3, r3);
        TileKernel.Put(ref c, 4 * TileKernel.Columns, l4, r4);
        TileKernel.Put(ref c, 5 * TileKernel.Columns, l5, r5);
        TileKernel.Put(ref c, 6 * TileKernel.Columns, l6, r6);
        TileKernel.Put(ref c, 7 * TileKernel.Columns, l7, r7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(ref float start, nint i) => Vector512.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> value, ref float start, nint i) => value.StoreUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref float start, nint i) => Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref start, i)));
}
