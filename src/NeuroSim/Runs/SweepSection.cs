using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>Reads <c>sweep:</c>, a map from dotted keys to lists of values. The values are checked when a point is made of them.</summary>
internal static class SweepSection
{
    private const int MostValues = 1000;

    /// <summary>The axes in file order.</summary>
    public static SweepSettings Read(IEnumerable<KeyValuePair<string, SettingNode>> entries) =>
        new([.. entries.Select(entry => Axis(entry.Key, entry.Value))]);

    private static SweepAxis Axis(string path, SettingNode node)
    {
        string where = node.Origin.With($"sweep.{path}");
        if (!ExperimentKeys.Settings.Contains(path, StringComparer.Ordinal))
            throw new InvalidInputException("experiment", $"\"{path}\" is no setting that can be swept.{NearestName.Hint(path, ExperimentKeys.Settings)} A sweep names a whole path, as in hardware.memory.resistance.", where);
        if (node.Items is not { Count: >= 1 and <= MostValues } items)
            throw new InvalidInputException("experiment", $"sweep of {path} is {node.Description}; it must be a list of 1 .. {MostValues} values, as in [1, 2].", where);
        return new SweepAxis(path, [.. items.Select(item => item.IsEmpty ? throw Nothing(path, item) : item.ToFlow())]);
    }

    private static InvalidInputException Nothing(string path, SettingNode item) =>
        new("experiment", $"sweep of {path} has an empty value; remove it or write one.", item.Origin.With($"sweep.{path}"));
}
