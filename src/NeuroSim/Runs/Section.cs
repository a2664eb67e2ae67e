using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>One map of an experiment being read: its keys are checked when it is opened, every read checks type, unit and range.</summary>
internal sealed class Section
{
    private readonly string _path;
    private readonly SettingOrigin _origin;
    private readonly OrderedDictionary<string, SettingNode> _entries;

    private Section(string path, SettingOrigin origin, OrderedDictionary<string, SettingNode> entries) =>
        (_path, _origin, _entries) = (path, origin, entries);

    /// <summary>The whole file.</summary>
    public static Section Root(SettingNode root, string file) => Checked("", root, new SettingOrigin(file));

    /// <summary>A file of another kind, whose keys are those of the section <paramref name="kind"/>.</summary>
    public static Section Root(SettingNode root, string file, string kind) => Checked(kind, root, new SettingOrigin(file));

    /// <summary>The section under <paramref name="key"/>; an absent or empty one has defaults only.</summary>
    public Section Open(string key) => Checked(PathOf(key), _entries.GetValueOrDefault(key), _origin);

    /// <summary>A section whose keys are free, as those of a sweep; empty when absent.</summary>
    public IEnumerable<KeyValuePair<string, SettingNode>> Entries(string key)
    {
        SettingNode? node = _entries.GetValueOrDefault(key);
        return node is null || node.IsEmpty ? [] : MapOf(PathOf(key), node, _origin);
    }

    /// <summary>Whether the key is written at all.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Whether the key has keys of its own.</summary>
    public bool IsMap(string key) => _entries.TryGetValue(key, out SettingNode? node) && node.Entries is not null;

    /// <summary>Whether the key has a list.</summary>
    public bool IsList(string key) => _entries.TryGetValue(key, out SettingNode? node) && node.Items is not null;

    /// <summary>A plain number or a quantity inside a range; absent: <paramref name="fallback"/>.</summary>
    public double Quantity(string key, SettingRange range, double fallback) =>
        Text(key) is { } text ? Quantity(key, text, range) : fallback;

    /// <summary>A plain number inside a range, kept in single precision.</summary>
    public float Number(string key, SettingRange range, float fallback) =>
        Text(key) is { } text ? (float)Quantity(key, text, range) : fallback;

    /// <summary>A whole number inside a range, ends included.</summary>
    public int Integer(string key, int least, int most, int fallback) =>
        Text(key) is { } text ? Integer(key, text, least, most) : fallback;

    /// <summary>A whole number inside a range, or the word <paramref name="word"/>, which is null.</summary>
    public int? IntegerOr(string word, string key, int least, int most, int? fallback) =>
        Text(key) is not { } text ? fallback : text == word ? null : Integer(key, text, least, most);

    /// <summary>A list of whole numbers, each inside a range.</summary>
    public ImmutableArray<int> Integers(string key, int mostItems, int least, int most, ImmutableArray<int> fallback)
    {
        if (!_entries.TryGetValue(key, out SettingNode? node))
            return fallback;
        if (node.Items is not { } items)
            throw Invalid(key, $"{key} is {node.Description}; it must be a list of whole numbers, as in [512, 256].");
        if (items.Count < 1 || items.Count > mostItems)
            throw Invalid(key, $"{key} has {items.Count} entries; it must have 1 .. {mostItems}.");
        return [.. items.Select(item => Integer(key, TextOf(key, item), least, most))];
    }

    /// <summary>A list of quantities that is there, each inside a range.</summary>
    public ImmutableArray<double> Quantities(string key, int mostItems, SettingRange range) =>
        [.. Texts(key, mostItems, []).Select(text => Quantity(key, text, range))];

    /// <summary>A list of texts, or a single one.</summary>
    public ImmutableArray<string> Texts(string key, int mostItems, ImmutableArray<string> fallback)
    {
        if (!_entries.TryGetValue(key, out SettingNode? node))
            return fallback;
        if (node.Items is not { } items)
            return [TextOf(key, node)];
        if (items.Count < 1 || items.Count > mostItems)
            throw Invalid(key, $"{key} has {items.Count} entries; it must have 1 .. {mostItems}.");
        return [.. items.Select(item => TextOf(key, item))];
    }

    /// <summary>The seed: a whole number of 64 bits.</summary>
    public ulong Seed(string key, ulong fallback)
    {
        if (Text(key) is not { } text)
            return fallback;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw Invalid(key, $"{key} is {Short(text)}; it must be a whole number 0 .. {ulong.MaxValue}.");
    }

