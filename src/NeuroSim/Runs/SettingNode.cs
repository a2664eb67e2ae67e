using System.Text;

namespace NeuroSim.Runs;

/// <summary>
/// One value of an experiment file before it has a type: a text, a list or a map, with the place it came from, so that every
/// later error can name the line. Exactly one of <see cref="Text"/>, <see cref="Items"/> and <see cref="Entries"/> is set; none for an empty value.
/// </summary>
/// <param name="origin">File and line, or the whole <c>--set</c> argument.</param>
internal sealed class SettingNode(SettingOrigin origin)
{
    /// <summary>Where the value was written.</summary>
    public SettingOrigin Origin { get; } = origin;

    /// <summary>The text of a scalar.</summary>
    public string? Text { get; init; }

    /// <summary>The entries of a list, in file order.</summary>
    public List<SettingNode>? Items { get; init; }

    /// <summary>The entries of a map, in file order.</summary>
    public OrderedDictionary<string, SettingNode>? Entries { get; init; }

    /// <summary>Nothing was written after the key, or <c>null</c>.</summary>
    public bool IsEmpty => Text is null && Items is null && Entries is null;

    /// <summary>What was written, in words for a message: the text itself, or which kind of collection.</summary>
    public string Description => (Text, Items, Entries) switch
    {
        ({ } text, _, _) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "..."),
        (_, not null, _) => "a list",
        (_, _, not null) => "a map",
        _ => "nothing",
    };

    /// <summary>The value as YAML on one line, which parses back to an equal node.</summary>
    public string ToFlow()
    {
        if (Text is not null)
            return YamlText.Scalar(Text);
        if (Items is not null)
            return new StringBuilder("[").AppendJoin(", ", Items.Select(item => item.ToFlow())).Append(']').ToString();
        return Entries is null ? "null" : FlowMap(Entries);
    }

    /// <summary>The same values in maps of its own, so that a value can be put in; only maps are ever changed.</summary>
    public SettingNode Copy() => Entries is null
        ? this
        : new SettingNode(Origin) { Entries = new OrderedDictionary<string, SettingNode>(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Copy())), StringComparer.Ordinal) };

    /// <summary>Every value that is no map with its dotted path, in file order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Leaves(string path = "")
    {
        if (Entries is null)
            return [new(path, ToFlow())];
        return Entries.SelectMany(entry => entry.Value.Leaves(path.Length == 0 ? entry.Key : $"{path}.{entry.Key}"));
    }

    private static string FlowMap(OrderedDictionary<string, SettingNode> entries) =>
        "{" + string.Join(", ", entries.Select(entry => $"{YamlText.Scalar(entry.Key)}: {entry.Value.ToFlow()}")) + "}";
}
