using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Rules that TRL is measured against, as commands run, price and compare them.</summary>
public sealed class RuleCommandTests
{
    private const string Goodness = "learning: { rule: forward-forward, epochs: 2, batch: 20 }", Settling = "learning: { rule: equilibrium-propagation, epochs: 2, equilibrium: { freeSweeps: 6, nudgedSweeps: 3 } }";

    [Theory]
    [InlineData(Goodness)]
    [InlineData(Settling)]
    public void Run_ByAnyThreads_LeavesTheSameBytes(string learning)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, learning);
        foreach (string threads in (string[])["1", "2", "8"])
        {
            JsonElement result = InProcess.Run(["run", experiment, "--threads", threads, "--out", scratch[threads], "--json"]).Done().Document;
            Assert.Equal("batch", result.GetProperty("engine").GetString());
        }

        TinyExperiment.SameBytes(scratch["1"], scratch["2"]);
        TinyExperiment.SameBytes(scratch["1"], scratch["8"]);
    }

    [Fact]
    public void Run_OfForwardForward_HasBothReadoutsAndWatchesGoodness()
    {
        using var scratch = new ScratchFolder();
        JsonElement result = InProcess.Run(["run", TinyExperiment.In(scratch, Goodness), "--out", scratch["run"], "--json"]).Done().Document;
        string document = File.ReadAllText(scratch["run/result.json"]);
        Assert.Contains("\"energy.accuracy\"", document, StringComparison.Ordinal);
        Assert.Contains("\"softmax.accuracy\"", document, StringComparison.Ordinal);
        Assert.InRange(result.GetProperty("accuracy").GetDouble(), 0, 1);
        Assert.StartsWith("sample,readout.accuracy,layer1.positive,layer1.negative", File.ReadAllText(scratch["run/metrics.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OfARule_PricesWhatItDeclares()
    {
        using var scratch = new ScratchFolder();
        JsonElement document = InProcess.Run(["estimate", TinyExperiment.In(scratch, Goodness), "--json"]).Done().Document;
        Assert.Equal("forward-forward", document.GetProperty("rule").GetString());
        Assert.True(document.GetProperty("perNeuron").GetProperty("energyJoules").GetProperty("typical").GetDouble() > 0);
        Assert.Equal(3, document.GetProperty("passesPerSample").GetDouble());
        string text = InProcess.Run(["estimate", TinyExperiment.In(scratch, Settling)]).Done().Output;
        Assert.Contains("free s", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("learning: { rule: trl-s, epochs: 1 }", "whole batch")]
    [InlineData("learning: { rule: lstm }", "window of 10 items")]
    [InlineData("learning: { rule: clapp, contrastive: { method: greedy-infomax } }", "store and replay, and exponentials")]
    [InlineData("learning: { rule: clapp, contrastive: { method: clapp-s } }", "16 tiles that do not follow")]
    [InlineData("learning: { rule: clapp, contrastive: { recurrence: bptt } }", "replay in reverse")]
    public void Estimate_OfWhatNoCrossbarCanRun_SaysWhyInPlaceOfAPrice(string learning, string words)
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("experiment", ["There is no price", words], ["estimate", TinyExperiment.In(scratch, learning), "--set", "network.layers=[12]"]);
    }

    [Fact]
    public void Compare_OfSeveral_PutsRulesSideBySideAndResumes()
    {
        using var scratch = new ScratchFolder();
        string[] experiments = [Named("one", Goodness), Named("two", "learning: { rule: trl-s, epochs: 2 }"), Named("three", "learning: { rule: backprop, epochs: 2 }")];
        JsonElement document = InProcess.Run(["compare", .. experiments, "--out", scratch["rules"], "--json"]).Done().Document;
        JsonElement[] rules = [.. document.GetProperty("rules").EnumerateArray()];
        Assert.Equal(["forward-forward", "trl-s", "backprop"], rules.Select(rule => rule.GetProperty("rule").GetString()));
        Assert.True(rules[2].GetProperty("energyPerLearningSampleJoules").GetDouble() > 0);
        Assert.Contains("whole batch", rules[1].GetProperty("obstacle").GetString(), StringComparison.Ordinal);
        Assert.Contains("the least energy", File.ReadAllText(scratch["rules/report.html"]), StringComparison.Ordinal);
        Assert.Contains("Quality and cost of each rule", File.ReadAllText(scratch["rules/report.html"]), StringComparison.Ordinal);
        string text = InProcess.Run(["compare", .. experiments, "--out", scratch["rules"], "--resume"]).Done().Output;
        Assert.Contains("is the most accurate", text, StringComparison.Ordinal);
        InProcess.Refused("experiment", ["Two of the experiments are called"], ["compare", experiments[0], experiments[0], "--out", scratch["again"]]);
        InProcess.Refused("experiment", ["streaming-clapp in place of clapp"], ["compare", experiments[0], Named("four", "learning: { rule: clapp, epochs: 1 }"), "--out", scratch["again"]]);

        string Named(string name, string learning)
        {
            string path = scratch[$"{name}.yaml"];
            File.WriteAllText(path, File.ReadAllText(TinyExperiment.In(scratch, learning)).Replace("name: tiny", $"name: {name}", StringComparison.Ordinal));
            return path;
        }
    }
}
