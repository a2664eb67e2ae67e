namespace NeuroSim.Runs;

/// <summary>The features of an image, which may be changed.</summary>
internal delegate Span<float> FeatureRow(int image);

/// <summary>
/// Mean and deviation of every feature over some images, which standardise those and others, so that one rate suits the heads of all layers. A feature that never
/// changes becomes 0.
/// </summary>
internal sealed class FeatureScale
{
    private const double LeastDeviation = 1e-6;

    private readonly double[] _means, _scales;

    /// <summary>The scale of images.</summary>
    /// <param name="images">How many.</param>
    /// <param name="features">Features of each.</param>
    /// <param name="row">The features of one.</param>
    public FeatureScale(int images, int features, FeatureRow row)
    {
        (_means, _scales) = (new double[features], new double[features]);
        double[] squares = new double[features];
        for (int image = 0; image < images; image++)
            AddUp(row(image), squares);
        for (int i = 0; i < features; i++)
        {
            _means[i] /= images;
            double deviation = Math.Sqrt(Math.Max(0, squares[i] / images - _means[i] * _means[i]));
            _scales[i] = deviation > LeastDeviation ? 1 / deviation : 0;
        }
    }

    /// <summary>x = (x - mean) / deviation.</summary>
    public void Apply(int images, FeatureRow row)
    {
        for (int image = 0; image < images; image++)
        {
            Span<float> values = row(image);
            for (int i = 0; i < _means.Length; i++)
                values[i] = (float)((values[i] - _means[i]) * _scales[i]);
        }
    }

    private void AddUp(ReadOnlySpan<float> row, double[] squares)
    {
        for (int i = 0; i < squares.Length; i++)
        {
            _means[i] += row[i];
            squares[i] += (double)row[i] * row[i];
        }
    }
}
