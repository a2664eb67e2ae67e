namespace NeuroSim.Runs;

/// <summary>Writes <c>sweep:</c> with every list written out; drawn ranges stay ranges.</summary>
internal static class SweepWriter
{
    /// <summary>One line an entry.</summary>
    public static IEnumerable<string> Entries(SweepSettings sweep)
    {
        foreach (SweepAxis axis in sweep.Axes)
            yield return $"{axis.Path}: {(axis.Range is { } range ? Range(range) : List(axis.Values))}";
        if (!sweep.Zips.IsEmpty)
            yield return $"{SweepWords.Zip}: {List(sweep.Zips.Select(zip => List(zip.Paths)))}";
        if (sweep.Sampling is { } sampling)
            yield return $"{(sampling.LatinHypercube ? SweepWords.LatinHypercube : SweepWords.Random)}: {sampling.Count}";
    }

    private static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    private static string Range(SweepRange range) =>
        $"{{ from: {SettingText.Of(range.From, range.Unit)}, to: {SettingText.Of(range.To, range.Unit)}, scale: {(range.Log ? "log" : "linear")}{(range.Whole ? ", whole: true" : "")} }}";
}
