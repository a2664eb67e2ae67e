using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Numerics;

/// <summary>
/// The inner loops of matrix products: a tile of up to 8 rows and 32 columns of C is kept in registers while k runs. Every element is one chain of fused
/// multiply-adds with k ascending, so neither tile, nor blocking, nor vector width, nor threads change a bit.
/// </summary>
internal static class TileKernel
{
    /// <summary>Rows of a full tile.</summary>
    public const int Rows = 8;

    /// <summary>Columns of a full tile.</summary>
    public const int Columns = 32;

    /// <summary>A tile of C (+)= A B.</summary>
    /// <param name="rows">Rows, 1 .. 8.</param>
    /// <param name="columns">Columns, 16 or 32.</param>
    /// <param name="depth">How many k.</param>
    /// <param name="a">A at the tile's first row and the first k.</param>
    /// <param name="rowStep">Floats from a row of A to the next.</param>
    /// <param name="depthStep">Floats from a k of A to the next; 1, or the stride of a matrix that is read transposed.</param>
    /// <param name="b">B at the first k and the tile's first column.</param>
    /// <param name="bStride">Floats from a k of B to the next.</param>
    /// <param name="c">C at the tile.</param>
    /// <param name="cStride">Floats from a row of C to the next.</param>
    /// <param name="adds">Whether C's values are added to, as the beginning of every chain; else they are overwritten.</param>
    public static void Run(
        int rows, int columns, int depth, ref float a, nint rowStep, nint depthStep, ref float b, nint bStride, ref float c, nint cStride, bool adds)
    {
        Debug.Assert(rows is >= 1 and <= Rows && columns is 16 or Columns, "Tiles are whole lines.");
        if (rows == Rows && columns == Columns && Vector512.IsHardwareAccelerated)
        {
            Full(depth, ref a, rowStep, depthStep, ref b, bStride, ref c, cStride, adds);
            return;
        }

        for (int column = 0; column < columns; column += 16)
        {
            int row = 0;
            for (; row + 4 <= rows; row += 4)
                Quarter(depth, ref Unsafe.Add(ref a, row * rowStep), rowStep, depthStep, ref Unsafe.Add(ref b, column), bStride, ref Unsafe.Add(ref c, row * cStride + column), cStride, adds);
            for (; row < rows; row++)
                Line(depth, ref Unsafe.Add(ref a, row * rowStep), depthStep, ref Unsafe.Add(ref b, column), bStride, ref Unsafe.Add(ref c, row * cStride + column), adds);
        }
    }

