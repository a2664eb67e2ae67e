using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>A term of a gradient of weights: the sum over the samples of errors times inputs.</summary>
/// <param name="Errors">dLoss/da, D x B.</param>
/// <param name="Input">What the weights saw, B x I.</param>
internal readonly record struct GradientTerm(Matrix Errors, SamplePanels Input);

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
    public static void MultiplyTransposed(AlignedFloats a, int stride, Matrix b, Matrix c, int from, int to, bool adds = false)
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < c.Columns; column += TileKernel.Columns)
            {
                TileKernel.Run(
                    Math.Min(TileKernel.Rows, to - row), Width(c, column), b.Rows, ref a.Span[row], 1, stride,
                    ref b.Values.Span[column], b.Stride, ref c.Values.Span[row * c.Stride + column], c.Stride, adds);
            }
        }
    }

    /// <summary>Columns of a tile that begins at a column of a matrix: whole lines, the padding included.</summary>
    private static int Width(Matrix matrix, int column) => Math.Min(TileKernel.Columns, AlignedFloats.Padded(matrix.Columns) - column);

    /// <summary>The gradient of up to 8 rows of weights: the sum over terms and samples of e_j x_i, terms in their order.</summary>
    /// <param name="terms">At least one.</param>
    /// <param name="row">First row.</param>
    /// <param name="rows">Rows, 1 .. 8.</param>
    /// <param name="gradient">Receives the rows, each padded to whole lines.</param>
    public static void Gradient(ReadOnlySpan<GradientTerm> terms, int row, int rows, Span<float> gradient)
    {
        int stride = AlignedFloats.Padded(terms[0].Input.Columns);
        for (int column = 0; column < stride; column += TileKernel.Columns)
        {
            for (int t = 0; t < terms.Length; t++)
            {
                (Matrix errors, SamplePanels input) = terms[t];
                TileKernel.Run(
                    rows, Math.Min(TileKernel.Columns, stride - column), errors.Columns, ref errors.Values.Span[row * errors.Stride], errors.Stride, 1,
                    ref input.Values.Span[input.Start(column)], TileKernel.Columns, ref gradient[column], stride, adds: t > 0);
            }
        }
    }
}
