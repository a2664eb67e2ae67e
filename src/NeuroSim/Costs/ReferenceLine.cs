using System.Collections.Immutable;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>The same work elsewhere, to compare with; never part of a total.</summary>
/// <param name="Name">A digital array or a published chip.</param>
/// <param name="JoulesPerOperation">Joules per multiply-accumulate or synaptic operation; publications define it differently.</param>
/// <param name="InferenceJoules">Joules per neuron and sample for the operations of inference.</param>
/// <param name="LearningJoules">Joules per neuron and sample for those of learning.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record ReferenceLine(string Name, PriceRange JoulesPerOperation, PriceRange InferenceJoules, PriceRange LearningJoules, string Source)
{
    /// <summary>
    /// The lines of <paramref name="technology"/> for the work of <paramref name="network"/>: per neuron, inference is I + 1 operations;
    /// learning reads D - 1 lateral weights more and updates all of them, one operation each (for K > 1 the
    /// gradient is still summed every sample).
    /// </summary>
    public static ImmutableArray<ReferenceLine> For(Technology technology, Network network)
    {
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(network);
        double neurons = network.Layers.Sum(layer => (double)layer.Neurons);
        double forward = network.Layers.Sum(layer => layer.Neurons * (layer.Inputs + 1.0)) / neurons;
        double lateral = network.Layers.Sum(layer => layer.Neurons * (layer.Neurons - 1.0)) / neurons;
        double learning = 2 * (forward + lateral);
        var lines = ImmutableArray.CreateBuilder<ReferenceLine>();
        if (technology[Part.DigitalMac].Energy is { } mac)
            lines.Add(Line("digital multiply-accumulate array", mac));
        lines.AddRange(technology.References.Select(chip => Line(chip.Key, chip.Value)));
        return lines.ToImmutable();

        ReferenceLine Line(string name, Figure price) => new(name, price.Range, forward * price.Range, learning * price.Range, price.Source);
    }
}
