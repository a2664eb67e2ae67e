using System.Collections.Immutable;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Representations;

/// <summary>What the activations of a layer say about the classes.</summary>
/// <param name="Separability">The correlation ratio eta^2 of every neuron, 0 .. 1; 0 for a dead one.</param>
/// <param name="Dead">Neurons that say the same of every image (<see cref="ClassMoments.LeastVariance"/>).</param>
/// <param name="Correlation">Root mean square of the correlations between different living neurons, 0 .. 1.</param>
/// <param name="Classes">For every class its best neuron.</param>
/// <param name="Map">The most selective neurons of each class in detail.</param>
internal sealed record LayerRepresentation(
    ImmutableArray<double> Separability, int Dead, double Correlation, ImmutableArray<ClassResponse> Classes, NeuronMap Map)
{
    /// <summary>A neuron of at least this eta^2 counts as separating the classes strongly.</summary>
    public const double StrongSeparability = 0.4;

    /// <summary>Neurons that separate the classes strongly.</summary>
    public int Strong() => Separability.Count(one => one >= StrongSeparability);

    /// <summary>Analyses a layer.</summary>
    public static LayerRepresentation Of(FeatureTable table, int layer, ClassMoments moments)
    {
        int[] preferring = new int[moments.Classes];
        foreach (int c in Enumerable.Range(0, moments.Neurons).Select(moments.Preferred).Where(c => c >= 0))
            preferring[c]++;
        return new LayerRepresentation(
            [.. Enumerable.Range(0, moments.Neurons).Select(j => Rounding.Decimals(moments.Separability(j), 4))],
            Enumerable.Range(0, moments.Neurons).Count(j => !moments.IsAlive(j)),
            Rounding.Decimals(ActivationCorrelation.RootMeanSquare(table, layer, moments), 4),
            [.. preferring.Select((neurons, c) => ClassResponse.Of(moments, c, neurons))],
            NeuronMap.Of(table, layer, moments));
    }
}
