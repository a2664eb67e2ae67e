using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits.Sharp;

/// <summary>The statements of a netlist: lower case, without title and comments, continued lines joined, up to <c>.end</c>.</summary>
internal static class DeckText
{
    /// <summary>The statements in their order.</summary>
    /// <exception cref="FormatException">A continuation has nothing to continue.</exception>
    public static IReadOnlyList<string> Of(Netlist netlist)
    {
        var statements = new List<string>();
        foreach (string line in netlist.Lines.Skip(1).Select(Bare).Where(line => line.Length > 0))
        {
            if (line == ".end")
                break;
            if (line[0] != '+')
                statements.Add(line);
            else if (statements.Count > 0)
                statements[^1] += " " + line[1..];
            else
                throw new FormatException($"there is nothing before \"{line}\" that it could continue");
        }

        return statements;
    }

    private static string Bare(string line)
    {
        string text = line.Trim().ToLowerInvariant();
        if (text.StartsWith('*'))
            return "";
        int comment = text.IndexOf(';', StringComparison.Ordinal);
        if (comment < 0)
            comment = text.IndexOf(" $", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }
}
