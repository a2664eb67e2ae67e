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

    /// <summary>Indices of the items, each at most once: as many whole cycles as the smallest category allows.</summary>
    /// <param name="labels">The category of every item.</param>
    /// <param name="repetitions">r, at least 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="freshOrder">Whether the order of categories is drawn anew for every cycle.</param>
    public static int[] Of(ReadOnlySpan<byte> labels, int repetitions, ulong seed, bool freshOrder = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var philox = new Philox(seed, RandomStream.SampleOrder);
        int[][] queues = Queues(labels, philox);
        int cycles = queues.Length == 0 ? 0 : queues.Min(queue => queue.Length) / repetitions;
        var order = new List<int>(cycles * repetitions * queues.Length);
        int[] categories = Permutation(queues.Length, philox, CategoryTick);
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            if (freshOrder)
                categories = Permutation(queues.Length, philox, CategoryTick + ((ulong)(cycle + 1) << 8));
            foreach (int c in categories)
                order.AddRange(queues[c].AsSpan(cycle * repetitions, repetitions));
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
        for (int last = queue.Length - 1; last > 0; last--)
        {
            int other = philox.Below(last + 1, 1 + category, (ulong)last);
            (queue[last], queue[other]) = (queue[other], queue[last]);
        }

        return queue;
    }

    private static int[] Permutation(int count, Philox philox, ulong tick)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = philox.Below(last + 1, 0, tick + (ulong)last);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
