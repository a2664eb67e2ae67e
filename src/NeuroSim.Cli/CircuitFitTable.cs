using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Devices;
using NeuroSim.Numerics;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>The result of <c>circuit fit</c> as a table.</summary>
internal static class CircuitFitTable
{
    public static void Print(Terminal terminal, ImmutableArray<PulseRun> runs, PulseFit fit, PulseFitFiles files)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("law", "parameters", "residual (rms)", "cycle to cycle", "read noise", "criterion");
        foreach (LawFit law in fit.Laws)
        {
            table.AddRow(
                PulseFitFiles.WordOf(law.Pulses.Law) + (law == fit.Best ? "\n(best)" : ""),
                string.Join("\n", CircuitFitParameters.Of(law.Pulses).Select(entry => $"{entry.Name} {Number(entry.Value, "G4")}")),
                $"{Quantity.Format(law.RmsSiemens, Unit.Siemens)}\n{Percent(law.RmsOfRange)} of range",
                $"{Percent(law.Pulses.CycleNoise)} of a step",
                Quantity.Format(law.ReadNoiseSiemens, Unit.Siemens),
                Number(law.Criterion, "F1"));
        }

        terminal.Tables.Write(table);
        string best = PulseFitFiles.WordOf(fit.Best.Pulses.Law), values = runs.Sum(run => run.Pulses.Length).ToString("N0", CultureInfo.InvariantCulture);
        Line(terminal, $"{values} values in {runs.Length} runs, {Quantity.Format(fit.SmallestSiemens, Unit.Siemens)} .. {Quantity.Format(fit.LargestSiemens, Unit.Siemens)}: weights -1 .. 1. Best: {best}, the simplest law with the least criterion (to 2).");
        Line(terminal, $"In an experiment: hardware.crossbar.device: {files.DevicePath}");
        Line(terminal, $"Measured and fitted curves: {files.CurvesPath}");
    }

    private static void Line(Terminal terminal, string text) => terminal.Output.WriteLine(text);

    private static string Percent(double share) => Number(100 * share, "G3") + " %";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
