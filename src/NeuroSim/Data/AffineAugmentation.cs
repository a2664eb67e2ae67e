using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// Random affine augmentation of images about their centre: rotation, shift by whole pixels, scale; every pixel takes the nearest one of the original,
/// background (0) from outside. The ranges, and the sampling by the nearest pixel, are those of the paper's code.
/// </summary>
/// <remarks>A presentation's draws are a function of (seed, sample): the same for any engine, any number of threads, and after a resume.</remarks>
public sealed class AffineAugmentation
{
    private readonly AugmentSettings _settings;
    private readonly int _rows, _columns;
    private readonly Philox _random;

    /// <summary>Augmentation of images of one size.</summary>
    /// <param name="settings">How far.</param>
    /// <param name="rows">Rows of an image, at least 1.</param>
    /// <param name="columns">Columns of an image, at least 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <exception cref="InvalidInputException">A setting is outside its range.</exception>
    public AffineAugmentation(AugmentSettings settings, int rows, int columns, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        (_settings, _rows, _columns, _random) = (settings, rows, columns, new Philox(seed, RandomStream.Augmentation));
    }

    /// <summary>Writes what sample <paramref name="sample"/> of the run looks like.</summary>
    /// <param name="image">The original, row by row.</param>
    /// <param name="sample">Number of the sample in the run.</param>
    /// <param name="augmented">Receives as many pixels.</param>
    public void Apply(ReadOnlySpan<byte> image, long sample, Span<byte> augmented)
    {
        PhiloxBlock block = _random.Block(0, (ulong)sample);
        double angle = Between(block.W0, _settings.RotationDegrees) * Math.PI / 180, scale = 1 + Between(block.W1, _settings.Scale);
        double right = Math.Round(Between(block.W2, _settings.Shift * _columns)), down = Math.Round(Between(block.W3, _settings.Shift * _rows));
        Transform(image, augmented, Math.Cos(angle) / scale, Math.Sin(angle) / scale, right, down);
    }

    /// <summary>Each pixel of the result looks its original up through the inverse map.</summary>
    private void Transform(ReadOnlySpan<byte> image, Span<byte> result, double cosine, double sine, double right, double down)
    {
        double centreX = 0.5 * (_columns - 1), centreY = 0.5 * (_rows - 1);
        for (int y = 0, at = 0; y < _rows; y++)
        {
            double dy = y - centreY - down;
            for (int x = 0; x < _columns; x++, at++)
            {
                double dx = x - centreX - right;
                int fromX = (int)Math.Round(cosine * dx + sine * dy + centreX), fromY = (int)Math.Round(cosine * dy - sine * dx + centreY);
                result[at] = (uint)fromX < (uint)_columns && (uint)fromY < (uint)_rows ? image[fromY * _columns + fromX] : (byte)0;
            }
        }
    }

    /// <summary>Uniform in [-most, most).</summary>
    private static double Between(uint word, double most) => most * (2.0 * PhiloxBlock.ToUniform(word) - 1);
}