    private static void Full(int depth, ref float a, nint rowStep, nint depthStep, ref float b, nint bStride, ref float c, nint cStride, bool adds)
    {
        Vector512<float> l0, l1, l2, l3, l4, l5, l6, l7, r0, r1, r2, r3, r4, r5, r6, r7;
        l0 = l1 = l2 = l3 = l4 = l5 = l6 = l7 = r0 = r1 = r2 = r3 = r4 = r5 = r6 = r7 = default;
        if (adds)
        {
            (l0, r0, l1, r1) = (At(ref c, 0), At(ref c, 16), At(ref c, cStride), At(ref c, cStride + 16));
            (l2, r2, l3, r3) = (At(ref c, 2 * cStride), At(ref c, 2 * cStride + 16), At(ref c, 3 * cStride), At(ref c, 3 * cStride + 16));
            (l4, r4, l5, r5) = (At(ref c, 4 * cStride), At(ref c, 4 * cStride + 16), At(ref c, 5 * cStride), At(ref c, 5 * cStride + 16));
            (l6, r6, l7, r7) = (At(ref c, 6 * cStride), At(ref c, 6 * cStride + 16), At(ref c, 7 * cStride), At(ref c, 7 * cStride + 16));
        }

        for (int k = 0; k < depth; k++)
        {
            Add(ref a, rowStep, ref b, ref l0, ref l1, ref l2, ref l3, ref l4, ref l5, ref l6, ref l7, ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            a = ref Unsafe.Add(ref a, depthStep);
            b = ref Unsafe.Add(ref b, bStride);
        }

        Put(ref c, 0, l0, r0);
        Put(ref c, cStride, l1, r1);
        Put(ref c, 2 * cStride, l2, r2);
        Put(ref c, 3 * cStride, l3, r3);
        Put(ref c, 4 * cStride, l4, r4);
        Put(ref c, 5 * cStride, l5, r5);
        Put(ref c, 6 * cStride, l6, r6);
        Put(ref c, 7 * cStride, l7, r7);
    }

    /// <summary>
    /// One k of a full tile: the sums l and r of 8 rows, for the left and the right half of the columns, gain a row's element of A times a line of B. Sums that are local
    /// variables of the caller stay in registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(
        ref float a, nint rowStep, ref float b,
        ref Vector512<float> l0, ref Vector512<float> l1, ref Vector512<float> l2, ref Vector512<float> l3, ref Vector512<float> l4, ref Vector512<float> l5, ref Vector512<float> l6, ref Vector512<float> l7,
        ref Vector512<float> r0, ref Vector512<float> r1, ref Vector512<float> r2, ref Vector512<float> r3, ref Vector512<float> r4, ref Vector512<float> r5, ref Vector512<float> r6, ref Vector512<float> r7)
    {
        Vector512<float> left = At(ref b, 0), right = At(ref b, 16);
        Add(ref a, 0, left, right, ref l0, ref r0);
        Add(ref a, rowStep, left, right, ref l1, ref r1);
        Add(ref a, 2 * rowStep, left, right, ref l2, ref r2);
        Add(ref a, 3 * rowStep, left, right, ref l3, ref r3);
        Add(ref a, 4 * rowStep, left, right, ref l4, ref r4);
        Add(ref a, 5 * rowStep, left, right, ref l5, ref r5);
        Add(ref a, 6 * rowStep, left, right, ref l6, ref r6);
        Add(ref a, 7 * rowStep, left, right, ref l7, ref r7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float a, nint at, Vector512<float> left, Vector512<float> right, ref Vector512<float> l, ref Vector512<float> r)
    {
        var x = Vector512.Create(Unsafe.Add(ref a, at));
        l = Vector512.FusedMultiplyAdd(x, left, l);
        r = Vector512.FusedMultiplyAdd(x, right, r);
    }

    /// <summary>4 rows and 16 columns in vectors of 8: the tile of machines without 512-bit vectors, and of edges.</summary>
    private static void Quarter(int depth, ref float a, nint rowStep, nint depthStep, ref float b, nint bStride, ref float c, nint cStride, bool adds)
    {
        ref float a1 = ref Unsafe.Add(ref a, rowStep), a2 = ref Unsafe.Add(ref a1, rowStep), a3 = ref Unsafe.Add(ref a2, rowStep);
        ref float c1 = ref Unsafe.Add(ref c, cStride), c2 = ref Unsafe.Add(ref c1, cStride), c3 = ref Unsafe.Add(ref c2, cStride);
        Vector256<float> l0, l1, l2, l3, r0, r1, r2, r3;
        l0 = l1 = l2 = l3 = r0 = r1 = r2 = r3 = default;
        if (adds)
        {
            (l0, l1, l2, l3) = (Half(ref c, 0), Half(ref c1, 0), Half(ref c2, 0), Half(ref c3, 0));
            (r0, r1, r2, r3) = (Half(ref c, 8), Half(ref c1, 8), Half(ref c2, 8), Half(ref c3, 8));
        }

        nint at = 0;
        for (int k = 0; k < depth; k++, at += depthStep)
        {
            Vector256<float> left = Half(ref b, 0), right = Half(ref b, 8);
            b = ref Unsafe.Add(ref b, bStride);
            var x = Vector256.Create(Unsafe.Add(ref a, at));
            l0 = Vector256.FusedMultiplyAdd(x, left, l0);
            r0 = Vector256.FusedMultiplyAdd(x, right, r0);
            x = Vector256.Create(Unsafe.Add(ref a1, at));
            l1 = Vector256.FusedMultiplyAdd(x, left, l1);
            r1 = Vector256.FusedMultiplyAdd(x, right, r1);
            x = Vector256.Create(Unsafe.Add(ref a2, at));
            l2 = Vector256.FusedMultiplyAdd(x, left, l2);
            r2 = Vector256.FusedMultiplyAdd(x, right, r2);
            x = Vector256.Create(Unsafe.Add(ref a3, at));
            l3 = Vector256.FusedMultiplyAdd(x, left, l3);
            r3 = Vector256.FusedMultiplyAdd(x, right, r3);
        }

        Put(ref c, l0, r0);
        Put(ref c1, l1, r1);
        Put(ref c2, l2, r2);
        Put(ref c3, l3, r3);
    }

    private static void Line(int depth, ref float a, nint depthStep, ref float b, nint bStride, ref float c, bool adds)
    {
        Vector256<float> left = adds ? Half(ref c, 0) : default, right = adds ? Half(ref c, 8) : default;
        nint at = 0;
        for (int k = 0; k < depth; k++, at += depthStep)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, at));
            left = Vector256.FusedMultiplyAdd(x, Half(ref b, 0), left);
            right = Vector256.FusedMultiplyAdd(x, Half(ref b, 8), right);
            b = ref Unsafe.Add(ref b, bStride);
        }

        Put(ref c, left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> At(ref float start, nint i) => Vector512.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Half(ref float start, nint i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    /// <summary>Stores a row of a full tile at a float behind <paramref name="c"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref float c, nint at, Vector512<float> left, Vector512<float> right)
    {
        left.StoreUnsafe(ref c, (nuint)at);
        right.StoreUnsafe(ref c, (nuint)(at + 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref float c, Vector256<float> left, Vector256<float> right)
    {
        left.StoreUnsafe(ref c);
        right.StoreUnsafe(ref c, 8);
    }
}
