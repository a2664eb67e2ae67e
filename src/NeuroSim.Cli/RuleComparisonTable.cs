using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>A comparison of rules on one screen: the verdict, a row per rule, why some have no price, and where to read on.</summary>
internal static class RuleComparisonTable
{
    public static void Print(Terminal terminal, RuleComparison comparison, string report)
    {
        terminal.Tables.WriteLine(comparison.Verdict);
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("experiment");
        foreach (string heading in (string[])["accuracy\n%", "learning\nnJ", "inference\nnJ", "area*\num2", "memory*\nbits", "caps*", "passes", "mes-\nsages"])
            table.AddColumn(new TableColumn(heading) { NoWrap = true, Alignment = Justify.Right });
        foreach (RuleOutcome rule in comparison.Rules)
            table.AddRow([.. Row(rule).Select(Markup.Escape)]);
        terminal.Tables.Write(table);
        terminal.Tables.WriteLine("Energy, passes and messages of the whole network for a sample; * per neuron. Counts are declared by each rule, prices are the same for all (docs/rules.md).");
        foreach (RuleOutcome rule in comparison.Rules.Where(rule => rule.Obstacle is not null))
            terminal.Tables.WriteLine($"{rule.Experiment.Name} has no price: {rule.Obstacle}");
        terminal.Tables.WriteLine($"Judged by: {string.Join("; ", comparison.Rules.Select(rule => $"{rule.Experiment.Name}, {rule.Experiment.JudgeInWords}"))}. Everything: {report}");
    }

    private static string[] Row(RuleOutcome rule)
    {
        string name = $"{rule.Experiment.Name}, {Shape(rule.Experiment.Network.Layers)}", accuracy = (100 * rule.Result.Accuracy).ToString("F2", CultureInfo.InvariantCulture);
        return rule.Cost is not { } cost ? [name, accuracy, "none", "", "", "", "", "", ""] :
        [
            name, accuracy, Text(RuleComparison.EnergyOf(cost) * 1e9), Text(cost.Neurons * cost.Inference.EnergyJoules.Typical * 1e9),
            Text(cost.Learning.AreaSquareMeters.Typical * 1e12), Text(cost.Bits), cost.Capacitors.ToString("F1", CultureInfo.InvariantCulture), Text(cost.Passes), Text(cost.Messages),
        ];
    }

    /// <summary>Layers as in 512-256 or 4 x 2000.</summary>
    private static string Shape(ImmutableArray<int> layers) => layers.Length > 1 && layers.All(neurons => neurons == layers[0]) ? $"{layers.Length} x {layers[0]}" : string.Join('-', layers);

    /// <summary>Three digits, whole numbers from 100 on.</summary>
    private static string Text(double value) => value.ToString(value >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture);
}
