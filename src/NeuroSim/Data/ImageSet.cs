namespace NeuroSim.Data;

/// <summary>Labelled grey images, pixels 0 (background) to 255 in row-major order, image after image.</summary>
public sealed class ImageSet
{
    private readonly byte[] _pixels, _labels;

    /// <summary>Wraps pixels and labels; the arrays are not copied and must not change afterwards.</summary>
    /// <param name="rows">Rows of an image, at least 1.</param>
    /// <param name="columns">Columns of an image, at least 1.</param>
    /// <param name="pixels">rows x columns bytes for every label.</param>
    /// <param name="labels">One class per image.</param>
    /// <exception cref="ArgumentException">Pixels and labels do not fit together.</exception>
    public ImageSet(int rows, int columns, byte[] pixels, byte[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if ((long)rows * columns * labels.Length != pixels.Length)
            throw new ArgumentException($"{labels.Length} images of {rows} x {columns} need {(long)rows * columns * labels.Length} pixels, not {pixels.Length}.", nameof(pixels));
        (Rows, Columns, _pixels, _labels) = (rows, columns, pixels, labels);
    }

    /// <summary>Rows of an image.</summary>
    public int Rows { get; }

    /// <summary>Columns of an image.</summary>
    public int Columns { get; }

    /// <summary>Pixels of an image.</summary>
    public int PixelsPerImage => Rows * Columns;

    /// <summary>How many images.</summary>
    public int Count => _labels.Length;

    /// <summary>The class of every image.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The pixels of image <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> Image(int index) => _pixels.AsSpan(index * PixelsPerImage, PixelsPerImage);

    /// <summary>The first <paramref name="count"/> images (all of them when there are fewer).</summary>
    public ImageSet Take(int count) =>
        count >= Count ? this : new ImageSet(Rows, Columns, _pixels[..(count * PixelsPerImage)], _labels[..count]);
}
