using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>The batched rules as a command runs them: same bytes for any threads and after a resume, clear refusals.</summary>
public sealed class BatchedRuleTests
{
    [Theory]
    [InlineData("trl-s")]
    [InlineData("trl")]
    [InlineData("backprop")]
    [InlineData("trl-s", "learning.batchNorm=full", "data.augment=affine", "network.layers=[24,12,24]", "network.recurrence=2", "learning.coefficients.targetVarianceDraw=uniform")]
    [InlineData("trl", "learning.batchNorm={statistics: running}", "data.augment={shift: 0.2}", "head.layers=last")]
    [InlineData("backprop", "learning.batchNorm={mean: false}", "data.augment=affine", "learning.optimizer.kind=sgd")]
    public void Run_ByAnyThreads_LeavesTheSameBytes(string rule, params string[] settings)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, $"learning: {{ rule: {rule}, epochs: 2 }}");
        foreach (string threads in (string[])["1", "2", "8"])
        {
            string[] options = [.. settings.SelectMany(setting => (string[])["--set", setting])];
            JsonElement result = InProcess.Run(["run", experiment, "--threads", threads, "--out", scratch[threads], "--json", .. options]).Done().Document;
            Assert.Equal("batch", result.GetProperty("engine").GetString());
            Assert.Equal(rule == "trl" ? 2400 : 1200, result.GetProperty("samples").GetInt64());
        }

        TinyExperiment.SameBytes(scratch["1"], scratch["2"]);
        TinyExperiment.SameBytes(scratch["1"], scratch["8"]);
    }

    [Theory]
    [InlineData("learning: { epochs: 1 }", "--engine batch", "usage", "runs trl, trl-s, backprop")]
    [InlineData("learning: { rule: trl-s }", "--engine event", "usage", "whole batches")]
    [InlineData("learning: { rule: trl, batch: 60 }", "", "experiment", "no multiple of stream.chunk")]
    [InlineData("learning: { rule: trl-s, batch: 700 }", "", "experiment", "at least as many training images")]
    [InlineData("learning: { rule: backprop, optimizer: { kind: neuron-rms } }", "", "experiment", "takes adam or sgd")]
    [InlineData("learning: { rule: trl-s, lateralDensity: 0 }", "", "experiment", "above 0, at most 1")]
    [InlineData("learning: { batchNorm: full }", "", "experiment", "no batch to normalise with")]
    [InlineData("learning: { rule: trl, batchNorm: half }", "", "experiment", "Allowed: none, full")]
    [InlineData("learning: { rule: trl, batchNorm: { variance: 1 } }", "", "experiment", "Allowed: true, false")]
    [InlineData("learning: { rule: trl, batchNorm: { eps: 1 } }", "", "experiment", "is no key of learning.batchNorm")]
    [InlineData("learning: { rule: trl }", "--set data.augment=3", "experiment", "Allowed: none, affine")]
    [InlineData("learning: { rule: trl }", "--set network.recurrence=2", "experiment", "the last as wide as the first")]
    [InlineData("expectAfter: { three: { accuracy: '> 0' } }", "", "experiment", "numbers of passes 0 .. 10000")]
    [InlineData("expectAfter: { 3: { speed: '> 0' } }", "", "experiment", "is no key of expect")]
    [InlineData("learning: { rule: trl-s, batch: 1 }", "", "experiment", "2 .. 1024")]
    public void Run_WhatCannotBe_IsRefused(string learning, string options, string kind, string words)
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused(kind, [words], ["run", TinyExperiment.In(scratch, learning), "--out", scratch["run"], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("estimate")]
    public void ChipCommands_OfABatchedRule_AreRefused(string command)
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("experiment", ["streaming-trl"], [command, TinyExperiment.In(scratch, "learning: { rule: trl-s, epochs: 1 }")]);
    }

    /// <summary>Augmentation once got lost between the file and the run, and the figures looked plausible.</summary>
    [Theory]
    [InlineData("data.augment=affine")]
    [InlineData("learning.batchNorm=full")]
    [InlineData("network.recurrence=2")]
    [InlineData("learning.coefficients.targetVarianceDraw=uniform")]
    [InlineData("learning.shiftLateral=true")]
    public void Run_ASetting_ReachesTheNetwork(string setting)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { rule: trl-s, epochs: 1 }");
        string[] command = ["run", experiment, "--json", "--set", "network.layers=[24,12,24]"];
        string without = Hash([.. command, "--out", scratch["without"]]);
        Assert.NotEqual(without, Hash([.. command, "--out", scratch["with"], "--set", setting]));
        string swept = InProcess.Run([.. command, "--out", scratch["swept"], "--set", setting, "--set", "sweep.seed=[42]"]).Done().Document.GetProperty("points")[0].GetProperty("stateSha256").GetString()!;
        Assert.NotEqual(without, swept);
    }

    private static string Hash(string[] command) => InProcess.Run(command).Done().Document.GetProperty("stateSha256").GetString()!;
}
