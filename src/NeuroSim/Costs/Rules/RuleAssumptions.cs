using System.Collections.Immutable;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Costs.Rules;

/// <summary>The sentences a report prints under the cost of a rule.</summary>
internal static class RuleAssumptions
{
    internal static ImmutableArray<string> For(Technology technology, Network design) =>
    [
        $"{technology.Name}: {technology.Description}.",
        "Every event a rule declares is paid for at the same price as in any other rule (docs/rules.md); counts are declared, not measured.",
        $"A pass of a layer takes a sample period, {Quantity.Format(design.SamplePeriodSeconds, Unit.Second)}; static power is paid for all passes of a sample.",
        "A column sum of many inputs is converted per array and added; a transposed read has integrators and converters of its own on the word lines.",
        "A word to all neurons of a layer is one driven line; a sum over a layer is one product and one addition per neuron.",
        "An outer product writes every cell of its array once; with batches the sum of the outer products of a batch is written once, and every synapse keeps it until then.",
        FormattableString.Invariant($"Leaky values are the cell of hardware.memory, charged by inputs of variance {RulePrices.Variance}."),
    ];
}
