using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>Reads <c>zip:</c> of a sweep: one group, <c>[path, path]</c>, or several, <c>[[path, path], [path, path]]</c>.</summary>
internal static class SweepZipSection
{
    private const string Wanted = "zip must be a list of two or more paths of this sweep, as in zip: [hardware.memory.resistance, hardware.samplePeriod], or a list of such lists";

    public static ImmutableArray<SweepZip> Read(SettingNode node, ImmutableArray<SweepAxis> axes)
    {
        if (node.Items is not { Count: >= 1 } items)
            throw Invalid(node, $"zip is {node.Description}. {Wanted}.");
        ImmutableArray<SweepZip> groups = items.All(item => item.Items is not null) ? [.. items.Select(Group)] : [Group(node)];
        if (groups.SelectMany(group => group.Paths).GroupBy(path => path).FirstOrDefault(path => path.Count() > 1) is { } twice)
            throw Invalid(node, $"zip names {twice.Key} twice; a path goes in step with one group.");
        foreach (SweepZip group in groups)
            Check(node, group, axes);
        return groups;
    }

    private static SweepZip Group(SettingNode node)
    {
        if (node.Items is not { Count: >= 2 } items || items.Any(item => item.Text is null))
            throw Invalid(node, $"{Wanted}.");
        return new SweepZip([.. items.Select(item => item.Text == SweepWords.Seeds ? "seed" : item.Text!)]);
    }

    private static void Check(SettingNode node, SweepZip group, ImmutableArray<SweepAxis> axes)
    {
        var members = new List<SweepAxis>();
        foreach (string path in group.Paths)
        {
            SweepAxis axis = axes.FirstOrDefault(axis => axis.Path == path)
                ?? throw Invalid(node, $"zip names \"{path}\", which the sweep does not vary.{NearestName.Hint(path, axes.Select(axis => axis.Path))}");
            if (axis.Range is not null)
                throw Invalid(node, $"zip names {path}, whose values are drawn; drawn values belong together already. Only lists and ranges with points go in step.");
            members.Add(axis);
        }

        if (members.Any(axis => axis.Values.Length != members[0].Values.Length))
            throw Invalid(node, $"zip needs as many values of each: {string.Join(", ", members.Select(axis => $"{axis.Path} has {axis.Values.Length}"))}.");
    }

    private static InvalidInputException Invalid(SettingNode node, string message) => new("experiment", message, node.Origin.With("sweep.zip"));
}
