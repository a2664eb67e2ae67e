using System.Text.RegularExpressions;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits.Sharp;

/// <summary>A statement of a netlist in words; <c>name=value</c> is one word, parentheses and commas only part words.</summary>
internal sealed partial class Statement
{
    private readonly List<string> _words;

    /// <summary>The words of a text.</summary>
    public Statement(string text)
    {
        Text = text;
        string spaced = text.Replace('(', ' ').Replace(')', ' ').Replace(',', ' ');
        _words = [.. Assigning().Replace(spaced, "=").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>The statement as it stands, with numbers for expressions.</summary>
    public string Text { get; }

    /// <summary>Its first word: an element or a command.</summary>
    public string Name => _words[0];

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    /// <exception cref="FormatException">There are not so many.</exception>
    public string this[int index] => index < _words.Count ? _words[index] : throw Unreadable("it is too short");

    /// <summary>A node, the ground under one name.</summary>
    /// <exception cref="FormatException">There are not so many words.</exception>
    public string Node(int index) => this[index] == "gnd" ? "0" : this[index];

    /// <summary>A number in SI units.</summary>
    /// <exception cref="FormatException">It is missing or no number.</exception>
    public double Number(int index) =>
        SpiceNumber.TryParse(this[index], out double value) && double.IsFinite(value) ? value : throw Unreadable($"{this[index]} is no number");

    /// <summary>All numbers from a word on.</summary>
    /// <exception cref="FormatException">One is no number.</exception>
    public double[] Numbers(int from) => [.. Enumerable.Range(from, Math.Max(0, Count - from)).Select(Number)];

    /// <summary>What is assigned from a word on: names with numbers, a bare name with 1.</summary>
    /// <exception cref="FormatException">A value is no number.</exception>
    public IEnumerable<(string Name, double Value)> Assignments(int from)
    {
        foreach (string word in _words.Skip(from))
        {
            string[] parts = word.Split('=');
            double value = 1;
            if (parts.Length > 2 || (parts.Length == 2 && !SpiceNumber.TryParse(parts[1], out value)))
                throw Unreadable($"{word} is no number");
            yield return (parts[0], value);
        }
    }

    /// <summary>Throws when there are more words than are understood.</summary>
    /// <exception cref="FormatException">There are.</exception>
    public Statement AtMost(int words) => Count <= words ? this : throw Unreadable($"{this[words]} is not understood here");

    /// <summary>An error that shows the statement.</summary>
    public FormatException Unreadable(string why) => new($"\"{Text}\": {why}");

    [GeneratedRegex(@"\s*=\s*")]
    private static partial Regex Assigning();
}
