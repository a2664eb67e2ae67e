namespace NeuroSim.Data;

/// <summary>x = (pixel / 255 - mean) / standard deviation, as a table of the 256 pixel values.</summary>
public sealed class PixelNormalization
{
    private readonly float[] _table = new float[256];

    /// <summary>A normalisation; MNIST's is mean 0.1307, standard deviation 0.3081.</summary>
    /// <param name="mean">Mean of pixel / 255 over the training images, 0 .. 1.</param>
    /// <param name="standardDeviation">Standard deviation of pixel / 255, above 0.</param>
    public PixelNormalization(double mean, double standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(standardDeviation);
        (Mean, StandardDeviation) = (mean, standardDeviation);
        for (int pixel = 0; pixel < 256; pixel++)
            _table[pixel] = (float)((pixel / 255.0 - mean) / standardDeviation);
    }

    /// <summary>x = pixel / 255.</summary>
    public static PixelNormalization Unit { get; } = new(0, 1);

    /// <summary>Mean of pixel / 255.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of pixel / 255.</summary>
    public double StandardDeviation { get; }

    /// <summary>Writes the normalised pixels of one image to the start of <paramref name="input"/>.</summary>
    public void Apply(ReadOnlySpan<byte> image, Span<float> input)
    {
        for (int i = 0; i < image.Length; i++)
            input[i] = _table[image[i]];
    }
}
