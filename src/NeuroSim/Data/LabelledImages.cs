using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// Images with a label written over their first pixels, as Forward-Forward sees them (Hinton 2022, section 3.3): pixels in [0, 1], a one-hot label, and all of
/// it scaled to a mean square of 1.
/// </summary>
/// <param name="images">Images with at least as many pixels as classes.</param>
/// <param name="classes">Classes.</param>
public sealed class LabelledImages(ImageSet images, int classes)
{
    /// <summary>Numbers in an input.</summary>
    public int Inputs => images.PixelsPerImage;

    /// <summary>Classes.</summary>
    public int Classes => classes;

    /// <summary>How many images.</summary>
    public int Count => images.Count;

    /// <summary>The class of every image.</summary>
    public ReadOnlySpan<byte> Labels => images.Labels;

    /// <summary>Writes an image with a label.</summary>
    /// <param name="image">Number of the image.</param>
    /// <param name="label">The label; null: none, every class at 1 / classes.</param>
    /// <param name="input">Receives <see cref="Inputs"/> numbers; padded to whole lines, zero behind them.</param>
    public void Read(int image, int? label, Span<float> input)
    {
        PixelNormalization.Unit.Apply(images.Image(image), input);
        input[..classes].Fill(label is null ? 1f / classes : 0f);
        if (label is { } one)
            input[one] = 1f;
        RowKernels.Scale(input, LengthGain.Of(RowKernels.Dot(input, input), Inputs));
    }
}
