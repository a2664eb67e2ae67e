using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Learning;
using NeuroSim.Numerics;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>An estimate on the screen: the headline, what dominates, every row with its source, the optimisers, the schedules, the same work elsewhere.</summary>
internal static class EstimateTable
{
    private const double LeastSane = 10e-15, MostSane = 160e-15;

    public static void Print(Terminal terminal, CostEstimate costs, string mode, PhaseEstimate phase)
    {
        EnergyEstimate estimate = costs.Estimate;
        IAnsiConsole screen = terminal.Tables;
        screen.WriteLine($"{estimate.Technology}, {mode}: {Headline(phase)} and {Text($"{estimate.Footprint.Bits:F0}")} bits per neuron.");
        PrintSplit(screen, phase);
        PrintRows(screen, phase);
        PrintOptimizers(screen, costs);
        PrintSchedules(screen, costs);
        PrintReferences(screen, costs, mode);
        screen.WriteLine("Where every price comes from, and what the figures assume: --json.");
        foreach (string line in phase.Unavailable.Concat(estimate.Unavailable).Distinct())
            screen.WriteLine($"Unavailable: {line}");
        foreach (string line in estimate.Warnings)
            screen.WriteLine($"Warning: {line}");
    }

    /// <summary>Energy and area of a neuron.</summary>
    public static string Headline(PhaseEstimate phase) =>
        $"{AtLeast(phase.LacksEnergy)}{Joules(phase.EnergyJoules)} per neuron and sample, {AtLeast(phase.LacksArea)}{Area(phase.AreaSquareMeters)}";

    /// <summary>An optimiser as experiments spell it.</summary>
    public static string NameOf(OptimizerKind kind) => kind == OptimizerKind.NeuronRms ? "neuron-rms" : kind.ToString().ToLowerInvariant();

    /// <summary>What stands before a total that lacks a price.</summary>
    private static string AtLeast(bool lacksPrice) => lacksPrice ? "at least " : "";

    public static void PrintSplit(IAnsiConsole screen, PhaseEstimate phase)
    {
        Table table = New("what dominates", "energy", "share", "total without it");
        foreach (EnergySplit split in EnergySplit.Of(phase))
            table.AddRow(split.Name, Joules(split.EnergyJoules), Text($"{100 * split.Share:F1} %"), Quantity.Format(split.WithoutJoules, Unit.Joule));
        screen.Write(table);
    }

    public static void PrintRows(IAnsiConsole screen, PhaseEstimate phase)
    {
        Table table = New("per neuron and sample", "count", "energy", "area", "price");
        foreach (EstimateRow row in phase.Rows)
        {
            table.AddRow(
                Markup.Escape(row.Name), Text($"{row.Count:G4}"), row.EnergyJoules is { } energy ? Joules(energy) : "unavailable",
                row.AreaSquareMeters is { } area ? Quantity.Format(area.Typical, Unit.SquareMeter) : "unavailable", row.Status?.ToString().ToLowerInvariant() ?? "unavailable");
        }

        screen.Write(table);
    }

    private static void PrintOptimizers(IAnsiConsole screen, CostEstimate costs)
    {
        Table table = New("optimiser", "numbers per neuron", "memory bits", "energy per learning sample", "area");
        foreach ((OptimizerKind kind, EnergyEstimate estimate) in costs.Optimizers)
        {
            table.AddRow(
                NameOf(kind), Text($"{estimate.Footprint.OptimizerNumbers:F0}"), Text($"{estimate.Footprint.Bits:F0}"),
                AtLeast(estimate.Learning.LacksEnergy) + Joules(estimate.Learning.EnergyJoules), AtLeast(estimate.Learning.LacksArea) + Quantity.Format(estimate.AreaSquareMeters.Typical, Unit.SquareMeter));
        }

        screen.Write(table);
    }

    private static void PrintSchedules(IAnsiConsole screen, CostEstimate costs)
    {
        Table table = New("schedule", "shortest period", "samples/s", "latency", "busy: forward, lateral, neuron, error");
        foreach (ScheduleTiming timing in costs.Timings)
        {
            BusyShares busy = timing.Busy;
            table.AddRow(
                RunResultJson.NameOf(timing.Schedule), Quantity.Format(timing.PeriodSeconds, Unit.Second), Text($"{timing.SamplesPerSecond / 1e6:F2} M"),
                Quantity.Format(timing.LatencySeconds, Unit.Second), Text($"{100 * busy.ForwardArray:F0}, {100 * busy.LateralArray:F0}, {100 * busy.NeuronArithmetic:F0}, {100 * busy.ErrorArithmetic:F0} %"));
        }

        screen.Write(table);
    }

    private static void PrintReferences(IAnsiConsole screen, CostEstimate costs, string mode)
    {
        Table table = New("the same work elsewhere", "per operation", "per neuron and sample");
        foreach (ReferenceLine line in costs.Estimate.References)
        {
            table.AddRow(
                Markup.Escape(line.Name), Quantity.Format(line.JoulesPerOperation.Typical, Unit.Joule),
                Quantity.Format((mode == "learning" ? line.LearningJoules : line.InferenceJoules).Typical, Unit.Joule));
        }

        screen.Write(table);
        foreach (LayerEstimate layer in costs.Estimate.Layers)
        {
            double perMac = layer.ForwardReadJoulesPerMac.Typical;
            string band = perMac is >= LeastSane and <= MostSane ? "inside" : "outside";
            screen.WriteLine($"Layer {layer.Index}: the forward read costs {Quantity.Format(perMac, Unit.Joule)} per multiply-accumulate, {band} the 10 .. 160 fJ of measured and simulated resistive arrays.");
        }
    }

    private static Table New(params string[] headings)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string heading in headings)
            table.AddColumn(heading);
        return table;
    }

    private static string Joules(PriceRange range) =>
        $"{Quantity.Format(range.Typical, Unit.Joule)} ({Quantity.Format(range.Low, Unit.Joule)} .. {Quantity.Format(range.High, Unit.Joule)})";

    private static string Area(PriceRange range) => Text($"{range.Typical * 1e12:F0} um2");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
