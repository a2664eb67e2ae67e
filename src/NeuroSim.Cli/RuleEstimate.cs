using System.Globalization;
using System.Text.Json.Nodes;
using NeuroSim.Costs;
using NeuroSim.Costs.Rules;
using NeuroSim.Learning.Needs;
using NeuroSim.Numerics;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>What a rule needs of a chip and what that costs, on the screen and as JSON.</summary>
internal static class RuleEstimate
{
    public static void Print(Terminal terminal, RuleCost cost, string mode)
    {
        IAnsiConsole screen = terminal.Tables;
        PhaseEstimate phase = PhaseOf(cost, mode);
        screen.WriteLine(Text($"{cost.Technology}, {mode}, {cost.Needs[0].Rule}: {EstimateTable.Headline(phase)}, {cost.Bits:F0} bits and {cost.Capacitors:F1} capacitors per neuron; the network of {cost.Neurons} neurons takes {Quantity.Format(cost.Neurons * phase.EnergyJoules.Typical, Unit.Joule)} per sample."));
        screen.Write(Needs(cost));
        EstimateTable.PrintSplit(screen, phase);
        EstimateTable.PrintRows(screen, phase);
        screen.WriteLine("Counts are declared by the rule, not measured. Where every price comes from, and what the figures assume: --json.");
        foreach (string line in cost.Unavailable)
            screen.WriteLine($"Unavailable: {line}");
    }

    /// <summary>The document; <c>perNeuron</c> is the mean over all neurons.</summary>
    public static JsonObject Document(RuleCost cost, string mode)
    {
        PhaseEstimate phase = PhaseOf(cost, mode);
        JsonObject neuron = EstimateDocument.Neuron(phase);
        neuron["footprintBits"] = cost.Bits;
        neuron["capacitors"] = cost.Capacitors;
        neuron["synapseCells"] = cost.SynapseCells;
        return new JsonObject
        {
            ["technology"] = cost.Technology,
            ["mode"] = mode,
            ["rule"] = cost.Needs[0].Rule,
            ["perNeuron"] = neuron,
            ["neurons"] = cost.Neurons,
            ["energyPerSampleJoules"] = cost.Neurons * phase.EnergyJoules.Typical,
            ["passesPerSample"] = mode == "learning" ? cost.Passes : cost.Needs.Max(needs => needs.InferencePasses),
            ["messagesPerLearningSample"] = cost.Messages,
            ["unavailable"] = Texts(cost.Unavailable),
            ["assumptions"] = Texts(cost.Assumptions),
        };
    }

    /// <summary>What every layer needs for a learning sample; layers with the same needs share a row.</summary>
    private static Table Needs(RuleCost cost)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("layers", "values at a neuron", "at a synapse", "arrays (reads + transposed reads, outer products)", "sums", "words", "phases");
        foreach (var row in cost.Needs.Zip(cost.Layers, (needs, layer) => (Cells: Cells(needs), Shape: Text($"{layer.Inputs}-{layer.Neurons}"))).GroupBy(one => string.Join('|', one.Cells)))
            table.AddRow([string.Join(", ", row.Select(one => one.Shape).CountBy(shape => shape).Select(shape => shape.Value > 1 ? Text($"{shape.Key} x {shape.Value}") : shape.Key)), .. row.First().Cells]);
        return table;
    }

    private static string[] Cells(RuleNeeds needs) =>
    [
        string.Join(", ", needs.Memories.Select(memory => memory.Name)), needs.SynapseState,
        string.Join(", ", needs.Arrays.Select(array => Text($"{array.Name} ({array.LearningReads:G4} + {array.TransposedReads:G4}, {array.OuterProducts:G3})"))),
        Named(needs.Reduces), Named(needs.Broadcasts), Named(needs.Phases),
    ];

    private static string Named(IEnumerable<(string Name, double Count)> entries) =>
        string.Join(", ", entries.Where(entry => entry.Count > 0).Select(entry => entry.Count == 1 ? entry.Name : Text($"{entry.Name} x {entry.Count:G3}")));

    private static PhaseEstimate PhaseOf(RuleCost cost, string mode) => mode == "learning" ? cost.Learning : cost.Inference;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
