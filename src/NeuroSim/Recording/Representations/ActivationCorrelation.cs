using NeuroSim.Engines;
using NeuroSim.Numerics;

namespace NeuroSim.Recording.Representations;

/// <summary>
/// Pearson's correlations between neurons of a layer over all images, as a product of standardised activations: in single precision,
/// images ascending, the same
/// bits for any number of threads.
/// </summary>
internal static class ActivationCorrelation
{
    /// <summary>Neurons a product is made of at most: a larger layer is represented by that many, evenly spread over it.</summary>
    public const int MostNeurons = 1024;

    private const int Block = 512;

    /// <summary>Root mean square of the correlations between different living neurons; 0 when there are fewer than two.</summary>
    public static double RootMeanSquare(FeatureTable table, int layer, ClassMoments moments)
    {
        int[] alive = [.. Enumerable.Range(0, moments.Neurons).Where(moments.IsAlive)];
        int count = Math.Min(MostNeurons, alive.Length);
        if (count < 2)
            return 0;
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => alive[(int)((long)i * alive.Length / count)])];
        Matrix correlations = Of(table, layer, moments, chosen);
        double sum = 0;
        for (int i = 1; i < count; i++)
        {
            foreach (float value in correlations.Row(i)[..i])
                sum += (double)value * value;
        }

        return Math.Sqrt(sum / (0.5 * count * (count - 1)));
    }

    /// <summary>Correlations between some living neurons, square.</summary>
    public static Matrix Of(FeatureTable table, int layer, ClassMoments moments, int[] neurons)
    {
        Matrix products = new(neurons.Length, neurons.Length), standardised = new(Block, neurons.Length);
        var shifts = new (float Mean, float Scale)[neurons.Length];
        for (int i = 0; i < neurons.Length; i++)
            shifts[i] = ((float)moments.Mean(neurons[i]), (float)(1 / Math.Sqrt(moments.Variance(neurons[i]) * table.Images)));
        for (int first = 0; first < table.Images; first += Block)
        {
            for (int row = 0; row < Block; row++)
                Standardise(table, layer, first + row, neurons, shifts, standardised.Row(row));
            MatrixProduct.MultiplyTransposed(standardised, standardised, products, adds: first > 0);
        }

        return products;
    }

    /// <summary>Zeros behind the last image.</summary>
    private static void Standardise(
        FeatureTable table, int layer, int image, int[] neurons, (float Mean, float Scale)[] shifts, Span<float> row)
    {
        row.Clear();
        if (image >= table.Images)
            return;
        ReadOnlySpan<float> activations = table.Row(image, layer);
        for (int i = 0; i < neurons.Length; i++)
            row[i] = (ClassMoments.Finite(activations[neurons[i]]) - shifts[i].Mean) * shifts[i].Scale;
    }
}
