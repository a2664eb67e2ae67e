namespace NeuroSim.Data;

/// <summary>Images as a run presents them: epoch after epoch in the order of the stream, augmented, normalised.</summary>
public sealed class ImageStream : ILabelledSource
{
    private readonly ImageSet _images;
    private readonly PixelNormalization _normalization;
    private readonly StreamSettings _settings;
    private readonly ulong _seed;
    private readonly AffineAugmentation? _augmentation;
    private readonly byte[] _augmented;
    private int[] _order = [];
    private long _epoch = -1;

    /// <summary>A stream over <paramref name="images"/>.</summary>
    /// <param name="images">What to present.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="settings">In which order.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="augmentation">What happens to every image before it is presented; null: nothing.</param>
    public ImageStream(ImageSet images, PixelNormalization normalization, StreamSettings settings, ulong seed, AugmentSettings? augmentation = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        ArgumentNullException.ThrowIfNull(settings);
        (_images, _normalization, _settings, _seed) = (images, normalization, settings, seed);
        (_augmentation, _augmented) = (augmentation is null ? null : new AffineAugmentation(augmentation, images.Rows, images.Columns, seed), new byte[images.PixelsPerImage]);
    }

    /// <inheritdoc/>
    public int Inputs => _images.PixelsPerImage;

    /// <inheritdoc/>
    public byte Label(long sample) => _images.Labels[IndexOf(sample)];

    /// <inheritdoc/>
    public void Read(long sample, Span<float> input)
    {
        ReadOnlySpan<byte> image = _images.Image(IndexOf(sample));
        if (_augmentation is { } augmentation)
        {
            augmentation.Apply(image, sample, _augmented);
            image = _augmented;
        }

        _normalization.Apply(image, input);
    }

    private int IndexOf(long sample)
    {
        long epoch = sample / _images.Count;
        if (epoch != _epoch)
            (_order, _epoch) = (SampleStream.Order(_images.Labels, _settings, _seed, (int)epoch), epoch);
        return _order[sample % _images.Count];
    }
}
