using System.Collections.Immutable;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Representations;

/// <summary>How a neuron's activations are distributed within each class.</summary>
/// <param name="Layer">Number of its layer, from 0.</param>
/// <param name="Neuron">Its number, from 0.</param>
/// <param name="Classes">One a class; null: a class without images.</param>
internal sealed record ClassDistribution(int Layer, int Neuron, ImmutableArray<ActivationSpread?> Classes)
{
    /// <summary>The distribution of a neuron.</summary>
    public static ClassDistribution Of(FeatureTable table, int layer, int neuron, ReadOnlySpan<byte> labels, int classes)
    {
        var activations = Enumerable.Range(0, classes).Select(_ => new List<float>()).ToArray();
        for (int image = 0; image < table.Images; image++)
        {
            if (labels[image] < classes)
                activations[labels[image]].Add(ClassMoments.Finite(table.Row(image, layer)[neuron]));
        }

        return new ClassDistribution(layer, neuron, [.. activations.Select(ActivationSpread.Of)]);
    }
}

/// <summary>Five quantiles of some activations and their mean, four digits each.</summary>
/// <param name="Low">5 % of the activations are at most this; in between, quantiles are interpolated linearly (Hyndman and Fan 1996,
/// definition 7).</param>
/// <param name="Quarter">25 %.</param>
/// <param name="Median">50 %.</param>
/// <param name="ThreeQuarters">75 %.</param>
/// <param name="High">95 %.</param>
/// <param name="Mean">Their mean.</param>
internal sealed record ActivationSpread(double Low, double Quarter, double Median, double ThreeQuarters, double High, double Mean)
{
    /// <summary>The spread of some activations; null when there are none. Sorts the list.</summary>
    public static ActivationSpread? Of(List<float> activations)
    {
        if (activations.Count == 0)
            return null;
        activations.Sort();
        return new ActivationSpread(
            Quantile(activations, 0.05), Quantile(activations, 0.25), Quantile(activations, 0.5), Quantile(activations, 0.75),
            Quantile(activations, 0.95),
            Rounding.Significant(activations.Average(value => (double)value)));
    }

    private static double Quantile(List<float> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Count - 1);
        return Rounding.Significant(sorted[below] + (place - below) * ((double)sorted[above] - sorted[below]));
    }
}
