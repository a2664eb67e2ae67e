using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// Smooth orders: r items of a category, then r of the next one, in one order of categories for the whole run (Rahimi Moghaddam, Bu and Honey 2020). Every
/// category's queue is shuffled once; a longer r takes from the same queues.
/// </summary>
public static class RepeatedOrder
{
    // Ticks of the order of categories lie above those of the shuffle, which are below 2^31.
    private const ulong CategoryTick = 1UL << 33;

    /// <summary>Indices of all items, each once; a cycle that finds fewer than r left of a category takes what is left.</summary>
    /// <param name="labels">The category of every item.</param>
    /// <param name="repetitions">r, at least 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="freshOrder">Whether the order of categories is drawn anew for every cycle.</param>
    public static int[] Of(ReadOnlySpan<byte> labels, int repetitions, ulong seed, bool freshOrder = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var philox = new Philox(seed, RandomStream.SampleOrder);
        int[][] queues = Queues(labels, philox);
        var order = new List<int>(labels.Length);
        int[] categories = Permutation(queues.Length, philox, CategoryTick);
        for (int cycle = 0; order.Count < labels.Length; cycle++)
        {
            if (freshOrder)
                categories = Permutation(queues.Length, philox, CategoryTick + ((ulong)(cycle + 1) << 8));
            foreach (int c in categories)
                order.AddRange(queues[c].Skip(cycle * repetitions).Take(repetitions));
        }

        return [.. order];
    }

    private static int[][] Queues(ReadOnlySpan<byte> labels, Philox philox)
    {
        var queues = new List<int>?[256];
        for (int i = 0; i < labels.Length; i++)
            (queues[labels[i]] ??= []).Add(i);
        return [.. queues.Select((queue, c) => (queue, c)).Where(one => one.queue is not null).Select(one => Shuffled([.. one.queue!], philox, (uint)one.c))];
    }

    private static int[] Shuffled(int[] queue, Philox philox, uint category)
    {
        RandomOrder.Shuffle(queue, philox, 1 + category);
        return queue;
    }

    private static int[] Permutation(int count, Philox philox, ulong tick)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        RandomOrder.Shuffle(order, philox, 0, tick);
        return order;
    }
}
