using System.Collections.Immutable;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>What a technology's latencies make of a leaky network.</summary>
public static class LeakyTiming
{
    /// <summary>
    /// Part latencies of the hidden and of the output layer in ticks. A hidden activation on a physical cell stands when its drive has charged it for an item's
    /// length; an ideal one takes no time of its own.
    /// </summary>
    /// <param name="technology">Latencies.</param>
    /// <param name="network">The network.</param>
    /// <param name="tickSeconds">Length of a tick.</param>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: a latency is missing; the message names it.</exception>
    public static ImmutableArray<PartLatencies> For(Technology technology, LeakyNetwork network, double tickSeconds)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network arrays = LeakyCost.Arrays(network, network.Cell ?? new LeakyCell()) with { TickSeconds = tickSeconds };
        ImmutableArray<PartLatencies> layers = ScheduleTiming.For(technology, arrays).Layers;
        long charge = network.Cell is { } cell ? PartSeconds.Ceiling(cell.ItemSeconds, tickSeconds) : 0;
        return [layers[0] with { Neuron = layers[0].Neuron + charge }, layers[1]];
    }
}
