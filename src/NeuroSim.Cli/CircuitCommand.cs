using System.CommandLine;
using NeuroSim.Circuits;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit</c>: cells through SPICE, netlists, and measured devices.</summary>
internal static class CircuitCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var cell = new Argument<string>("CELL") { Description = $"A memory cell: {string.Join(", ", CellContracts.All.Select(contract => contract.Cell))}." };
        var command = new Command("circuit", "A memory cell through SPICE: waveform, effective retention, error against its model, energy. Also: list, export, fit.") { cell };
        foreach (Option option in (Option[])[CircuitCellCommand.Set, options.Out, options.Json, options.Verbose])
            command.Add(option);
        command.SetAction(parsed => CircuitCellCommand.Run(terminal, parsed.GetValue(cell)!, parsed.GetValue(CircuitCellCommand.Set) ?? [], parsed.GetValue(options.Out)));
        command.Add(CircuitListCommand.Build(terminal));
        command.Add(CircuitExportCommand.Build(terminal));
        command.Add(CircuitFitCommand.Build(terminal));
        return command;
    }
}
