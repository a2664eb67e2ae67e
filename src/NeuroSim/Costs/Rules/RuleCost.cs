using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Learning.Needs;
using NeuroSim.Networks;

namespace NeuroSim.Costs.Rules;

/// <summary>
/// Energy, area and memory of a rule on a technology, from what the rule says it needs: per neuron, as the mean over all neurons, and of the whole network for
/// a sample. Any rule is priced from the same list of parts, so the figures of two rules differ by what they do.
/// </summary>
public sealed record RuleCost
{
    /// <summary>Name of the technology.</summary>
    public required string Technology { get; init; }

    /// <summary>What the rule needs of every layer, the output layer of a rule that has one included.</summary>
    public required ImmutableArray<RuleNeeds> Needs { get; init; }

    /// <summary>The layers.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>A learning sample, per neuron.</summary>
    public required PhaseEstimate Learning { get; init; }

    /// <summary>A sample that is only seen, per neuron.</summary>
    public required PhaseEstimate Inference { get; init; }

    /// <summary>Digital bits per neuron: bits and what the synapses keep beside their conductance.</summary>
    public required double Bits { get; init; }

    /// <summary>Capacitors per neuron: leaky and held values.</summary>
    public required double Capacitors { get; init; }

    /// <summary>Cells of all arrays per neuron, the bias cells included.</summary>
    public required double SynapseCells { get; init; }

    /// <summary>Messages of the whole network for a learning sample.</summary>
    public required double Messages { get; init; }

    /// <summary>What the figures take for granted, one sentence each.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Everything without a price.</summary>
    public ImmutableArray<string> Unavailable => Learning.Unavailable;

    /// <summary>Neurons of all layers.</summary>
    public int Neurons => Layers.Sum(layer => layer.Neurons);

    /// <summary>Phases of a learning sample, in passes of a layer.</summary>
    public double Passes => Needs.Max(needs => needs.Passes);

    /// <summary>The cost.</summary>
    /// <param name="design">Layers, crossbar, memory cell and sample period; the layers are those of <paramref name="needs"/>.</param>
    /// <param name="needs">What every layer needs; none with an obstacle.</param>
    /// <param name="technology">Prices.</param>
    /// <exception cref="ArgumentException">The layers do not fit, or a rule cannot be run by crossbars.</exception>
    public static RuleCost For(Network design, ImmutableArray<RuleNeeds> needs, Technology technology)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(technology);
        if (needs.Length != design.Layers.Length)
            throw new ArgumentException($"{needs.Length} layers have needs, the network has {design.Layers.Length}.", nameof(needs));
        if (needs.FirstOrDefault(layer => layer.Obstacle is not null) is { } obstructed)
            throw new ArgumentException(obstructed.Obstacle, nameof(needs));
        double neurons = design.Layers.Sum(layer => (double)layer.Neurons);
        double[] shares = [.. design.Layers.Select(layer => layer.Neurons / neurons)];
        return new RuleCost
        {
            Technology = technology.Name,
            Needs = needs,
            Layers = design.Layers,
            Learning = PhaseEstimate.Mean([.. design.Layers.Select((_, l) => (shares[l], RulePrices.Learning(Priced(l, learning: true), needs[l])))]),
            Inference = PhaseEstimate.Mean([.. design.Layers.Select((_, l) => (shares[l], RulePrices.Inference(Priced(l, learning: false), needs[l])))]),
            Bits = Mean(l => needs[l].Memories.Where(memory => memory.Kind == MemoryKind.Bit).Sum(memory => CountOf(memory, l)) + SynapseBits(l)),
            Capacitors = Mean(l => needs[l].Memories.Where(memory => memory.Kind != MemoryKind.Bit).Sum(memory => CountOf(memory, l))),
            SynapseCells = Mean(l => needs[l].Arrays.Sum(array => RulePrices.LinesOf(array, design.Layers[l]))),
            Messages = design.Layers.Select((layer, l) => layer.Neurons * needs[l].MessagesOf(layer.Neurons)).Sum(),
            Assumptions = RuleAssumptions.For(technology, design),
        };

        PricedLayer Priced(int l, bool learning)
        {
            double passes = learning ? needs[l].Passes : needs[l].InferencePasses;
            return new PricedLayer(technology, design, design.Layers[l], new LayerCounts { Samples = 1 }, passes * design.SamplePeriodSeconds);
        }

        double Mean(Func<int, double> of) => shares.Select((share, l) => share * of(l)).Sum();

        double CountOf(NeuronMemory memory, int l) => RulePrices.CountOf(memory, design.Layers[l]);

        double SynapseBits(int l) => needs[l].SynapseNumbers * (design.Layers[l].Inputs + 1) * technology.Design.StateBits.Typical;
    }
}
