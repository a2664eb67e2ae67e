using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSim.Circuits.Spice;

/// <summary>
/// A SPICE netlist whose parameters stand on top as <c>.param NAME=value</c>, one a line; binding one replaces its value and nothing else.
/// </summary>
public sealed class Netlist
{
    private const string Parameter = ".param ";

    private readonly ImmutableArray<string> _lines;

    private Netlist(string name, ImmutableArray<string> lines) => (Name, _lines) = (name, lines);

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>The lines, the first of which is the title.</summary>
    public ImmutableArray<string> Lines => _lines;

    /// <summary>The text with line feeds.</summary>
    public string Text => string.Join('\n', _lines) + "\n";

    /// <summary>Names of the parameters, in file order.</summary>
    public IEnumerable<string> Parameters => _lines.Where(IsParameter).Select(NameOf);

    /// <summary>The netlist of a text.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: empty, or with a control section, which could end the simulator.</exception>
    public static Netlist Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<string> lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        if (lines.All(string.IsNullOrWhiteSpace))
            throw new InvalidInputException("circuit", "The netlist is empty.", name);
        if (lines.Any(line => line.TrimStart().StartsWith(".control", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidInputException("circuit", "The netlist has a .control section, whose commands could end the simulator; leave the commands to the program.", name);
        return new Netlist(name, lines);
    }

    /// <summary>One of the netlists of <c>circuits/</c>, by its name without ending.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: no such netlist.</exception>
    public static Netlist BuiltIn(string name)
    {
        using Stream? stream = typeof(Netlist).Assembly.GetManifestResourceStream($"circuits/{name}.cir");
        if (stream is null)
            throw new InvalidInputException("circuit", $"There is no netlist \"{name}\".", name);
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), $"{name}.cir");
    }

    /// <summary>The value of a parameter, as it is written.</summary>
    public string this[string parameter] => _lines[IndexOf(parameter)].Trim()[(Parameter.Length + parameter.Length + 1)..].Trim();

    /// <summary>The netlist with another value of one parameter.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: no such parameter.</exception>
    public Netlist With(string parameter, double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter of a netlist is a finite number.");
        string line = $"{Parameter}{parameter}={value.ToString("R", CultureInfo.InvariantCulture)}";
        return new Netlist(Name, _lines.SetItem(IndexOf(parameter), line));
    }

    /// <summary>The netlist with its source named <paramref name="source"/> replaced by the line <paramref name="line"/>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: no such element.</exception>
    public Netlist Replace(string source, string line)
    {
        for (int i = 1; i < _lines.Length; i++)
        {
            if (_lines[i].TrimStart().StartsWith(source + " ", StringComparison.OrdinalIgnoreCase))
                return new Netlist(Name, _lines.SetItem(i, line));
        }

        throw new InvalidInputException("circuit", $"The netlist has no element {source}.", Name);
    }

    /// <summary>The netlist with lines before its end.</summary>
    public Netlist Append(params IEnumerable<string> lines)
    {
        int end = _lines.Length;
        while (end > 1 && !_lines[end - 1].TrimStart().StartsWith(".end", StringComparison.OrdinalIgnoreCase))
            end--;
        return new Netlist(Name, _lines.InsertRange(end > 1 ? end - 1 : _lines.Length, lines));
    }

    private int IndexOf(string parameter)
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            if (IsParameter(_lines[i]) && NameOf(_lines[i]).Equals(parameter, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new InvalidInputException("circuit", $"The netlist has no parameter {parameter}; it has {string.Join(", ", Parameters)}.", Name);
    }

    private static bool IsParameter(string line) => line.TrimStart().StartsWith(Parameter, StringComparison.OrdinalIgnoreCase) && line.Contains('=', StringComparison.Ordinal);

    private static string NameOf(string line) => line.Trim()[Parameter.Length..line.Trim().IndexOf('=', StringComparison.Ordinal)].Trim();
}
