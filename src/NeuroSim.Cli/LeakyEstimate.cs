using System.Text.Json.Nodes;
using NeuroSim.Costs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>What a leaky network costs, on the screen and as JSON: its hidden neurons, which remember, and its output neurons.</summary>
internal static class LeakyEstimate
{
    public static void Print(Terminal terminal, LeakyCost cost, string mode)
    {
        IAnsiConsole screen = terminal.Tables;
        foreach ((string name, PhaseEstimate phase) in Neurons(cost, mode))
        {
            screen.WriteLine($"{cost.Technology}, {mode}, {name}: {EstimateTable.Headline(phase)}.");
            EstimateTable.PrintSplit(screen, phase);
            EstimateTable.PrintRows(screen, phase);
        }

        screen.WriteLine("Where every price comes from, and what the figures assume: --json.");
        foreach (string line in cost.Unavailable)
            screen.WriteLine($"Unavailable: {line}");
        foreach (string line in cost.Warnings)
            screen.WriteLine($"Warning: {line}");
    }

    /// <summary>The document; <c>perNeuron</c> is a hidden neuron.</summary>
    public static JsonObject Document(LeakyCost cost, string mode)
    {
        (_, PhaseEstimate hidden) = Neurons(cost, mode)[0];
        (_, PhaseEstimate output) = Neurons(cost, mode)[1];
        return new JsonObject
        {
            ["technology"] = cost.Technology,
            ["mode"] = mode,
            ["perNeuron"] = EstimateDocument.Neuron(hidden),
            ["perOutputNeuron"] = EstimateDocument.Neuron(output),
            ["resetsPerItem"] = cost.ResetsPerItem,
            ["unavailable"] = Texts(cost.Unavailable),
            ["assumptions"] = Texts(cost.Assumptions),
            ["warnings"] = Texts(cost.Warnings),
        };
    }

    private static (string Name, PhaseEstimate Phase)[] Neurons(LeakyCost cost, string mode) => mode == "learning"
        ? [("a hidden neuron", cost.Hidden.Learning), ("an output neuron", cost.Output.Learning)]
        : [("a hidden neuron", cost.Hidden.Inference), ("an output neuron", cost.Output.Inference)];

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
