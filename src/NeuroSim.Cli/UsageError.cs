using System.CommandLine;

namespace NeuroSim.Cli;

/// <summary>Wrong words on the command line: one paragraph that names them, and where to read on.</summary>
internal static class UsageError
{
    public static int Report(Terminal terminal, ParseResult parsed)
    {
        var path = new List<string>();
        for (Symbol? symbol = parsed.CommandResult.Command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            path.Insert(0, symbol is RootCommand ? "neurosim" : symbol.Name);
        string problem = string.Join(" ", parsed.Errors.Select(one => one.Message.TrimEnd('.') + ".").Distinct());
        Failure.Print(terminal, "usage", $"{problem} \"{string.Join(' ', path)} --help\" lists what can be said.", null);
        return ExitCode.InvalidInput;
    }
}
