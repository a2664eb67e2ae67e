using NeuroSim.Engines;

namespace NeuroSim.Runs.Local;

/// <summary>Features at mean 0 and variance 1 over the training images, so that one rate suits the heads of all layers; a feature that never changes becomes 0.</summary>
internal static class FeatureScaling
{
    private const double Least = 1e-12;

    /// <summary>Scales both tables by the statistics of <paramref name="train"/>.</summary>
    public static void Apply(FeatureTable train, FeatureTable test)
    {
        for (int column = 0; column < train.Stride; column++)
        {
            double sum = 0, squares = 0;
            for (int image = 0; image < train.Images; image++)
            {
                double value = train.Row(image)[column];
                (sum, squares) = (sum + value, squares + value * value);
            }

            double mean = sum / train.Images, variance = squares / train.Images - mean * mean;
            double scale = variance > Least ? 1 / Math.Sqrt(variance) : 0;
            Apply(train, column, mean, scale);
            Apply(test, column, mean, scale);
        }
    }

    private static void Apply(FeatureTable table, int column, double mean, double scale)
    {
        for (int image = 0; image < table.Images; image++)
        {
            ref float value = ref table.Row(image)[column];
            value = (float)((value - mean) * scale);
        }
    }
}
