using System.CommandLine;
using System.Text.Json.Nodes;

namespace NeuroSim.Cli;

/// <summary><c>neurosim completions SHELL</c>.</summary>
internal static class CompletionsCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var shell = new Argument<string>("SHELL") { Description = $"Which shell: {string.Join(", ", CompletionScript.Shells)}." };
        var command = new Command(
            "completions", "Print a script for the Tab key in bash, zsh, fish or pwsh; for bash: source <(neurosim completions bash), in ~/.bashrc.")
        {
            shell, options.Json, options.Verbose,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(shell)!));
        return command;
    }

    private static int Run(Terminal terminal, string shell)
    {
        if (CompletionScript.Of(shell) is not { } script)
        {
            string hint = NearestName.Of(shell, CompletionScript.Shells) is { } near ? $" Did you mean {near}?" : "";
            throw new InvalidInputException("usage", $"There is no script for \"{shell}\".{hint} Known are {string.Join(", ", CompletionScript.Shells)}.", "SHELL");
        }

        if (terminal.Json)
            terminal.WriteJson(new JsonObject { ["shell"] = shell, ["script"] = script });
        else
            terminal.Output.Write(script);
        return ExitCode.Done;
    }
}
