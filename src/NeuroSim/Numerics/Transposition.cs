namespace NeuroSim.Numerics;

/// <summary>Copies of matrices with rows and columns exchanged.</summary>
public static class Transposition
{
    private const int Block = 16;

    /// <summary>target = source^T.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void Copy(Matrix source, Matrix target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (source.Rows != target.Columns || source.Columns != target.Rows)
            throw new ArgumentException($"{target.Rows} x {target.Columns} is not {source.Rows} x {source.Columns} transposed.", nameof(target));
        for (int row = 0; row < source.Rows; row += Block)
            CopyRows(source, target, row, Math.Min(source.Rows, row + Block));
    }

    /// <summary>Columns [from, to) of the target: rows [from, to) of the source.</summary>
    private static void CopyRows(Matrix source, Matrix target, int from, int to)
    {
        ReadOnlySpan<float> values = source.Values.Span;
        Span<float> turned = target.Values.Span;
        for (int column = 0; column < source.Columns; column++)
        {
            int at = column * target.Stride;
            for (int row = from; row < to; row++)
                turned[at + row] = values[row * source.Stride + column];
        }
    }
}
