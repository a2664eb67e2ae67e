using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>A comparison on one screen: the verdict, a row per schedule, where the energy goes, and where to read on.</summary>
internal static class ComparisonTable
{
    private const int LargestParts = 5;
    private const double Pico = 1e-12;

    public static void Print(Terminal terminal, Comparison comparison, string report)
    {
        terminal.Tables.WriteLine(Verdict.Of(comparison));
        var table = new Table().Border(TableBorder.Rounded);
        foreach (string heading in (string[])["schedule", "accuracy\n%", "chip\nM samples/s", "latency\nns", "energy*\npJ", "low..high\npJ", "area*\num2", "memory*\nbits", "parts at\ntick"])
            table.AddColumn(new TableColumn(heading) { NoWrap = true, Alignment = heading == "schedule" ? Justify.Left : Justify.Right });
        table.AddRow("(untrained)", Percent(comparison.UntrainedAccuracy), "", "", "", "", "", "", "");
        foreach (ScheduleOutcome outcome in comparison.Schedules)
            table.AddRow([.. Row(outcome).Select(Markup.Escape)]);
        terminal.Tables.Write(table);
        EnergyEstimate estimate = comparison.Schedules[0].Estimate;
        terminal.Tables.WriteLine($"* per neuron on {estimate.Technology}; energy per learning sample, with static power over {Quantity.Format(estimate.PeriodSeconds, Unit.Second)}. Synchronous: {Largest(estimate.Learning)}; inference alone {Quantity.Format(estimate.Inference.EnergyJoules.Typical, Unit.Joule)}.");
        foreach (string warning in estimate.Warnings.Distinct())
            terminal.Tables.WriteLine($"Warning: {warning}");
        terminal.Tables.WriteLine($"Data: {comparison.Experiment.Data.Source} ({comparison.DataOrigin}). Seed {comparison.Experiment.Seed}. Every figure with its source: {report}");
    }

    private static string[] Row(ScheduleOutcome outcome)
    {
        EnergyEstimate estimate = outcome.Estimate;
        ScheduleTiming? timing = estimate.Timing;
        PriceRange energy = estimate.Learning.EnergyJoules;
        return
        [
            RunResultJson.NameOf(outcome.Schedule),
            Percent(outcome.Result.Accuracy),
            timing is null ? "unavailable" : Figure(timing.SamplesPerSecond, 1e6),
            timing is null ? "unavailable" : Figure(timing.LatencySeconds, 1e-9),
            Figure(energy.Typical, Pico),
            $"{Figure(energy.Low, Pico)}..{Figure(energy.High, Pico)}",
            (estimate.AreaSquareMeters.Typical * 1e12).ToString("F0", CultureInfo.InvariantCulture),
            estimate.Footprint.Bits.ToString("F0", CultureInfo.InvariantCulture),
            outcome.FirstDifference?.Tick.ToString(CultureInfo.InvariantCulture) ?? (outcome.Schedule == Schedule.Synchronous ? "" : "never"),
        ];
    }

    private static string Largest(PhaseEstimate phase)
    {
        double total = phase.EnergyJoules.Typical;
        return string.Join(", ", phase.Rows
            .Where(row => row.EnergyJoules is not null)
            .OrderByDescending(row => row.EnergyJoules!.Value.Typical)
            .Take(LargestParts)
            .Select(row => $"{row.Name} {(100 * row.EnergyJoules!.Value.Typical / total).ToString("F0", CultureInfo.InvariantCulture)} %"));
    }

    private static string Figure(double value, double unit) => (value / unit).ToString("G3", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture);
}
