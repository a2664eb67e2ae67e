using NeuroSim.Data;
using NeuroSim.Engines;

namespace NeuroSim.Tests.Recording.Representations;

/// <summary>Small tables of activations with labelled images of 2 x 3 pixels.</summary>
internal static class Activations
{
    /// <summary>A table of one layer: a row an image.</summary>
    public static FeatureTable Of(params float[][] rows) => Of([rows.Length == 0 ? 1 : rows[0].Length], rows);

    /// <summary>A table of some layers; a row has the neurons of all, one layer after the other.</summary>
    public static FeatureTable Of(int[] neuronsPerLayer, params float[][] rows)
    {
        var table = new FeatureTable(rows.Length, neuronsPerLayer);
        for (int image = 0; image < rows.Length; image++)
        {
            int first = 0;
            for (int l = 0; l < neuronsPerLayer.Length; first += neuronsPerLayer[l++])
                rows[image].AsSpan(first, neuronsPerLayer[l]).CopyTo(table.Row(image, l));
        }

        return table;
    }

    /// <summary>Rows drawn at random: neuron j answers to class j with <paramref name="answer"/> more; the last neuron of a row is
    /// constant.</summary>
    public static float[][] Drawn(byte[] labels, int neurons, float answer, int seed)
    {
        var random = new Random(seed);
        return [.. labels.Select(label => (float[])
            [.. Enumerable.Range(0, neurons - 1).Select(j => random.NextSingle() * 2 - 1 + (j == label ? answer : 0)), 0.7f])];
    }

    public static ImageSet Images(params byte[] labels)
    {
        byte[] pixels = new byte[6 * labels.Length];
        new Random(3).NextBytes(pixels);
        return new ImageSet(2, 3, pixels, labels);
    }
}
