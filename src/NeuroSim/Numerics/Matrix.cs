namespace NeuroSim.Numerics;

/// <summary>
/// A matrix of floats, row by row. Rows are padded with zeros to whole cache lines, which operations on the matrix keep at zero, and begin a line apart from
/// a multiple of 1 KB, so that walking down a column does not meet the same few sets of a cache.
/// </summary>
public sealed class Matrix
{
    private const int Collision = 256;

    /// <summary>An all-zero matrix.</summary>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0.</param>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        int padded = AlignedFloats.Padded(columns);
        (Rows, Columns, Stride) = (rows, columns, padded >= Collision && padded % Collision == 0 ? padded + AlignedFloats.LineFloats : padded);
        Values = new AlignedFloats(rows * Stride);
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>All rows with their padding.</summary>
    public AlignedFloats Values { get; }

    /// <summary>An element.</summary>
    public float this[int row, int column]
    {
        get => Row(row)[column];
        set => Row(row)[column] = value;
    }

    /// <summary>A row without its padding.</summary>
    public Span<float> Row(int row) => Values.Slice(row * Stride, Columns);

    /// <summary>A row with its padding to whole lines.</summary>
    public Span<float> Line(int row) => Values.Slice(row * Stride, AlignedFloats.Padded(Columns));
}
