using System.Globalization;
using NeuroSim.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroSim.Costs;

/// <summary>One mapping of a technology file, with the path and line that errors name.</summary>
internal sealed class TechnologySection
{
    private static readonly string[] FigureKeys = ["value", "low", "typical", "high", "source", "status"];
    private readonly Dictionary<string, YamlNode> _entries = [];
    private readonly Mark _start;
    private readonly string _file, _path;

    /// <summary>Reads the keys; with <paramref name="known"/>, another key is an error that names the nearest known one.</summary>
    internal TechnologySection(YamlNode node, string file, string path, IReadOnlyCollection<string>? known)
    {
        (_start, _file, _path) = (node.Start, file, path);
        if (node is not YamlMappingNode mapping)
            throw Error($"{Named} must hold 'key: value' lines", node.Start);
        foreach (var (key, value) in mapping.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (known is not null && !known.Contains(name))
                throw Error($"'{name}' is not a key of {Named}{Technology.Meant(name, known)} Known are: {string.Join(", ", known)}", key.Start);
            if (name.Length == 0)
                throw Error($"{Named} has a key that is no word", key.Start);
            _entries.Add(name, value);
        }
    }

    internal IReadOnlyCollection<string> Keys => _entries.Keys;

    private string Named => _path.Length == 0 ? "a technology file" : $"'{_path}'";

    internal bool Has(string key) => _entries.ContainsKey(key);

    internal TechnologySection Section(string key, IReadOnlyCollection<string>? known) => new(Entry(key), _file, PathOf(key), known);

    /// <summary>A word or sentence, never empty.</summary>
    internal string Text(string key)
    {
        var node = Entry(key);
        return node is YamlScalarNode { Value.Length: > 0 } scalar && scalar.Value.Trim().Length > 0
            ? scalar.Value.Trim()
            : throw Error($"'{PathOf(key)}' must be a text that is not empty", node.Start);
    }

    internal Figure? OptionalFigure(string key, Unit unit) => Has(key) ? Figure(key, unit) : null;

    /// <summary>A figure: one value, or low, typical and high, with source and status.</summary>
    internal Figure Figure(string key, Unit unit) => Section(key, FigureKeys).AsFigure(unit);

    /// <summary>A figure that counts something: whole and at least 1.</summary>
    internal Figure Count(string key, Unit unit)
    {
        var figure = Figure(key, unit);
        return figure.Range.Low == Math.Floor(figure.Range.Low) && figure.Range.Low == figure.Range.High
            ? figure
            : throw Error($"'{PathOf(key)}' must be one whole number", Entry(key).Start);
    }

    private Figure AsFigure(Unit unit)
    {
        if (!Has("source"))
            throw Error($"{Named} has no source: name the paper or repository its number comes from, and what was done to it", _start);
        if (!Has("status"))
            throw Error($"{Named} has no status: sourced, derived or unverified", _start);
        bool single = Has("value");
        if (single == (Has("low") || Has("typical") || Has("high")))
            throw Error($"{Named} needs either 'value' or all of 'low', 'typical' and 'high'", _start);
        var range = single ? PriceRange.Exactly(Value("value", unit)) : new(Value("low", unit), Value("typical", unit), Value("high", unit));
        if (range.Low > range.Typical || range.Typical > range.High)
            throw Error($"{Named} must rise: low <= typical <= high", _start);
        return new Figure(range, unit, Text("source"), Status());
    }

    private double Value(string key, Unit unit)
    {
        string text = Text(key);
        if (unit != Unit.None && double.TryParse(text, CultureInfo.InvariantCulture, out _))
            throw Error($"'{PathOf(key)}' is '{text}', a number without a unit; wanted is {UnitSymbol.Describe(unit).Quantity}, for example {UnitSymbol.Describe(unit).Example}", Entry(key).Start);
        if (!Quantity.TryParse(text, unit, out double value, out string? problem))
            throw Error($"'{PathOf(key)}': {problem.TrimEnd('.')}", Entry(key).Start);
        return value > 0 ? value : throw Error($"'{PathOf(key)}' is '{text}' and must be above 0; leave a price out that is not known", Entry(key).Start);
    }

    private FigureStatus Status()
    {
        string text = Text("status");
        string[] known = ["sourced", "derived", "unverified"];
        int index = Array.IndexOf(known, text);
        return index >= 0
            ? (FigureStatus)index
            : throw Error($"'{PathOf("status")}' is '{text}'; known are: {string.Join(", ", known)}", Entry("status").Start);
    }

    private YamlNode Entry(string key) =>
        _entries.TryGetValue(key, out var node) ? node : throw Error($"{Named} has no '{key}'", _start);

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private InvalidInputException Error(string message, Mark at) => TechnologyParser.Error(message + ".", _file, at.Line);
}
