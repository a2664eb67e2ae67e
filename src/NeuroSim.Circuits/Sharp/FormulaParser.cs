using System.Text.RegularExpressions;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits.Sharp;

/// <summary>Reads an expression from left to right: sums of products of signed numbers, names, functions and parentheses.</summary>
/// <param name="text">The expression, in lower case.</param>
/// <param name="parameter">The value of a name.</param>
internal sealed partial class FormulaParser(string text, Func<string, double> parameter)
{
    private readonly string[] _tokens = [.. Token().Matches(text).Select(match => match.Value)];
    private readonly List<string> _nodes = [];
    private int _next;

    private string Here => _next < _tokens.Length ? _tokens[_next] : "";

    /// <summary>The whole expression.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public Formula Parse()
    {
        Func<double[], Dual> body = Sum();
        return _next == _tokens.Length ? new Formula(_nodes, body) : throw Unreadable();
    }

    private Func<double[], Dual> Sum()
    {
        Func<double[], Dual> sum = Product();
        while (Here is "+" or "-")
        {
            string sign = _tokens[_next++];
            Func<double[], Dual> left = sum, right = Product();
            sum = sign == "+" ? v => left(v) + right(v) : v => left(v) - right(v);
        }

        return sum;
    }

    private Func<double[], Dual> Product()
    {
        Func<double[], Dual> product = Signed();
        while (Here is "*" or "/")
        {
            string sign = _tokens[_next++];
            Func<double[], Dual> left = product, right = Signed();
            product = sign == "*" ? v => left(v) * right(v) : v => left(v) / right(v);
        }

        return product;
    }

    private Func<double[], Dual> Signed()
    {
        if (Here is not ("-" or "+"))
            return Single();
        double sign = _tokens[_next++] == "-" ? -1 : 1;
        Func<double[], Dual> body = Signed();
        return v => body(v) * Dual.Constant(sign);
    }

    private Func<double[], Dual> Single()
    {
        string token = Here;
        _next++;
        if (token == "(")
        {
            Func<double[], Dual> inner = Sum();
            Expect(")");
            return inner;
        }

        if (token.Length > 0 && (char.IsAsciiDigit(token[0]) || token[0] == '.') && SpiceNumber.TryParse(token, out double number))
            return _ => Dual.Constant(number);
        if (token.Length == 0 || !(char.IsAsciiLetter(token[0]) || token[0] == '_'))
            throw Unreadable();
        return Here == "(" ? Call(token) : Constant(parameter(token));
    }

    private static Func<double[], Dual> Constant(double value) => _ => Dual.Constant(value);

    private Func<double[], Dual> Call(string name)
    {
        Expect("(");
        if (name == "v")
            return Voltage();
        var arguments = new List<Func<double[], Dual>> { Sum() };
        while (Here == ",")
        {
            _next++;
            arguments.Add(Sum());
        }

        Expect(")");
        return FormulaFunctions.Of(name, arguments) ?? throw new FormatException($"there is no function {name} of {arguments.Count} in \"{text}\"");
    }

    /// <summary>The voltage of a node, or between two.</summary>
    private Func<double[], Dual> Voltage()
    {
        Func<double[], Dual> plus = Node();
        if (Here == ",")
        {
            _next++;
            Func<double[], Dual> minus = Node();
            Expect(")");
            return v => plus(v) - minus(v);
        }

        Expect(")");
        return plus;
    }

    private Func<double[], Dual> Node()
    {
        string name = Here == "gnd" ? "0" : Here;
        _next++;
        if (name.Length == 0 || !(char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_'))
            throw Unreadable();
        int index = _nodes.IndexOf(name);
        if (index < 0)
        {
            index = _nodes.Count;
            _nodes.Add(name);
        }

        return v => Dual.Voltage(v[index], index, v.Length);
    }

    private void Expect(string token)
    {
        if (Here != token)
            throw Unreadable();
        _next++;
    }

    private FormatException Unreadable() => new($"the expression \"{text}\" cannot be read{(_next < _tokens.Length ? $" at \"{Here}\"" : "")}");

    [GeneratedRegex(@"(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\w*|\w+|\S")]
    private static partial Regex Token();
}
