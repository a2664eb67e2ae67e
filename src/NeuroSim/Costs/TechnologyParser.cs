using System.Collections.Immutable;
using NeuroSim.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NeuroSim.Costs;

/// <summary>
/// Reads a technology file (<c>circuits/readme.md</c>). Strict: an unknown key, a figure without unit, source or status, a wrong unit
/// and a range that does not rise are errors that name line and key.
/// </summary>
public static class TechnologyParser
{
    private static readonly string[] FileKeys = ["name", "description", "design", "window", "components", "references"];
    private static readonly string[] DesignKeys = ["supply", "temperature", "value-bits", "state-bits", "rows-per-array", "columns-per-converter", "read-voltage", "read-time"];
    private static readonly string[] WindowKeys = ["largest-resistance", "smallest-bias-current", "capacitor-density", "capacitor-border", "smallest-capacitance"];
    private static readonly string[] ComponentKeys = ["energy", "write-energy", "pulse-energy", "line-energy", "area", "latency", "write-latency", "static-power"];
    private static readonly Dictionary<string, Part> Parts = Enum.GetValues<Part>().ToDictionary(KeyOf);

    /// <summary>The technology that <paramref name="text"/> describes.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">What errors call the text: a path or a name.</param>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: the text is no technology file.</exception>
    public static Technology Parse(string text, string file)
    {
        var root = new TechnologySection(Load(text, file), file, "", FileKeys);
        return new Technology
        {
            Name = root.Text("name"),
            Description = root.Text("description"),
            Design = ReadDesign(root.Section("design", DesignKeys)),
            Window = ReadWindow(root.Section("window", WindowKeys)),
            Components = ReadComponents(root.Section("components", Parts.Keys)),
            References = root.Has("references") ? ReadReferences(root.Section("references", null)) : ImmutableSortedDictionary<string, Figure>.Empty,
        };
    }

    /// <summary>The key of a part in a file: FeedForwardCell is <c>feed-forward-cell</c>.</summary>
    internal static string KeyOf(Part part) =>
        string.Concat(part.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    internal static InvalidInputException Error(string message, string file, long line, Exception? cause = null) =>
        new("technology", message, $"{file}, line {line}", cause);

    private static YamlNode Load(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw Error($"This is not YAML: {broken.Message}", file, broken.Start.Line, broken);
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw Error($"A technology file is one YAML document; this holds {stream.Documents.Count}.", file, 1);
    }

    private static DesignChoices ReadDesign(TechnologySection section) => new()
    {
        Supply = section.Figure("supply", Unit.Volt),
        Temperature = section.Figure("temperature", Unit.Kelvin),
        ValueBits = section.Count("value-bits", Unit.Bit),
        StateBits = section.Count("state-bits", Unit.Bit),
        RowsPerArray = section.Count("rows-per-array", Unit.None),
        ColumnsPerConverter = section.Count("columns-per-converter", Unit.None),
        ReadVoltage = section.Figure("read-voltage", Unit.Volt),
        ReadTime = section.Figure("read-time", Unit.Second),
    };

    private static ProcessWindow ReadWindow(TechnologySection section) => new()
    {
        LargestResistance = section.Figure("largest-resistance", Unit.Ohm),
        SmallestBiasCurrent = section.Figure("smallest-bias-current", Unit.Ampere),
        CapacitorDensity = section.Figure("capacitor-density", Unit.FaradPerSquareMeter),
        CapacitorBorder = section.Figure("capacitor-border", Unit.SquareMeter),
        SmallestCapacitance = section.Figure("smallest-capacitance", Unit.Farad),
    };

    private static ImmutableSortedDictionary<Part, Component> ReadComponents(TechnologySection section) =>
        section.Keys.ToImmutableSortedDictionary(key => Parts[key], key => ReadComponent(section.Section(key, ComponentKeys)));

    private static Component ReadComponent(TechnologySection section) => new()
    {
        Energy = section.OptionalFigure("energy", Unit.Joule),
        WriteEnergy = section.OptionalFigure("write-energy", Unit.Joule),
        PulseEnergy = section.OptionalFigure("pulse-energy", Unit.Joule),
        LineEnergy = section.OptionalFigure("line-energy", Unit.Joule),
        Area = section.OptionalFigure("area", Unit.SquareMeter),
        Latency = section.OptionalFigure("latency", Unit.Second),
        WriteLatency = section.OptionalFigure("write-latency", Unit.Second),
        StaticPower = section.OptionalFigure("static-power", Unit.Watt),
    };

    private static ImmutableSortedDictionary<string, Figure> ReadReferences(TechnologySection section) =>
        section.Keys.ToImmutableSortedDictionary(key => key, key => section.Figure(key, Unit.Joule), StringComparer.Ordinal);
}
