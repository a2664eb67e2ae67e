namespace NeuroSim.Data;

/// <summary>Images in a given order, which begins anew when it is through.</summary>
/// <param name="images">The images.</param>
/// <param name="normalization">How a pixel becomes an input.</param>
/// <param name="order">Indices of images, at least one.</param>
public sealed class OrderedImages(ImageSet images, PixelNormalization normalization, int[] order) : ILabelledSource
{
    /// <inheritdoc/>
    public int Inputs => images.PixelsPerImage;

    /// <inheritdoc/>
    public byte Label(long sample) => images.Labels[IndexOf(sample)];

    /// <inheritdoc/>
    public void Read(long sample, Span<float> input) => normalization.Apply(images.Image(IndexOf(sample)), input);

    private int IndexOf(long sample) => order[sample % order.Length];
}
