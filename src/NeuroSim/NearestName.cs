namespace NeuroSim;

/// <summary>The known name a person probably meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The name of <paramref name="known"/> with the smallest edit distance (Damerau 1964, adjacent swaps count once) from
    /// <paramref name="given"/>, upper and lower case alike; null when even that one differs in more than a third of its letters (at least 2).
    /// </summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        if (given.Length > 100)
            return null;
        (string? nearest, int least) = (null, int.MaxValue);
        foreach (string name in known)
        {
            int distance = Distance(given.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < least && distance <= Math.Max(2, name.Length / 3))
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>" Did you mean X?" with a leading space, or nothing.</summary>
    internal static string Hint(string given, IEnumerable<string> known) => Of(given, known) is { } name ? $" Did you mean \"{name}\"?" : "";

    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
                cost[i, j] = Cheapest(cost, a, b, i, j);
        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }
}
