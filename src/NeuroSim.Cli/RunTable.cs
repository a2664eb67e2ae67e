using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Engines;
using NeuroSim.Numerics;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>The result of <c>run</c> as a table.</summary>
internal static class RunTable
{
    public static void Print(
        Terminal terminal, Preparation prepared, RunResult result, RunSpeed? speed, ImmutableArray<ExpectationOutcome> outcomes, string folder)
    {
        if (!result.Figures.IsEmpty)
            terminal.Tables.Write(SequenceTable.Of(result));
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        if (result.Figures.IsEmpty)
            AddAccuracy(table, prepared, result);
        table.AddRow("samples learned", result.Samples.ToString("N0", CultureInfo.InvariantCulture));
        if (speed is { Samples: > 0 })
            table.AddRow("speed here", $"{speed.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture)} samples/s ({speed.TrainSeconds.ToString("F1", CultureInfo.InvariantCulture)} s, {speed.Engine.ToString().ToLowerInvariant()} engine, {speed.Threads} {(speed.Threads == 1 ? "thread" : "threads")})");
        AddCosts(table, prepared, result);
        table.AddRow("state", result.StateSha256);
        foreach (ExpectationOutcome outcome in outcomes)
            table.AddRow(Markup.Escape($"expected {outcome.Key} {outcome.Wanted}"), outcome.Met ? "met" : $"NOT MET: {outcome.Got?.ToString("R", CultureInfo.InvariantCulture) ?? "no figure"}");
        table.AddRow("run folder", Markup.Escape(folder));
        terminal.Tables.Write(table);
    }

    private static void AddAccuracy(Table table, Preparation prepared, RunResult result)
    {
        table.AddRow($"accuracy, {prepared.Experiment.JudgeInWords}", Percent(result.Accuracy));
        table.AddRow(prepared.Experiment.Network.Recurrence > 1 ? "accuracy per pass" : "accuracy per layer", string.Join("  ", result.AccuracyPerLayer.Select(Percent)));
        table.AddRow("accuracy per class", string.Join("  ", result.AccuracyPerClass.Select((share, c) => $"{c}: {(double.IsNaN(share) ? "-" : Percent(share))}")));
    }

    private static void AddCosts(Table table, Preparation prepared, RunResult result)
    {
        if (result.Samples == 0 || prepared.Experiment.Learning.IsBatched || prepared.Experiment.Learning.IsLocal || prepared.Experiment.Learning.IsSequential)
            return;
        var network = ExperimentNetwork.Of(prepared.Experiment, prepared.Data.Train.PixelsPerImage, result.Samples).Network;
        var estimate = EnergyEstimate.For(network, result.Counts, Encoder.Counts(network, prepared.Data.Test.Count), prepared.Technology);
        table.AddRow(Markup.Escape($"energy on {prepared.Technology.Name}"), $"{Range(estimate.Learning.EnergyJoules, Unit.Joule)} per neuron and learning sample");
        table.AddRow("area", $"{Range(estimate.AreaSquareMeters, Unit.SquareMeter)} per neuron");
        if (estimate.Timing is { } timing)
            table.AddRow("chip", $"{(timing.SamplesPerSecond / 1e6).ToString("F2", CultureInfo.InvariantCulture)} M samples/s, latency {Quantity.Format(timing.LatencySeconds, Unit.Second)}");
        foreach (string warning in estimate.Warnings)
            table.AddRow("warning", Markup.Escape(warning));
    }

    private static string Range(PriceRange range, Unit unit) =>
        $"{Quantity.Format(range.Typical, unit)} ({Quantity.Format(range.Low, unit)} .. {Quantity.Format(range.High, unit)})";

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
