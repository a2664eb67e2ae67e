using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Numerics;

/// <summary>
/// Products of matrices in single precision. Every element of C is one chain of fused multiply-adds over k ascending, beginning at 0 or at what C held: the
/// same bits for any blocking, vector width and number of threads (<see cref="TileKernel"/>).
/// </summary>
/// <remarks>
/// C's columns are taken in panels of 32. A block of B under a panel is copied so that it lies together in the first-level cache while 8 rows of A at a time go
/// over it. The block after it is fetched meanwhile: its rows lie too far apart for a machine to guess.
/// </remarks>
public static class MatrixProduct
{
    /// <summary>k of a block: its 32 columns are 25 KB at most, which leaves room for rows of A in 32 KB.</summary>
    internal const int BlockDepth = 200;

    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="a">A, M x K.</param>
    /// <param name="b">B, K x N.</param>
    /// <param name="c">C, M x N; its padding must be zero when it is added to.</param>
    /// <param name="adds">Whether C's values are added to.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void Multiply(Matrix a, Matrix b, Matrix c, bool adds = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        Check(a.Rows, a.Columns, b, c);
        Panels(new Operand(a.Values, a.Stride, 1), a.Columns, b, c, 0, Panels(c), adds);
    }

    /// <summary>C = A^T B, or C += A^T B: a rank-K update when K is short.</summary>
    /// <param name="a">A, K x M, read by columns.</param>
    /// <param name="b">B, K x N.</param>
    /// <param name="c">C, M x N; its padding must be zero when it is added to.</param>
    /// <param name="adds">Whether C's values are added to.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void MultiplyTransposed(Matrix a, Matrix b, Matrix c, bool adds = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        Check(a.Columns, a.Rows, b, c);
        Panels(new Operand(a.Values, 1, a.Stride), a.Rows, b, c, 0, Panels(c), adds);
    }

    /// <summary>How many panels C has.</summary>
    internal static int Panels(Matrix c) => (c.Columns + TileKernel.Columns - 1) / TileKernel.Columns;

    /// <summary>Panels [from, to) of C.</summary>
    internal static void Panels(Operand a, int depth, Matrix b, Matrix c, int from, int to, bool adds)
    {
        Span<float> packed = Scratch();
        for (int panel = from; panel < to; panel++)
        {
            int column = panel * TileKernel.Columns, width = Math.Min(TileKernel.Columns, AlignedFloats.Padded(c.Columns) - column);
            for (int k = 0; k < Math.Max(depth, 1); k += BlockDepth)
            {
                int block = Math.Min(BlockDepth, depth - k);
                Pack(b, k, block, column, width, packed);
                Fetch(b, k + block, Math.Min(BlockDepth, depth - k - block), column);
                Rows(a, k, block, packed, width, c, column, adds || k > 0);
            }
        }
    }

    private static void Rows(Operand a, int k, int depth, Span<float> packed, int width, Matrix c, int column, bool adds)
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(a.Values.Span), k * a.DepthStep);
        ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(c.Values.Span), column);
        ref float b = ref MemoryMarshal.GetReference(packed);
        for (int row = 0; row < c.Rows; row += TileKernel.Rows)
        {
            TileKernel.Run(
                Math.Min(TileKernel.Rows, c.Rows - row), width, depth, ref Unsafe.Add(ref first, row * a.RowStep), a.RowStep, a.DepthStep, ref b, width,
                ref Unsafe.Add(ref target, (nint)row * c.Stride), c.Stride, adds);
        }
    }

    /// <summary>Rows k .. k + depth - 1 of B under a panel, side by side.</summary>
    private static void Pack(Matrix b, int k, int depth, int column, int width, Span<float> packed)
    {
        ref float source = ref Unsafe.Add(ref MemoryMarshal.GetReference(b.Values.Span), (nint)k * b.Stride + column);
        ref float target = ref MemoryMarshal.GetReference(packed);
        for (int i = 0; i < depth; i++)
        {
            for (nuint j = 0; j < (nuint)width; j += 16)
                Vector512.LoadUnsafe(ref source, j).StoreUnsafe(ref target, j);
            source = ref Unsafe.Add(ref source, b.Stride);
            target = ref Unsafe.Add(ref target, width);
        }
    }

    /// <summary>Asks for rows k .. k + depth - 1 of B under a panel.</summary>
    private static unsafe void Fetch(Matrix b, int k, int depth, int column)
    {
        if (!Sse.IsSupported)
            return;
        ref float source = ref Unsafe.Add(ref MemoryMarshal.GetReference(b.Values.Span), (nint)k * b.Stride + column);
        for (int i = 0; i < depth; i++, source = ref Unsafe.Add(ref source, b.Stride))
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref source));
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref source, AlignedFloats.LineFloats)));
        }
    }

    internal static void Check(int rows, int depth, Matrix b, Matrix c)
    {
        if (b.Rows != depth || c.Rows != rows || c.Columns != b.Columns)
            throw new ArgumentException($"{rows} x {depth} times {b.Rows} x {b.Columns} is no {c.Rows} x {c.Columns}.");
    }

    [ThreadStatic]
    private static AlignedFloats? _scratch;

    private static Span<float> Scratch() => (_scratch ??= new AlignedFloats(BlockDepth * TileKernel.Columns)).Span;
}

/// <summary>The left operand of a product, as it is or transposed.</summary>
/// <param name="Values">Its floats.</param>
/// <param name="RowStep">Floats from a row to the next.</param>
/// <param name="DepthStep">Floats from a k to the next.</param>
internal readonly record struct Operand(AlignedFloats Values, nint RowStep, nint DepthStep);
