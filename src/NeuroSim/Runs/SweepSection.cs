using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSim.Runs;

/// <summary>
/// Reads <c>sweep:</c>, a map from dotted keys to lists or ranges, with <c>zip</c>, <c>random</c>, <c>latinHypercube</c> and <c>seeds</c> beside them. The
/// values are checked when a point is made of them.
/// </summary>
internal sealed class SweepSection
{
    /// <summary>Most values of one axis.</summary>
    public const int MostValues = 10_000;

    private readonly KeyValuePair<string, SettingNode>[] _entries;
    private readonly ulong _seed;

    private SweepSection(IEnumerable<KeyValuePair<string, SettingNode>> entries, ulong seed) => (_entries, _seed) = ([.. entries], seed);

    /// <summary>The axes in file order; <paramref name="seed"/> is the experiment's own.</summary>
    public static SweepSettings Read(IEnumerable<KeyValuePair<string, SettingNode>> entries, ulong seed) => new SweepSection(entries, seed).Read();

    private SweepSettings Read()
    {
        SweepSampling? sampling = Sampling();
        var axes = ImmutableArray.CreateBuilder<SweepAxis>();
        foreach ((string key, SettingNode node) in _entries)
            if (key == SweepWords.Seeds)
                axes.Add(Seeds(node));
            else if (!SweepWords.All.Contains(key, StringComparer.Ordinal))
                axes.Add(Axis(key, node, sampling));
        var sweep = new SweepSettings(axes.ToImmutable()) { Sampling = sampling };
        CheckSampling(sweep);
        if (Node(SweepWords.Zip) is { } zip)
            sweep = sweep with { Zips = SweepZipSection.Read(zip, sweep.Axes) };
        CheckCount(sweep);
        return sweep;
    }

    private static SweepAxis Axis(string path, SettingNode node, SweepSampling? sampling)
    {
        if (!ExperimentKeys.Settings.Contains(path, StringComparer.Ordinal))
            throw Invalid(path, node, $"\"{path}\" is no setting that can be swept.{NearestName.Hint(path, [.. ExperimentKeys.Settings, .. SweepWords.All])} A sweep names a whole path, as in hardware.memory.resistance, or one of {string.Join(", ", SweepWords.All)}.");
        if (node.Entries is not null)
            return SweepRangeSection.Read(path, node, sampling);
        if (node.Items is not { Count: >= 1 and <= MostValues } items)
            throw Invalid(path, node, $"sweep of {path} is {Shown(node)}; it must be a list of 1 .. {MostValues} values, as in [1, 2], or a range, as in {SweepRangeSection.Example}.");
        return new SweepAxis(path, [.. items.Select(item => Value(path, item))]);
    }

    private static string Shown(SettingNode node) => node.Items is { } items ? $"a list of {items.Count}" : node.Description;

    private static string Value(string path, SettingNode item)
    {
        if (item.IsEmpty)
            throw Invalid(path, item, $"sweep of {path} has an empty value; remove it or write one.");
        if (item.Entries?.ContainsKey("from") == true)
            throw Invalid(path, item, $"sweep of {path} has a range inside a list; write either a list, as in [1, 2], or one range, as in {SweepRangeSection.Example}.");
        return item.ToFlow();
    }

    private SweepAxis Seeds(SettingNode node)
    {
        if (Node("seed") is not null)
            throw Invalid(SweepWords.Seeds, node, "seeds and seed are both given; seeds: 5 makes five seeds from the experiment's own, seed: [1, 2] names them. Remove one.");
        int count = Count(SweepWords.Seeds, node, MostValues);
        if (ulong.MaxValue - _seed < (ulong)(count - 1))
            throw Invalid(SweepWords.Seeds, node, $"seeds is {count} and the experiment's seed is {_seed}, so the last seed would be above {ulong.MaxValue}; use a smaller seed.");
        return new SweepAxis("seed", [.. Enumerable.Range(0, count).Select(k => (_seed + (ulong)k).ToString(CultureInfo.InvariantCulture))]);
    }

    private SweepSampling? Sampling()
    {
        (SettingNode? random, SettingNode? cube) = (Node(SweepWords.Random), Node(SweepWords.LatinHypercube));
        if (random is not null && cube is not null)
            throw Invalid(SweepWords.LatinHypercube, cube, "random and latinHypercube are both given; remove one.");
        if (random is not null)
            return new SweepSampling(LatinHypercube: false, Count(SweepWords.Random, random, SweepSettings.MostPoints));
        return cube is null ? null : new SweepSampling(LatinHypercube: true, Count(SweepWords.LatinHypercube, cube, SweepSettings.MostPoints));
    }

    private void CheckSampling(SweepSettings sweep)
    {
        if (sweep.Sampling is not { } sampling || sweep.Axes.Any(axis => axis.Range is not null))
            return;
        string word = sampling.LatinHypercube ? SweepWords.LatinHypercube : SweepWords.Random;
        throw Invalid(word, Node(word)!, $"{word} draws from ranges and the sweep has none; add one, as in learning.optimizer.rate: {{ from: 1e-5, to: 1e-3, scale: log }}.");
    }

    private void CheckCount(SweepSettings sweep)
    {
        if (_entries.Length > 0 && sweep.IsEmpty)
            throw Invalid(_entries[0].Key, _entries[0].Value, "The sweep names no setting; add one, as in hardware.memory.resistance: [1 MOhm, 10 MOhm].");
        double points = sweep.IsEmpty ? 0 : SweepGrid.Count(sweep);
        if (points > SweepSettings.MostPoints)
            throw Invalid("", _entries[0].Value, $"The sweep has {points.ToString("N0", CultureInfo.InvariantCulture)} points; at most {SweepSettings.MostPoints.ToString("N0", CultureInfo.InvariantCulture)} can be run. Give its axes fewer values, let some go in step with zip, or draw samples with latinHypercube.");
    }

    private static int Count(string word, SettingNode node, int most) =>
        int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most
            ? count
            : throw Invalid(word, node, $"{word} is {node.Description}; it must be a whole number 1 .. {most}.");

    private SettingNode? Node(string key) => _entries.FirstOrDefault(entry => entry.Key == key).Value;

    private static InvalidInputException Invalid(string path, SettingNode node, string message) =>
        new("experiment", message, node.Origin.With(path.Length == 0 ? "sweep" : $"sweep.{path}"));
}
