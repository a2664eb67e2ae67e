using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// The order in which one epoch presents its samples: a pure function of (labels, settings, seed, epoch). Draws come from
/// <see cref="RandomStream.SampleOrder"/> and <see cref="RandomStream.Coherence"/> with the epoch as entity.
/// </summary>
public static class SampleStream
{
    // Ticks of the class draws lie above those of the shuffle, which are below 2^31.
    private const ulong ClassTick = 1UL << 32;

    /// <summary>Indices of all samples, each once.</summary>
    /// <param name="labels">The class of every sample.</param>
    /// <param name="settings">Which order.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">Number of the pass over the data, from 0.</param>
    /// <exception cref="InvalidInputException">A setting is outside its range.</exception>
    public static int[] Order(ReadOnlySpan<byte> labels, StreamSettings settings, ulong seed, int epoch)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        settings.Validate();
        int[] order = new int[labels.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        if (settings.Order == StreamOrder.Sequential)
            return order;
        if (settings is { Order: StreamOrder.Repeated, Repetitions: { } repetitions })
            return RepeatedOrder.Of(labels, repetitions, seed, settings.HasFreshCycles);
        var philox = new Philox(seed, RandomStream.SampleOrder);
        RandomOrder.Shuffle(order, philox, (uint)epoch);
        if (settings.Order != StreamOrder.Chunked)
            return order;
        int[] chunked = Chunk(order, labels, settings.Chunk, philox, (uint)epoch);
        Swap(chunked, settings.Coherence, new Philox(seed, RandomStream.Coherence), (uint)epoch);
        return chunked;
    }

    /// <summary>Draws chunks from a class chosen with probability proportional to what is left of it.</summary>
    private static int[] Chunk(ReadOnlySpan<int> shuffled, ReadOnlySpan<byte> labels, int chunk, Philox philox, uint epoch)
    {
        Span<int> next = stackalloc int[256], end = stackalloc int[256];
        int[] byClass = SortByClass(shuffled, labels, next, end);
        int[] order = new int[shuffled.Length];
        ulong tick = ClassTick;
        for (int filled = 0; filled < order.Length;)
        {
            int pick = philox.Below(order.Length - filled, epoch, tick++), label = 0;
            for (; pick >= end[label] - next[label]; label++)
                pick -= end[label] - next[label];
            int take = Math.Min(chunk, end[label] - next[label]);
            byClass.AsSpan(next[label], take).CopyTo(order.AsSpan(filled));
            next[label] += take;
            filled += take;
        }

        return order;
    }

    /// <summary>Samples grouped by class, within a class in shuffled order; class c lies at <c>first[c] .. end[c] - 1</c>.</summary>
    private static int[] SortByClass(ReadOnlySpan<int> shuffled, ReadOnlySpan<byte> labels, Span<int> first, Span<int> end)
    {
        end.Clear();
        foreach (byte label in labels)
            end[label]++;
        for (int label = 0, start = 0; label < end.Length; label++)
        {
            first[label] = start;
            start += end[label];
            end[label] = first[label];
        }

        int[] byClass = new int[shuffled.Length];
        foreach (int sample in shuffled)
            byClass[end[labels[sample]]++] = sample;
        return byClass;
    }

    /// <summary>(1 - c) N swaps, rounded, of two places drawn independently.</summary>
    private static void Swap(Span<int> order, double coherence, Philox philox, uint epoch)
    {
        int swaps = (int)Math.Round((1 - coherence) * order.Length);
        for (int swap = 0; swap < swaps; swap++)
        {
            int a = philox.Below(order.Length, epoch, 2UL * (uint)swap), b = philox.Below(order.Length, epoch, 2UL * (uint)swap + 1);
            (order[a], order[b]) = (order[b], order[a]);
        }
    }
}
