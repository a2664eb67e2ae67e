using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>Products of matrices with a tile a row, which may be the first rows of a larger one.</summary>
internal static class SampleProducts
{
    /// <summary>C = A B, or C += A B, for as many rows of A as C has.</summary>
    public static void Multiply(Matrix a, Matrix b, Matrix c, bool adds = false) =>
        MatrixProduct.Panels(new Operand(a.Values, a.Stride, 1), b.Rows, b, c, 0, MatrixProduct.Panels(c), adds);

    /// <summary>C = A^T B, or C += A^T B, over as many rows of A as B has.</summary>
    public static void MultiplyTransposed(Matrix a, Matrix b, Matrix c, bool adds = false) =>
        MatrixProduct.Panels(new Operand(a.Values, 1, a.Stride), b.Rows, b, c, 0, MatrixProduct.Panels(c), adds);

    /// <summary>Adds the rows of a matrix up, rows ascending.</summary>
    public static void AddRows(Matrix rows, Span<float> sums)
    {
        for (int row = 0; row < rows.Rows; row++)
            RowKernels.Write(sums, 1f, rows.Line(row));
    }
}
