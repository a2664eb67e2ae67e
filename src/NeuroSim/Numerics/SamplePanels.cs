namespace NeuroSim.Numerics;

/// <summary>
/// A batch with a sample a row, in panels of 32 columns that each lie together, sample after sample. A tile of a gradient goes over all samples of one panel:
/// side by side they lie on 3 pages of memory or fewer, where rows of a wide matrix lie on a page each, which made the gradient up to 1.8 times slower.
/// </summary>
/// <param name="samples">Rows.</param>
/// <param name="columns">Columns; zeros behind them fill the last panel.</param>
internal sealed class SamplePanels(int samples, int columns)
{
    /// <summary>Rows.</summary>
    public int Samples => samples;

    /// <summary>Columns.</summary>
    public int Columns => columns;

    /// <summary>The panels, one behind the other.</summary>
    public AlignedFloats Values { get; } = new((columns + TileKernel.Columns - 1) / TileKernel.Columns * samples * TileKernel.Columns);

    /// <summary>Where a column's element of the first sample lies; other samples follow, <see cref="TileKernel.Columns"/> apart.</summary>
    public int Start(int column) => column / TileKernel.Columns * samples * TileKernel.Columns + column % TileKernel.Columns;

    /// <summary>Columns [from, to): these rows of a matrix with a column a sample.</summary>
    public void CopyRows(Matrix source, int from, int to)
    {
        for (int first = from; first < to; first = (first / TileKernel.Columns + 1) * TileKernel.Columns)
            CopyWithinPanel(source, first, Math.Min(to, (first / TileKernel.Columns + 1) * TileKernel.Columns));
    }

    private void CopyWithinPanel(Matrix source, int from, int to)
    {
        ReadOnlySpan<float> values = source.Values.Slice(from * source.Stride, (to - from) * source.Stride);
        for (int sample = 0; sample < samples; sample++)
        {
            Span<float> turned = Values.Slice(Start(from) + sample * TileKernel.Columns, to - from);
            for (int i = 0; i < turned.Length; i++)
                turned[i] = values[i * source.Stride + sample];
        }
    }
}
