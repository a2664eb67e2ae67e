using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Local;

/// <summary>
/// Forward-Forward's own judgement of images (Hinton 2022, section 3.3): the label with which the goodness of all layers but the first is largest; with one layer,
/// of that one.
/// </summary>
/// <param name="goodness">Of every layer with every label, images x (classes x layers).</param>
/// <param name="images">The images.</param>
/// <param name="layers">Layers.</param>
internal sealed class EnergyReadout(Matrix goodness, LabelledImages images, int layers)
{
    /// <summary>Share of the images that all layers but the first get right.</summary>
    public double Accuracy => Correct(LeastLayer, layers).Sum() / (double)images.Count;

    /// <summary>Share that every layer alone gets right.</summary>
    public ImmutableArray<double> AccuracyPerLayer => [.. Enumerable.Range(0, layers).Select(layer => Correct(layer, layer + 1).Sum() / (double)images.Count)];

    /// <summary>Share of every class; NaN for a class without images.</summary>
    public ImmutableArray<double> AccuracyPerClass
    {
        get
        {
            int[] counts = new int[images.Classes];
            foreach (byte label in images.Labels)
                counts[label]++;
            return [.. Correct(LeastLayer, layers).Zip(counts, (right, all) => right / (double)all)];
        }
    }

    private int LeastLayer => layers == 1 ? 0 : 1;

    private int[] Correct(int from, int to)
    {
        int[] correct = new int[images.Classes];
        for (int image = 0; image < images.Count; image++)
        {
            int label = images.Labels[image];
            correct[label] += Best(image, from, to) == label ? 1 : 0;
        }

        return correct;
    }

    private int Best(int image, int from, int to)
    {
        int best = 0;
        for (int label = 1; label < images.Classes; label++)
            best = Energy(image, label, from, to) > Energy(image, best, from, to) ? label : best;
        return best;
    }

    private float Energy(int image, int label, int from, int to)
    {
        float energy = 0;
        for (int layer = from; layer < to; layer++)
            energy += goodness[image, label * layers + layer];
        return energy;
    }
}
