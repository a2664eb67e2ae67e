using System.CommandLine;

namespace NeuroSim.Cli;

/// <summary>Wrong words on the command line: one paragraph that names them, what was probably meant, and where to read on.</summary>
internal static class UsageError
{
    public static int Report(Terminal terminal, ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string path = PathOf(command);
        string problem = parsed.UnmatchedTokens is [var token, ..] ? Unknown(command, path, token) : Incomplete(parsed, command);
        Failure.Print(terminal, "usage", $"{problem} \"{path} --help\" lists what can be said.", null);
        return ExitCode.InvalidInput;
    }

    private static string Unknown(Command command, string path, string token)
    {
        string name = token.Split('=', ':')[0];
        if (token.StartsWith('-') && command.Subcommands.Count > 0)
            return Missing(command);
        if (token.StartsWith('-'))
            return $"\"{path}\" has no option {name}.{Hint(name, command.Options.Select(option => option.Name))}";
        return command.Subcommands.Count > 0
            ? $"\"{path}\" has no command {token}.{Hint(token, command.Subcommands.Where(sub => !sub.Hidden).Select(one => one.Name))}"
            : $"\"{token}\" is one argument too many (a value with a space in it needs quotes).";
    }

    private static string Incomplete(ParseResult parsed, Command command) => command.Subcommands.Count > 0
        ? Missing(command)
        : string.Join(" ", parsed.Errors.Select(one => one.Message.TrimEnd('.') + ".").Distinct());

    private static string Missing(Command command) => $"A command is missing: {string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(one => one.Name))}.";

    private static string PathOf(Command command)
    {
        var path = new List<string>();
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            path.Insert(0, symbol.Name);
        return string.Join(' ', path);
    }

    private static string Hint(string given, IEnumerable<string> known) => NearestName.Of(given, known) is { } name ? $" Did you mean {name}?" : "";
}
