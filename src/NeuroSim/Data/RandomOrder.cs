using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>Orders that know nothing of classes.</summary>
public static class RandomOrder
{
    /// <summary>Indices 0 .. <paramref name="count"/> - 1, every permutation equally likely; draws come from <see cref="RandomStream.SampleOrder"/>.</summary>
    /// <param name="count">Items, at least 0.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="entity">Which of several orders of one seed.</param>
    public static int[] Of(int count, ulong seed, uint entity)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle(order, new Philox(seed, RandomStream.SampleOrder), entity);
        return order;
    }

    /// <summary>Shuffles in place (Fisher and Yates 1938; Durstenfeld 1964, CACM Algorithm 235).</summary>
    internal static void Shuffle(Span<int> order, Philox philox, uint entity, ulong tick = 0)
    {
        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = philox.Below(last + 1, entity, tick + (ulong)last);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }
}
