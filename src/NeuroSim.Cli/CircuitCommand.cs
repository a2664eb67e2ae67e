using System.CommandLine;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit fit</c>.</summary>
internal static class CircuitCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("circuit", "What stands below the models: measured devices.");
        command.Add(CircuitFitCommand.Build(terminal));
        return command;
    }
}
