namespace NeuroSim.Costs;

/// <summary>The known word nearest to a mistyped one, by edit distance (Levenshtein 1966), the first of equals.</summary>
internal static class NearestKey
{
    internal static string To(string written, IEnumerable<string> known) =>
        known.MinBy(key => Distance(written, key)) ?? "";

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
