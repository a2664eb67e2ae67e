using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>Energy, area and footprint of a network on a technology, per neuron and sample: counts of an engine times prices.</summary>
public sealed record EnergyEstimate
{
    /// <summary>Name of the technology.</summary>
    public required string Technology { get; init; }

    /// <summary>One entry per layer, first hidden layer first.</summary>
    public required ImmutableArray<LayerEstimate> Layers { get; init; }

    /// <summary>Reading alone: the mean over all neurons of the network.</summary>
    public required PhaseEstimate Inference { get; init; }

    /// <summary>Everything that happens for a learning sample: the mean over all neurons of the network.</summary>
    public required PhaseEstimate Learning { get; init; }

    /// <summary>What a neuron remembers: the mean over all neurons of the network.</summary>
    public required Footprint Footprint { get; init; }

    /// <summary>The period in seconds that static power is paid for: the larger of the sample period and the schedule's minimum.</summary>
    public required double PeriodSeconds { get; init; }

    /// <summary>Timing under the network's schedule; null when the technology lacks a latency.</summary>
    public required ScheduleTiming? Timing { get; init; }

    /// <summary>The same work on a digital array and on published chips.</summary>
    public required ImmutableArray<ReferenceLine> References { get; init; }

    /// <summary>What the figures take for granted, one sentence each.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Cells outside the process window and a sample period that is too short, one paragraph each.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Everything without a price, in learning or timing.</summary>
    public required ImmutableArray<string> Unavailable { get; init; }

    /// <summary>Silicon per neuron in m2, learning circuits included; the mean over all neurons.</summary>
    public PriceRange AreaSquareMeters => Learning.AreaSquareMeters;

    /// <summary>The estimate.</summary>
    /// <param name="network">What ran.</param>
    /// <param name="learning">Counts of learning samples.</param>
    /// <param name="inference">Counts of samples read without learning.</param>
    /// <param name="technology">Prices.</param>
    /// <exception cref="ArgumentException">The counts are not those of the network, or hold no samples.</exception>
    public static EnergyEstimate For(Network network, OperationCounts learning, OperationCounts inference, Technology technology)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(technology);
        Check(network, learning, nameof(learning));
        Check(network, inference, nameof(inference));
        var missing = ScheduleTiming.Missing(technology, network);
        var timing = missing.Length > 0 ? null : ScheduleTiming.For(technology, network);
        double period = Math.Max(network.SamplePeriodSeconds, timing?.PeriodSeconds ?? 0);
        var layers = network.Layers.Select((layer, i) => Estimate(i)).ToImmutableArray();
        double neurons = network.Layers.Sum(layer => (double)layer.Neurons);
        var mean = PhaseEstimate.Mean([.. layers.Select(layer => (layer.Layer.Neurons / neurons, layer.Learning))]);
        return new EnergyEstimate
        {
            Technology = technology.Name,
            Layers = layers,
            Inference = PhaseEstimate.Mean([.. layers.Select(layer => (layer.Layer.Neurons / neurons, layer.Inference))]),
            Learning = mean,
            Footprint = Footprint.Mean([.. layers.Select(layer => (layer.Layer.Neurons / neurons, layer.Footprint))]),
            PeriodSeconds = period,
            Timing = timing,
            References = ReferenceLine.For(technology, network),
            Assumptions = EstimateAssumptions.For(technology, network, timing, period),
            Warnings = [.. CellFeasibility.Warnings(technology, network), .. EstimateAssumptions.PeriodWarnings(network, timing)],
            Unavailable = [.. mean.Unavailable, .. missing.Select(latency => $"timing ({latency})")],
        };

        LayerEstimate Estimate(int i) => new(
            i + 1, network.Layers[i],
            Read(new PricedLayer(technology, network, network.Layers[i], inference.Layers[i], period)),
            Learn(new PricedLayer(technology, network, network.Layers[i], learning.Layers[i], period)),
            Footprint.Of(technology, network, network.Layers[i]));
    }

    private static PhaseEstimate Read(PricedLayer at)
    {
        ReadPrices.Forward(at);
        return at.Estimate;
    }

    private static PhaseEstimate Learn(PricedLayer at)
    {
        ReadPrices.Forward(at);
        ReadPrices.Lateral(at);
        MemoryPrices.Neuron(at);
        WritePrices.Error(at);
        WritePrices.Weights(at);
        MemoryPrices.Optimizer(at);
        MemoryPrices.Buffers(at);
        return at.Estimate;
    }

    private static void Check(Network network, OperationCounts counts, string name)
    {
        ArgumentNullException.ThrowIfNull(counts, name);
        if (counts.Layers.Length != network.Layers.Length)
            throw new ArgumentException($"{counts.Layers.Length} layers were counted, the network has {network.Layers.Length}", name);
        if (counts.Layers.Any(layer => layer.Samples < 1))
            throw new ArgumentException("a layer counted no samples: an energy per sample needs at least one", name);
    }
}
