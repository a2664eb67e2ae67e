namespace NeuroSim.Data;

/// <summary>As many items of one class as of another.</summary>
public static class BalancedItems
{
    /// <summary>Indices of the first items of every class, in ascending order.</summary>
    /// <param name="labels">The class of every item.</param>
    /// <param name="most">Most items; fewer when a class is small or the classes do not divide it.</param>
    public static int[] Of(ReadOnlySpan<byte> labels, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        int[] counts = new int[256];
        foreach (byte label in labels)
            counts[label]++;
        int classes = counts.Count(count => count > 0), each = classes == 0 ? 0 : Math.Min(counts.Where(count => count > 0).Min(), most / classes);
        int[] taken = new int[256];
        var items = new List<int>(classes * each);
        for (int i = 0; i < labels.Length; i++)
        {
            if (taken[labels[i]]++ < each)
                items.Add(i);
        }

        return [.. items];
    }
}
