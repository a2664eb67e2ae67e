using System.Collections.Immutable;
using System.CommandLine;
using NeuroSim.Devices;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary><c>neurosim circuit fit DATA.csv</c>.</summary>
internal static class CircuitFitCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var data = new Argument<string>("DATA")
        {
            Description = "A CSV file with the columns pulse and conductance (siemens), and if wanted direction (up or down) and cycle. Without a direction the pulses first go up, then down.",
        };
        var command = new Command("fit", "Fit the pulse laws to the measured pulses of a cell, and write a device file for experiments.") { data, options.Out, options.Json, options.Verbose };
        command.SetAction(parsed => Fit(terminal, parsed.GetValue(data)!, parsed.GetValue(options.Out)));
        return command;
    }

    private static int Fit(Terminal terminal, string path, string? folder)
    {
        ImmutableArray<PulseRun> runs = PulseFitFiles.Read(path);
        var fit = PulseFit.Of(runs, terminal.Cancellation);
        PulseFitFiles files = PulseFitFiles.Write(folder ?? $"runs/fit-{PulseFitFiles.NameOf(path)}", path, runs, fit);
        if (terminal.Json)
            terminal.WriteJson(CircuitFitDocument.Of(path, runs, fit, files));
        else
            CircuitFitTable.Print(terminal, runs, fit, files);
        return ExitCode.Done;
    }
}
