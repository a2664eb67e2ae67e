using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Numerics;

/// <summary>
/// The inner loops of a crossbar, one row (one neuron's cells) at a time. All spans are padded to whole lines of 16 floats with zeros.
/// </summary>
/// <remarks>
/// The order of summation is part of the semantics (<c>docs/decisions/0002-order-of-summation.md</c>): element i goes to partial sum
/// i mod 64 by fused multiply-add, i ascending; the 64 sums are added by the fixed tree of <see cref="Total"/>. It depends on neither the
/// machine's vector width nor the number of threads.
/// </remarks>
internal static class RowKernels
{
    private const int PartialSums = 64;

    /// <summary>sum_i row_i x_i.</summary>
    public static float Dot(ReadOnlySpan<float> row, ReadOnlySpan<float> x) =>
        Sweep(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(row), row.Length), x, x, default(ReadPass));

    /// <summary>row_i += gain x_i (one rounding each).</summary>
    public static void Write(Span<float> row, float gain, ReadOnlySpan<float> x)
    {
        ref float w = ref MemoryMarshal.GetReference(row), r = ref MemoryMarshal.GetReference(x);
        var g = Vector512.Create(gain);
        for (nuint i = 0, n = (nuint)row.Length; i < n; i += 16)
            Vector512.FusedMultiplyAdd(g, At(ref r, i), At(ref w, i)).StoreUnsafe(ref w, i);
    }

    /// <summary>row_i *= factor.</summary>
    public static void Scale(Span<float> row, float factor)
    {
        ref float w = ref MemoryMarshal.GetReference(row);
        for (nuint i = 0, n = (nuint)row.Length; i < n; i += 16)
            (At(ref w, i) * factor).StoreUnsafe(ref w, i);
    }

    /// <summary>One pass over a row that updates its cells and reads it: <paramref name="pass"/> says how and in which order.</summary>
    /// <param name="row">The cells, a multiple of 16.</param>
    /// <param name="written">The vector of the write.</param>
    /// <param name="x">The vector of the read.</param>
    /// <param name="pass">What happens to a cell.</param>
    /// <returns>sum_i row_i x_i, in the fixed order.</returns>
    public static float Sweep<TPass>(Span<float> row, ReadOnlySpan<float> written, ReadOnlySpan<float> x, TPass pass)
        where TPass : struct, ICellPass
    {
        Debug.Assert(row.Length % 16 == 0 && x.Length >= row.Length && written.Length >= row.Length, "Rows are padded to whole lines.");
        ref float w = ref MemoryMarshal.GetReference(row), r = ref MemoryMarshal.GetReference(x), u = ref MemoryMarshal.GetReference(written);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint i = 0, n = (nuint)row.Length;
        for (; i + PartialSums <= n; i += PartialSums)
        {
            s0 = Visit(ref w, ref u, ref r, i, pass, s0);
            s1 = Visit(ref w, ref u, ref r, i + 16, pass, s1);
            s2 = Visit(ref w, ref u, ref r, i + 32, pass, s2);
            s3 = Visit(ref w, ref u, ref r, i + 48, pass, s3);
        }

        if (i < n)
            s0 = Visit(ref w, ref u, ref r, i, pass, s0);
        if (i + 16 < n)
            s1 = Visit(ref w, ref u, ref r, i + 16, pass, s1);
        if (i + 32 < n)
            s2 = Visit(ref w, ref u, ref r, i + 32, pass, s2);
        return Total(s0, s1, s2, s3);
    }

    /// <summary>
    /// Several decays and outer products at once, then the read: for every vector u, ascending, row_i = retention row_i + u_own u_i; then
    /// sum_i row_i x_i. The same bits as one <see cref="Sweep"/> after the other, for one trip of the row through the cache.
    /// </summary>
    /// <param name="row">The cells, a multiple of 16.</param>
    /// <param name="retention">Share of a cell that is left per vector.</param>
    /// <param name="vectors">The vectors, a power of two of them, in a ring.</param>
    /// <param name="stride">Floats from one vector to the next.</param>
    /// <param name="first">Number of the first vector; number n lies at n modulo the ring's length.</param>
    /// <param name="count">How many vectors.</param>
    /// <param name="own">Which element of a vector is this row's.</param>
    /// <param name="x">The vector of the read.</param>
    public static float AccumulateThenDot(
        Span<float> row, float retention, ReadOnlySpan<float> vectors, int stride, long first, int count, int own, ReadOnlySpan<float> x)
    {
        ref float w = ref MemoryMarshal.GetReference(row), r = ref MemoryMarshal.GetReference(x), ring = ref MemoryMarshal.GetReference(vectors);
        long mask = vectors.Length / stride - 1;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, beta = Vector512.Create(retention);
        nuint i = 0, n = (nuint)row.Length;
        for (; i + PartialSums <= n; i += PartialSums)
        {
            Vector512<float> c0 = At(ref w, i), c1 = At(ref w, i + 16), c2 = At(ref w, i + 32), c3 = At(ref w, i + 48);
            for (long k = first; k < first + count; k++)
            {
                ref float u = ref Unsafe.Add(ref ring, (nint)(k & mask) * stride);
                var self = Vector512.Create(Unsafe.Add(ref u, own));
                c0 = Vector512.FusedMultiplyAdd(beta, c0, self * At(ref u, i));
                c1 = Vector512.FusedMultiplyAdd(beta, c1, self * At(ref u, i + 16));
                c2 = Vector512.FusedMultiplyAdd(beta, c2, self * At(ref u, i + 32));
                c3 = Vector512.FusedMultiplyAdd(beta, c3, self * At(ref u, i + 48));
            }

            c0.StoreUnsafe(ref w, i);
            c1.StoreUnsafe(ref w, i + 16);
            c2.StoreUnsafe(ref w, i + 32);
            c3.StoreUnsafe(ref w, i + 48);
            s0 = Vector512.FusedMultiplyAdd(c0, At(ref r, i), s0);
            s1 = Vector512.FusedMultiplyAdd(c1, At(ref r, i + 16), s1);
            s2 = Vector512.FusedMultiplyAdd(c2, At(ref r, i + 32), s2);
            s3 = Vector512.FusedMultiplyAdd(c3, At(ref r, i + 48), s3);
        }

        for (int block = 0; i < n; i += 16, block++)
        {
            Vector512<float> cells = At(ref w, i);
            for (long k = first; k < first + count; k++)
            {
                ref float u = ref Unsafe.Add(ref ring, (nint)(k & mask) * stride);
                cells = Vector512.FusedMultiplyAdd(beta, cells, Vector512.Create(Unsafe.Add(ref u, own)) * At(ref u, i));
            }

            cells.StoreUnsafe(ref w, i);
            ref Vector512<float> sum = ref (block == 0 ? ref s0 : ref (block == 1 ? ref s1 : ref s2));
            sum = Vector512.FusedMultiplyAdd(cells, At(ref r, i), sum);
        }

        return Total(s0, s1, s2, s3);
    }

    /// <summary>sum_i f(row_i) x_i^2: element i goes to partial sum i mod 16, then the fixed tree.</summary>
    public static float WeightedSquares<TFunction>(ReadOnlySpan<float> row, ReadOnlySpan<float> x, TFunction f)
        where TFunction : struct, ICellFunction
    {
        ref float w = ref MemoryMarshal.GetReference(row), r = ref MemoryMarshal.GetReference(x);
        Vector512<float> sum = default;
        for (nuint i = 0, n = (nuint)row.Length; i < n; i += 16)
        {
            Vector512<float> driven = At(ref r, i);
            sum = Vector512.FusedMultiplyAdd(driven * driven, f.At(At(ref w, i)), sum);
        }

        return Total(sum, default, default, default);
    }

    /// <summary>The fixed tree: (0 + 1) + (2 + 3) over the four blocks of 16 sums, then halves of 8, 4, 2, 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Total(Vector512<float> s0, Vector512<float> s1, Vector512<float> s2, Vector512<float> s3)
    {
        Vector512<float> sixteen = (s0 + s1) + (s2 + s3);
        Vector256<float> eight = sixteen.GetLower() + sixteen.GetUpper();
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Visit<TPass>(ref float w, ref float u, ref float r, nuint i, TPass pass, Vector512<float> sum)
        where TPass : struct, ICellPass
    {
        Vector512<float> before = At(ref w, i), cells = before;
        if (TPass.Writes)
        {
            cells = pass.Update(before, At(ref u, i));
            cells.StoreUnsafe(ref w, i);
        }

        return Vector512.FusedMultiplyAdd(TPass.ReadsFirst ? before : cells, At(ref r, i), sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> At(ref float start, nuint i) => Vector512.LoadUnsafe(ref start, i);
}
