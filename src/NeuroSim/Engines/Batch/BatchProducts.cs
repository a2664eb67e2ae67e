using System.Runtime.InteropServices;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>A term of a gradient of weights: the sum over the samples of errors times inputs.</summary>
/// <param name="Errors">dLoss/da, D x B.</param>
/// <param name="Input">What the weights saw, B x I.</param>
internal readonly record struct GradientTerm(Matrix Errors, Matrix Input);

/// <summary>The products of the batched rules, by blocks of rows; every element is one chain of fused multiply-adds (<see cref="TileKernel"/>).</summary>
internal static class BatchProducts
{
    /// <summary>Rows [from, to) of A times a matrix with a column a sample.</summary>
    public static void Multiply(AlignedFloats a, int stride, int from, int to, int depth, Matrix b, Matrix c)
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < c.Columns; column += TileKernel.Columns)
            {
                TileKernel.Run(
                    Math.Min(TileKernel.Rows, to - row), Width(c, column), depth, ref a.Span[row * stride], stride, 1,
                    ref b.Values.Span[column], b.Stride, ref c.Values.Span[row * c.Stride + column], c.Stride, adds: false);
            }
        }
    }

    /// <summary>Rows [from, to) of A^T times a matrix with a column a sample.</summary>
    public static void MultiplyTransposed(AlignedFloats a, int stride, Matrix b, Matrix c, int from, int to)
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < c.Columns; column += TileKernel.Columns)
            {
                TileKernel.Run(
                    Math.Min(TileKernel.Rows, to - row), Width(c, column), b.Rows, ref a.Span[row], 1, stride,
                    ref b.Values.Span[column], b.Stride, ref c.Values.Span[row * c.Stride + column], c.Stride, adds: false);
            }
        }
    }

    /// <summary>Columns of a tile that begins at a column of a matrix: whole lines, the padding included.</summary>
    public static int Width(Matrix matrix, int column) => Math.Min(TileKernel.Columns, AlignedFloats.Padded(matrix.Columns) - column);

    /// <summary>rows x width of the sum over terms and samples of e_j x_i, terms in their order.</summary>
    public static void Tile(ReadOnlySpan<GradientTerm> terms, int row, int rows, int column, int width, Span<float> tile)
    {
        for (int t = 0; t < terms.Length; t++)
        {
            (Matrix errors, Matrix input) = terms[t];
            TileKernel.Run(
                rows, width, errors.Columns, ref errors.Values.Span[row * errors.Stride], errors.Stride, 1, ref input.Values.Span[column], input.Stride,
                ref MemoryMarshal.GetReference(tile), width, adds: t > 0);
        }
    }

    /// <summary>Descends along rows [from, to) of <paramref name="weights"/>; a gradient is used while it is in the cache and never written to memory.</summary>
    public static void Descend(Parameters weights, ReadOnlySpan<GradientTerm> terms, int from, int to, in BatchStep step, Span<float> tile)
    {
        Matrix input = terms[0].Input;
        for (int column = 0; column < input.Columns; column += TileKernel.Columns)
        {
            int width = Width(input, column);
            for (int row = from; row < to; row += TileKernel.Rows)
            {
                int rows = Math.Min(TileKernel.Rows, to - row);
                Tile(terms, row, rows, column, width, tile);
                weights.Update(row, rows, column, width, tile, step);
            }
        }
    }
}
