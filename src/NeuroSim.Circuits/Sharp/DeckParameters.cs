using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSim.Circuits.Sharp;

/// <summary>The parameters of a netlist, wherever in it they stand, and the expressions in braces that use them.</summary>
internal sealed partial class DeckParameters
{
    private const string Keyword = ".param ";

    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, double> _values = [];
    private readonly HashSet<string> _open = [];

    /// <summary>The parameters of these statements.</summary>
    public DeckParameters(IEnumerable<string> statements)
    {
        foreach (string statement in statements.Where(IsParameter))
        {
            foreach (Match match in Assignment().Matches(statement[Keyword.Length..]))
                _texts[match.Groups[1].Value] = match.Groups[2].Value.Trim('{', '}', '\'');
        }
    }

    /// <summary>Whether a statement sets parameters.</summary>
    public static bool IsParameter(string statement) => statement.StartsWith(Keyword, StringComparison.Ordinal);

    /// <summary>The statement with the values of its expressions in the place of the braces.</summary>
    /// <exception cref="FormatException">An expression cannot be read, or names a parameter that is not there or that needs itself.</exception>
    public string Bound(string statement) => Braces().Replace(
        statement, match => Formula.Parse(match.Groups[1].Value, Value).Constant().ToString("R", CultureInfo.InvariantCulture));

    private double Value(string name)
    {
        if (_values.TryGetValue(name, out double known))
            return known;
        if (!_texts.TryGetValue(name, out string? text))
            throw new FormatException($"there is no parameter {name}");
        if (!_open.Add(name))
            throw new FormatException($"the parameter {name} needs itself");
        return _values[name] = Formula.Parse(text, Value).Constant();
    }

    [GeneratedRegex(@"(\w+)\s*=\s*(.*?)\s*(?=\s\w+\s*=|$)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Braces();
}
