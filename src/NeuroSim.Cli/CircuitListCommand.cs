using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit list</c>.</summary>
internal static class CircuitListCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var command = new Command("list", "Every cell with a netlist and a contract, and which simulators are here.") { options.Json };
        command.SetAction(_ => List(terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        (string Name, bool Here)[] simulators = [.. SpiceSimulators.Known.Select(simulator => (simulator.Name, simulator.IsHere()))];
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["cells"] = new JsonArray([.. CellContracts.All.Select(contract => (JsonNode)new JsonObject
                {
                    ["cell"] = contract.Cell,
                    ["description"] = contract.Description,
                    ["parameters"] = new JsonArray([.. contract.Netlist.Parameters.Select(name => (JsonNode)name)]),
                    ["toleranceOfSwing"] = contract.Tolerance,
                })]),
                ["simulators"] = new JsonArray([.. simulators.Where(simulator => simulator.Here).Select(simulator => (JsonNode)simulator.Name)]),
            });
            return ExitCode.Done;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("cell", "what it is", "parameters", "tolerance of swing");
        foreach (CellContract contract in CellContracts.All)
            table.AddRow(contract.Cell, Markup.Escape(contract.Description), string.Join(", ", contract.Netlist.Parameters), FormattableString.Invariant($"{contract.Tolerance:E0}"));
        terminal.Tables.Write(table);
        foreach ((string name, bool here) in simulators)
            terminal.Tables.WriteLine($"{name}: {(here ? "found" : $"not found. {SpiceSimulators.HowToInstall}")}");
        return ExitCode.Done;
    }
}
