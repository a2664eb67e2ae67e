using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit export</c>.</summary>
internal static class CircuitExportCommand
{
    private const int MostLines = 512, Pixels = 784;

    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var experiment = new Argument<string?>("EXPERIMENT") { Arity = ArgumentArity.ZeroOrOne, Description = "The experiment whose neuron --neuron names." };
        var neuron = new Option<string?>("--neuron") { HelpName = "LAYER/NEURON", Description = "That neuron's netlist, both numbers from 1: circuits/neuron.cir with its parameters." };
        var size = new Option<string?>("--crossbar") { Description = "An array instead: word lines x bit lines, as in 16x32, each 1 .. 512.", HelpName = "ROWSxCOLUMNS" };
        var row = new Option<double>("--row-ohms") { Description = "Resistance of a word line's segment.", DefaultValueFactory = _ => 1, CustomParser = Ohms };
        var column = new Option<double>("--column-ohms") { Description = "Resistance of a bit line's segment.", DefaultValueFactory = _ => 1, CustomParser = Ohms };
        var file = new Option<string?>("--out") { Description = "File to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "Writes a netlist for any SPICE: a neuron of an experiment, or a crossbar with resistive wires and cells of 1 .. 100 uS drawn from a fixed seed.")
        { experiment, neuron, size, row, column, file, options.Set, options.Seed, options.Json };
        command.SetAction(parsed =>
        {
            string text = (parsed.GetValue(experiment), parsed.GetValue(neuron), parsed.GetValue(size)) switch
            {
                (null, null, { } array) => Crossbar(array, new WireResistance(parsed.GetValue(row), parsed.GetValue(column))),
                ({ } name, { } place, null) => Neuron(ExperimentSource.Load(name, parsed.GetValue(options.Set), parsed.GetValue(options.Seed)), place),
                _ => throw new InvalidInputException("usage", "Name either EXPERIMENT --neuron LAYER/NEURON or --crossbar ROWSxCOLUMNS, as in --crossbar 16x32."),
            };
            return Write(terminal, text, parsed.GetValue(file));
        });
        return command;
    }

    /// <summary>A neuron's first layer has the pixels of the built-in data sets.</summary>
    private static string Neuron(Experiment experiment, string place)
    {
        string[] parts = place.Split('/');
        if (parts.Length != 2 || !TryCount(parts[0], out int layer) || !TryCount(parts[1], out int neuron))
            throw new InvalidInputException("usage", $"\"{place}\" names no neuron; write its layer and its number, both from 1, as in 1/5.", "--neuron");
        Network network = ExperimentNetwork.Of(experiment, Pixels, 0).Network;
        return NeuronParameters.Of(network, layer - 1, neuron - 1).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Aggregate(Netlist.BuiltIn("neuron"), (bound, entry) => bound.With(entry.Key, entry.Value)).Text;
    }

    private static string Crossbar(string size, WireResistance wires)
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

        return CrossbarNetlist.Of(conductances, [.. Enumerable.Range(0, rows).Select(i => (double)random.Uniform((uint)i, 1UL << 20))], wires).Text;
    }

    private static int Write(Terminal terminal, string text, string? file)
    {
        if (file is not null)
            WholeFile.Write(file, text);
        if (terminal.Json)
            terminal.WriteJson(new JsonObject { ["netlist"] = text, ["file"] = file });
        else if (file is null)
            terminal.Output.Write(text);
        return ExitCode.Done;
    }

    /// <summary>A plain number of ohms, or a quantity such as 2.5 Ohm.</summary>
    private static double Ohms(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ohms) || Quantity.TryParse(text, Unit.Ohm, out ohms, out _))
            return ohms;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is \"{text}\"; it must be a resistance, as in 2.5 or 2.5 Ohm.");
        return 0;
    }

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1;

    private static bool TryLines(string text, out int lines) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out lines) && lines is >= 1 and <= MostLines;
}
