using System.CommandLine;
using System.Globalization;
using NeuroSim.Circuits;
using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit export --crossbar ROWSxCOLUMNS</c>.</summary>
internal static class CircuitExportCommand
{
    private const int MostLines = 512;

    public static Command Build(Terminal terminal)
    {
        var size = new Option<string>("--crossbar") { Description = "Word lines x bit lines, as in 16x32, each 1 .. 512.", HelpName = "ROWSxCOLUMNS", Required = true };
        var row = new Option<double>("--row-ohms") { Description = "Resistance of a word line's segment.", DefaultValueFactory = _ => 1 };
        var column = new Option<double>("--column-ohms") { Description = "Resistance of a bit line's segment.", DefaultValueFactory = _ => 1 };
        var file = new Option<string?>("--out") { Description = "File to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "Writes the netlist of a crossbar with resistive wires, cells of 1 .. 100 uS drawn from a fixed seed, for any SPICE.") { size, row, column, file };
        command.SetAction(parsed => Export(terminal, parsed.GetValue(size)!, new WireResistance(parsed.GetValue(row), parsed.GetValue(column)), parsed.GetValue(file)));
        return command;
    }

    private static int Export(Terminal terminal, string size, WireResistance wires, string? file)
    {
        string[] parts = size.Split('x');
        if (parts.Length != 2 || !TryLines(parts[0], out int rows) || !TryLines(parts[1], out int columns))
            throw new InvalidInputException("usage", $"\"{size}\" is no size of a crossbar; write word lines x bit lines, as in 16x32, each 1 .. {MostLines}.", "--crossbar");
        if (!(wires.RowOhms > 0 && wires.ColumnOhms > 0 && double.IsFinite(wires.RowOhms + wires.ColumnOhms)))
            throw new InvalidInputException("usage", "A segment of wire must have a resistance above 0 Ohm, since SPICE has no resistor of 0 Ohm.", "--row-ohms, --column-ohms");
        var random = new Philox(1, RandomStream.DeviceSpread);
        var conductances = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                conductances[i, j] = 1e-6 + 99e-6 * random.Uniform((uint)i, (ulong)j);
        }

        string text = CrossbarNetlist.Of(conductances, [.. Enumerable.Range(0, rows).Select(i => (double)random.Uniform((uint)i, 1UL << 20))], wires).Text;
        if (file is null)
            terminal.Output.Write(text);
        else
            File.WriteAllText(file, text);
        return ExitCode.Done;
    }

    private static bool TryLines(string text, out int lines) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out lines) && lines is >= 1 and <= MostLines;
}
