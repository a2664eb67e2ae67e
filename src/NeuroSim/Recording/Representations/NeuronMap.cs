using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Numerics;

namespace NeuroSim.Recording.Representations;

/// <summary>
/// Some living neurons of a layer in detail: for each class in turn those of the largest selectivity d' for it, largest first. None
/// stands twice.
/// </summary>
/// <param name="Neurons">Their numbers, from 0.</param>
/// <param name="Means">For each its mean activation by class, in standard deviations from its mean over all images; 0 for a class without
/// images.</param>
/// <param name="Correlations">For each its correlation with every one before it, -1 .. 1.</param>
internal sealed record NeuronMap(
    ImmutableArray<int> Neurons, ImmutableArray<ImmutableArray<double>> Means, ImmutableArray<ImmutableArray<double>> Correlations)
{
    /// <summary>Neurons of a map at most, shared out evenly among the classes.</summary>
    public const int MostNeurons = 40;

    /// <summary>The map of a layer.</summary>
    public static NeuronMap Of(FeatureTable table, int layer, ClassMoments moments)
    {
        int[] neurons = [.. MostSelective(moments)];
        Matrix correlations = ActivationCorrelation.Of(table, layer, moments, neurons);
        return new NeuronMap(
            [.. neurons],
            [.. neurons.Select(j => MeansOf(moments, j))],
            [.. neurons.Select((_, i) => Rounded(correlations.Row(i)[..i]))]);
    }

    private static List<int> MostSelective(ClassMoments moments)
    {
        int classes = Math.Min(moments.Classes, Representation.MostClasses), each = Math.Max(1, MostNeurons / classes);
        var chosen = new List<int>();
        for (int c = 0; c < classes; c++)
        {
            chosen.AddRange(Enumerable.Range(0, moments.Neurons).Except(chosen).Where(j => moments.Selectivity(j, c) > 0)
                .OrderByDescending(j => moments.Selectivity(j, c)).ThenBy(j => j).Take(each));
        }

        return chosen;
    }

    private static ImmutableArray<double> Rounded(Span<float> values) =>
        [.. values.ToArray().Select(value => Rounding.Decimals(value, 2))];

    private static ImmutableArray<double> MeansOf(ClassMoments moments, int neuron)
    {
        double mean = moments.Mean(neuron), deviation = Math.Sqrt(moments.Variance(neuron));
        return
        [
            .. Enumerable.Range(0, Math.Min(moments.Classes, Representation.MostClasses)).Select(
                c => moments.ImagesOf(c) == 0 ? 0 : Rounding.Decimals((moments.Mean(neuron, c) - mean) / deviation, 2)),
        ];
    }
}
