namespace NeuroSim.Data;

/// <summary>
/// Square tiles of an image, as the eye fixates it place after place: down every column of tiles, column after column (Illing et al. 2021, section 4.1).
/// </summary>
/// <param name="Size">Rows and columns of a tile, at least 1.</param>
/// <param name="Stride">Pixels from a tile to the next, at least 1; below <paramref name="Size"/> neighbours overlap.</param>
public sealed record ImageTiles(int Size, int Stride)
{
    /// <summary>Numbers of a tile.</summary>
    public int Inputs => Size * Size;

    /// <summary>Tiles of an image down and across.</summary>
    /// <exception cref="ArgumentException">An image is smaller than a tile.</exception>
    public (int Rows, int Columns) GridOf(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Rows < Size || images.Columns < Size)
            throw new ArgumentException($"Images of {images.Rows} x {images.Columns} hold no tile of {Size} x {Size}.", nameof(images));
        return ((images.Rows - Size) / Stride + 1, (images.Columns - Size) / Stride + 1);
    }

    /// <summary>Writes one tile to the start of <paramref name="input"/>.</summary>
    /// <param name="images">Images.</param>
    /// <param name="image">Number of the image.</param>
    /// <param name="row">Row of the tile, from 0.</param>
    /// <param name="column">Column of the tile, from 0.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="input">Receives <see cref="Inputs"/> numbers, row by row.</param>
    public void Read(ImageSet images, int image, int row, int column, PixelNormalization normalization, Span<float> input)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        ReadOnlySpan<byte> pixels = images.Image(image);
        for (int y = 0; y < Size; y++)
            normalization.Apply(pixels.Slice((row * Stride + y) * images.Columns + column * Stride, Size), input[(y * Size)..]);
    }
}
