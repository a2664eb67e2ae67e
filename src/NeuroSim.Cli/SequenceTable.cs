using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>Figures of rules that learn item by item, as tables.</summary>
internal static class SequenceTable
{
    /// <summary>The figures of one run, each with the deviation of its mean.</summary>
    public static Table Of(RunResult result)
    {
        var bootstrap = new Bootstrap(result.Figures.Values.First().Length, result.Seed);
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("figure", "mean", "deviation of the mean", "networks");
        foreach ((string name, ImmutableArray<double> runs) in result.Figures)
            table.AddRow(name, Number(runs.Average()), Number(bootstrap.Deviation(runs.AsSpan())), runs.Length.ToString(CultureInfo.InvariantCulture));
        return table;
    }

    /// <summary>How the orderings of a sweep fare.</summary>
    public static Table Of(ImmutableArray<OrderingOutcome> outcomes)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("expected order", "of", "means", "", "in draws of networks");
        foreach (OrderingOutcome outcome in outcomes)
            table.AddRow(Markup.Escape(outcome.Wanted), Markup.Escape(outcome.Figure), Markup.Escape(outcome.Got ?? "no figure"), outcome.Met ? "met" : "NOT MET", outcome.Confidence is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "");
        return table;
    }

    /// <summary>A figure with four digits.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