    /// <summary>One of the known words.</summary>
    public T Choice<T>(string key, (string Word, T Value)[] words, T fallback)
    {
        if (Text(key) is not { } text)
            return fallback;
        foreach ((string word, T value) in words)
            if (word == text)
                return value;
        string[] known = [.. words.Select(entry => entry.Word)];
        throw Invalid(key, $"{key} is \"{Short(text)}\".{NearestName.Hint(text, known)} Allowed: {string.Join(", ", known)}.");
    }

    /// <summary>The text of a scalar; null when the key is absent.</summary>
    public string? Text(string key) => _entries.TryGetValue(key, out SettingNode? node) ? TextOf(key, node) : null;

    /// <summary>An error about <paramref name="key"/>, at its line, or at the section's when it is absent.</summary>
    public InvalidInputException Invalid(string key, string message) => new("experiment", message, WhereOf(key));

    /// <summary>File, line and dotted path of a key.</summary>
    public string WhereOf(string key) => (_entries.TryGetValue(key, out SettingNode? node) ? node.Origin : _origin).With(PathOf(key));

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private double Quantity(string key, string text, SettingRange range)
    {
        (bool read, double value, string? problem) = Parse(text, range.Unit);
        if (!read)
            throw Invalid(key, $"{key}: {problem}");
        return range.Contains(value) ? value : throw Invalid(key, $"{key} is {Short(text)}{range.Rounded(value)}; it must be {range}.");
    }

    private static (bool Read, double Value, string? Problem) Parse(string text, Unit unit)
    {
        // The pattern of a quantity takes any Unicode digit and the conversion does not.
        if (text.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c)))
            return (false, 0, $"'{Short(text)}' has digits other than 0 .. 9.");
        bool read = Numerics.Quantity.TryParse(text, unit, out double value, out string? problem);
        return (read, value, problem);
    }

    private int Integer(string key, string text, int least, int most)
    {
        (bool read, double value, _) = Parse(text, Unit.None);
        if (!read || value != Math.Truncate(value))
            throw Invalid(key, $"{key} is {Short(text)}; it must be a whole number {least} .. {most}.");
        return value >= least && value <= most ? (int)value : throw Invalid(key, $"{key} is {Short(text)}; it must be {least} .. {most}.");
    }

    private string TextOf(string key, SettingNode node) => node.Text ?? throw Invalid(key, node.IsEmpty
        ? $"{key} has no value; give it one or remove the key to have the default."
        : $"{key} is {node.Description}; it must be a single value.");

    private static Section Checked(string path, SettingNode? node, SettingOrigin parent)
    {
        if (node is null || node.IsEmpty)
            return new Section(path, node?.Origin ?? parent, []);
        OrderedDictionary<string, SettingNode> entries = MapOf(path, node, parent);
        string[] known = ExperimentKeys.Of(path);
        foreach ((string key, SettingNode value) in entries)
            if (!known.Contains(key, StringComparer.Ordinal))
                throw Unknown(path, key, value.Origin, known);
        return new Section(path, node.Origin, entries);
    }

    private static InvalidInputException Unknown(string path, string key, SettingOrigin origin, string[] known)
    {
        string section = path.Length == 0 ? "an experiment" : path;
        string message = $"\"{Short(key)}\" is no key of {section}.{NearestName.Hint(key, known)} Allowed: {string.Join(", ", known)}.";
        return new InvalidInputException("experiment", message, origin.With(path.Length == 0 ? Short(key) : $"{path}.{Short(key)}"));
    }

    private static OrderedDictionary<string, SettingNode> MapOf(string path, SettingNode node, SettingOrigin parent)
    {
        string subject = path.Length == 0 ? "The file" : path;
        return node.Entries ?? throw new InvalidInputException(
            "experiment", $"{subject} is {node.Description}; it must be a map of keys and values{Example(path)}.", (path.Length == 0 ? parent : node.Origin).With(path));
    }

    private static string Example(string path) => path switch
    {
        "" => ", as in \"name: my-experiment\"",
        "expect" => ", as in expect: { accuracy: \">= 0.95\" }",
        "sweep" => ", as in sweep: { learning.optimizer.rate: [1e-5, 2e-5] }",
        _ => $" ({string.Join(", ", ExperimentKeys.Of(path))})",
    };

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
