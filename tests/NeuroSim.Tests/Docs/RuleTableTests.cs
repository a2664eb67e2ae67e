using System.Globalization;
using NeuroSim.Learning;
using NeuroSim.Learning.Needs;
using NeuroSim.Tests.Architecture;

namespace NeuroSim.Tests.Docs;

/// <summary>The table of <c>docs/rules.md</c> is written from what the rules declare; NEUROSIM_ACCEPT_GOLDENS=1 writes it.</summary>
public sealed class RuleTableTests
{
    private const string Begin = "<!-- rules -->\n", End = "<!-- /rules -->";
    private const int Neurons = 500;

    private static readonly RuleNeeds[] Rules =
    [
        TrlNeeds.Streaming, TrlNeeds.Batched("trl-s"), GradientNeeds.Backprop(1, 1, OptimizerKind.Sgd),
        GradientNeeds.Backprop(1, 64, OptimizerKind.Adam) with { Rule = "backprop, batches of 64, adam" },
        GradientNeeds.Leaky(new LeakySettings { Reset = ResetKind.Category }, 0) with { Rule = "leaky, reset by category" },
        GradientNeeds.Leaky(new LeakySettings { Reset = ResetKind.Local }, 0) with { Rule = "leaky, local reset" },
        GradientNeeds.Lstm(10), GoodnessNeeds.Of(new ForwardForwardSettings { DrawsHardNegatives = false }, 1, smooths: false, 10),
        GoodnessNeeds.Of(new ForwardForwardSettings(), 100, smooths: true, 10), EquilibriumNeeds.Of(new EquilibriumSettings(), 1, 1),
        ContrastiveNeeds.Streaming, ContrastiveNeeds.Of(ContrastiveMethod.ClappS.Settings() with { Negatives = 1 }, 1, 1, OptimizerKind.Sgd),
        ContrastiveNeeds.Of(ContrastiveMethod.TimeLocalHingeCpc.Settings(), 1, 1, OptimizerKind.Sgd), ContrastiveNeeds.Of(ContrastiveMethod.GreedyInfoMax.Settings(), 1, 1, OptimizerKind.Sgd),
    ];

    [Fact]
    public void RulesPage_Table_IsWhatTheRulesDeclare()
    {
        string path = Path.Combine(SourceTree.Root, "docs", "rules.md"), page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        string expected = page[..from] + Table() + page[to..];
        if (Environment.GetEnvironmentVariable("NEUROSIM_ACCEPT_GOLDENS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Table() => string.Concat(
    [
        "| rule | values at a neuron | at a synapse | arrays: reads + transposed, outer products | sums over the layer | words to the layer | phases (passes) | messages | learning |\n",
        "|---|---|---|---|---|---|---|---|---|\n",
        .. Rules.Select(Row),
        "\nRules that no crossbar can run, and why:\n\n",
        .. Rules.Where(rule => rule.Obstacle is not null).Select(rule => $"- {rule.Obstacle}\n"),
    ]);

    private static string Row(RuleNeeds rule) =>
        $"| {rule.Rule} | {Join(rule.Memories.Select(Memory))} | {rule.SynapseState} | {Join(rule.Arrays.Select(Array))} | {Named(rule.Reduces)} | {Named(rule.Broadcasts)} | {Named(rule.Phases)} | {(rule.Obstacle is null ? Text($"{rule.MessagesOf(Neurons):G3}") : "")} | {Escaped(rule.Update)} |\n";

    private static string Memory(NeuronMemory memory) =>
        $"{memory.Name} ({(memory.Kind == MemoryKind.Leaky ? "leaky" : memory.Kind == MemoryKind.Held ? "held" : "bit")}{(memory.IsOfInputs ? ", each input" : "")})";

    private static string Array(RuleArray array) => Text($"{array.Name}: {array.LearningReads:G3} + {array.TransposedReads:G3}, {array.OuterProducts:G3}");

    private static string Named(IEnumerable<(string Name, double Count)> entries) =>
        Join(entries.Where(entry => entry.Count > 0).Select(entry => entry.Count == 1 ? entry.Name : Text($"{entry.Name} x {entry.Count:G3}")));

    private static string Join(IEnumerable<string> texts) => Escaped(string.Join("; ", texts));

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
