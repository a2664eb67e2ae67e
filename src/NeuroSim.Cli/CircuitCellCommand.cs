using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit CELL</c>.</summary>
internal static class CircuitCellCommand
{
    /// <summary>Parameters of the netlist.</summary>
    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A parameter of the netlist, as in --set R=100meg or --set R=1e8 (repeatable); circuit list names them.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    public static int Run(Terminal terminal, string cell, string[] settings, string? folder)
    {
        string[] cells = [.. CellContracts.All.Select(contract => contract.Cell)];
        CellContract contract = CellContracts.Of(cell) ?? throw new InvalidInputException(
            "usage", $"There is no cell \"{cell}\".{(NearestName.Of(cell, cells) is { } near ? $" Did you mean \"{near}\"?" : "")} Known: {string.Join(", ", cells)}.", "CELL");
        using ISpiceSimulator simulator = SpiceSimulators.Find();
        CellCharacterization measured;
        try
        {
            measured = CellCharacterization.Of(contract, simulator, Parameters(settings));
        }
        catch (Exception error) when (error is SpiceException or ArgumentException)
        {
            throw new InvalidInputException("circuit", $"The circuit cannot be simulated with these parameters. {error.Message}", $"circuit {cell}", error);
        }

        if (!measured.IsFinite)
            throw new InvalidInputException("circuit", "There is no such cell with these parameters: a voltage, the retention or the energy of circuit or model is no finite number.", $"circuit {cell}");

        string path = Path.GetFullPath(folder ?? Path.Combine("runs", $"circuit-{cell}")), waveform = Write(path, measured);
        if (terminal.Json)
            terminal.WriteJson(Document(measured, waveform));
        else
            Print(terminal, measured, path);
        return measured.IsKept ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>The last value of a name holds, as elsewhere.</summary>
    private static Dictionary<string, double> Parameters(string[] settings)
    {
        var parameters = new Dictionary<string, double>();
        foreach (string argument in settings)
        {
            string[] parts = argument.Split('=', 2);
            parameters[parts[0].Trim()] = parts.Length == 2 && IsClear(parts[1]) && SpiceNumber.TryParse(parts[1], out double value) && double.IsFinite(value) && value >= 0
                ? value
                : throw new InvalidInputException("usage", $"\"{argument}\" is not of the form NAME=VALUE with a number of at least 0 that ends in nothing or in one of SPICE's t, g, meg, k, m, u, n, p, f, as in R=100meg; m is milli there, so M is refused.", "--set");
        }

        return parameters;
    }

    /// <summary>A netlist takes 100MOhm for a tenth of an Ohm and 5kilo for 5000; here such a number is more likely a mistake.</summary>
    private static bool IsClear(string value)
    {
        string letters = string.Concat(value.Trim().Reverse().TakeWhile(char.IsAsciiLetter).Reverse());
        return letters is "" or "m" or "inf" || letters.ToLowerInvariant() is "t" or "g" or "meg" or "k" or "u" or "n" or "p" or "f" or "mil";
    }

    private static string Write(string path, CellCharacterization measured)
    {
        OutputFailure.Guard(path, () => Directory.CreateDirectory(path));
        var csv = new StringBuilder("seconds,inputVolts,circuitVolts,modelVolts\n");
        for (int k = 0; k < measured.Times.Length; k++)
            csv.Append(CultureInfo.InvariantCulture, $"{measured.Times[k]:R},{(measured.Inputs.IsEmpty ? "" : measured.Inputs[k].ToString("R", CultureInfo.InvariantCulture))},{measured.Circuit[k]:R},{measured.Model[k]:R}\n");
        string waveform = Path.Combine(path, "waveform.csv");
        WholeFile.Write(waveform, csv.ToString());
        WholeFile.Write(Path.Combine(path, "deck.cir"), measured.Netlist.Text);
        WholeFile.Write(Path.Combine(path, "waveform.svg"), SvgChart.Write(Waveform(measured)));
        return waveform;
    }

    private static XyChart Waveform(CellCharacterization measured) => new()
    {
        Name = $"circuit-{measured.Contract.Cell}",
        Title = $"{measured.Contract.Cell}: circuit and model at the end of each sample",
        Description = $"The voltage of the memory cell {measured.Contract.Cell} over {measured.Times.Length} samples, as its model and as a circuit simulator have it.",
        X = new ChartAxis("time", Unit.Second),
        Y = new ChartAxis("memory", Unit.Volt),
        Series =
        [
            new XySeries("model", [.. measured.Times.Zip(measured.Model, (time, volts) => new XyPoint(time, volts))], XyStyle.Line),
            new XySeries("circuit", [.. measured.Times.Zip(measured.Circuit, (time, volts) => new XyPoint(time, volts))], XyStyle.Points),
        ],
    };

    private static JsonObject Document(CellCharacterization measured, string waveform) => new()
    {
        ["cell"] = measured.Contract.Cell,
        ["simulator"] = measured.Simulator,
        ["retention"] = new JsonObject { ["circuit"] = measured.Fit?.Retention, ["model"] = ModelRetention(measured) },
        ["maxErrorVolts"] = measured.MaxErrorVolts,
        ["maxErrorOfSwing"] = measured.MaxErrorOfSwing,
        ["toleranceOfSwing"] = measured.Contract.Tolerance,
        ["energyPerStepJoules"] = new JsonObject { ["circuit"] = measured.EnergyJoules?.Circuit, ["model"] = measured.EnergyJoules?.Model },
        ["waveform"] = waveform,
    };

    private static void Print(Terminal terminal, CellCharacterization measured, string path)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow("cell", Markup.Escape($"{measured.Contract.Cell}: {measured.Contract.Description}"));
        table.AddRow("simulator", Markup.Escape(measured.Simulator));
        table.AddRow("largest error", Invariant($"{measured.MaxErrorOfSwing:E1} of swing ({Quantity.Format(measured.MaxErrorVolts, Unit.Volt)}); allowed {measured.Contract.Tolerance:E0}: {(measured.IsKept ? "kept" : "BROKEN")}"));
        if (measured.Fit is { } fit)
        {
            table.AddRow("retention", Invariant($"{fit.Retention:F6} in the circuit, {ModelRetention(measured):F6} in the model"));
            table.AddRow("gain, offset", Invariant($"{fit.Gain:F6}, {Quantity.Format(fit.OffsetVolts, Unit.Volt)}"));
            table.AddRow("for an experiment", Markup.Escape(Record(measured, fit)));
        }

        if (measured.EnergyJoules is { } energy)
            table.AddRow("drawn from the source", $"{Quantity.Format(energy.Circuit, Unit.Joule)} per sample in the circuit, {Quantity.Format(energy.Model, Unit.Joule)} by the closed form");
        table.AddRow("files", Markup.Escape($"{path}: waveform.csv, waveform.svg, deck.cir"));
        terminal.Tables.Write(table);
    }

    /// <summary>What the fit says, as an experiment has it: retention exp(-period / R C) and the leak's time constant beside it, whose product is what the circuit keeps.</summary>
    private static string Record(CellCharacterization measured, CellFit fit)
    {
        double period = new CellParameters(measured.Netlist).Period;
        return fit.LeakSeconds(period) is { } seconds
            ? Invariant($"memory: {{ retention: {fit.Retention * Math.Exp(period / seconds):F6}, leak: {Quantity.Format(seconds, Unit.Second)} }}")
            : Invariant($"memory: {{ retention: {fit.Retention:F6} }}");
    }

    private static double? ModelRetention(CellCharacterization measured) => measured.Contract.Retention?.Invoke(new CellParameters(measured.Netlist));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
