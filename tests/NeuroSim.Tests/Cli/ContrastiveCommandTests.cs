using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>CLAPP and its family as commands run them.</summary>
public sealed class ContrastiveCommandTests : IDisposable
{
    private const string Tiny = """
        name: tiny-clapp
        data: { source: digits, train: 100, test: 40 }
        network: { layers: [12, 8] }
        learning: { rule: clapp, epochs: 3, batch: 16 }
        head: { epochs: 2 }
        evaluate: { runs: 3 }
        """;

    private static readonly string[] Files = ["experiment.yaml", "metrics.csv", "checkpoint.bin", "result.json"];

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("clapp")]
    [InlineData("clapp, stack: convolution, recurrence: e-prop")]
    [InlineData("cpc")]
    [InlineData("greedy-supervised")]
    public void Run_ByAnyThreads_LeavesTheSameBytes(string method)
    {
        foreach (string threads in (string[])["1", "2", "8"])
            Done(["--threads", threads, "--out", _scratch[threads], "--set", $"learning.contrastive={{method: {method}}}"]);
        SameBytes(_scratch["1"], _scratch["2"]);
        SameBytes(_scratch["1"], _scratch["8"]);
    }

    [Fact]
    public void Run_Json_HasAccuraciesOfEveryLayerAndLosses()
    {
        JsonElement result = Done(["--out", _scratch["run"]]), figures = result.GetProperty("figures");
        Assert.Equal(
            ["layer1.accuracy", "layer1.loss", "layer2.accuracy", "layer2.loss"], figures.EnumerateObject().Select(figure => figure.Name));
        Assert.Equal(3, figures.GetProperty("layer2.accuracy").GetProperty("runs").GetArrayLength());
        Assert.Equal(result.GetProperty("accuracy").GetDouble(), figures.GetProperty("layer2.accuracy").GetProperty("mean").GetDouble());
        Assert.Equal(3 * 96, result.GetProperty("samples").GetInt64());
        string[] metrics = File.ReadAllLines(Path.Combine(_scratch["run"], "metrics.csv"));
        Assert.Equal(["sample,layer1.loss,layer2.loss,layer1.lossDeviation,layer2.lossDeviation", "96,", "192,", "288,"], metrics.Select((line, at) => at == 0 ? line : line[..(line.IndexOf(',', StringComparison.Ordinal) + 1)]));
    }

    /// <summary>Initial weights, which take no passes and have no loss.</summary>
    [Fact]
    public void Run_Random_MeasuresTheInitialLayers()
    {
        JsonElement result = Done(["--out", _scratch["run"], "--set", "learning.contrastive.method=random"]);
        Assert.Equal(["layer1.accuracy", "layer2.accuracy"], result.GetProperty("figures").EnumerateObject().Select(figure => figure.Name));
        Assert.Equal(0, result.GetProperty("samples").GetInt64());
    }

    /// <summary>A checkpoint with some networks: those are taken, the others run, and all ends with the same bytes.</summary>
    [Fact]
    public void Resume_OfSomeNetworks_EndsWithTheBytesOfAnUnbrokenRun()
    {
        string[] more = ["--set", "learning.epochs=300"];
        using (NeuroSimProcess process = NeuroSimProcess.Start(_scratch.Path, ["run", Write(Tiny), "--threads", "1", "--out", _scratch["broken"], .. more]))
        {
            process.Await(_ => File.Exists(_scratch["broken/checkpoint.bin"]));
            process.KillAfter(TimeSpan.Zero);
        }

        Done(["--out", _scratch["whole"], .. more]);
        InProcess.Run(["run", Write(Tiny), "--out", _scratch["broken"], "--resume", .. more]).Done();
        SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    [Fact]
    public void Sweep_OverMethods_OrdersAccuraciesOfLayers()
    {
        const string swept = """

            sweep: { learning.contrastive.method: [random, greedy-infomax] }
            expect: { orderings: [{ layer1.accuracy: random < greedy-infomax @ layer2.accuracy }] }
            """;
        JsonElement ordering = Assert.Single(
            InProcess.Run("run", Write(Tiny + swept), "--out", _scratch["sweep"], "--json").Done().Document.GetProperty("orderings").EnumerateArray());
        Assert.InRange(ordering.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.Contains("layer1.accuracy", File.ReadAllText(Path.Combine(_scratch["sweep"], "report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.activation=tanh", "activation: relu")]
    [InlineData("learning.optimizer.kind=neuron-rms", "adam or sgd")]
    [InlineData("stream.order=chunked", "order: shuffled")]
    [InlineData("data.augment=affine", "augment: none")]
    [InlineData("evaluate.every=7", "evaluate has runs")]
    [InlineData("learning.contrastive.loss=softmax", "timing: both, or loss: hinge")]
    [InlineData("learning.contrastive.negatives=2", "negatives: 1, or timing: both")]
    [InlineData("learning.contrastive={method: cpc, context: above}", "gradients: layer, or context: same")]
    [InlineData("learning.contrastive.gradients=[2, 2]", "network.layers has 2")]
    [InlineData("learning.contrastive.method=hebb", "greedy-infomax")]
    [InlineData("learning.contrastive.tiles.size=29", "hold no tile of 29 x 29")]
    [InlineData("learning.contrastive.tiles.offset=4", "A column of 4 tiles")]
    [InlineData("learning.contrastive={stack: convolution, tiles: {size: 3}}", "need tiles.size 4 or more")]
    [InlineData("learning.contrastive={method: supervised, recurrence: bptt}", "recurrence: none")]
    [InlineData("learning.batch=128", "there are 100")]
    [InlineData("learning.contrastive={method: supervised, labelled: 5}", "there are 5 with labels")]
    [InlineData("data.source=categories", "takes images")]
    [InlineData("learning={rule: trl-s, contrastive: {negatives: 3}}", "evaluate=", "belongs to clapp")]
    public void Run_WhatCannotBe_IsRefused(params string[] settingsAndWords)
    {
        string[] options = [.. settingsAndWords[..^1].SelectMany(setting => (string[])["--set", setting])];
        InProcess.Refused("experiment", [settingsAndWords[^1]], ["run", Write(Tiny), "--out", _scratch["no"], .. options]);
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("trace")]
    public void CommandsOfTheStreamingRule_AreRefused(string command) => InProcess.Refused(
        "experiment", ["learning.rule is clapp"], command == "trace" ? [command, Write(Tiny), "--neuron", "1/1", "--samples", "2"] : [command, Write(Tiny)]);

    [Theory]
    [InlineData("batch")]
    [InlineData("event")]
    public void Run_AnotherEngine_IsRefused(string engine) =>
        InProcess.Refused("usage", ["--engine vector"], "run", Write(Tiny), "--engine", engine, "--out", _scratch["no"]);

    private JsonElement Done(string[] options) => InProcess.Run(["run", Write(Tiny), "--json", .. options]).Done().Document;

    private string Write(string yaml)
    {
        string path = _scratch["tiny.yaml"];
        File.WriteAllText(path, yaml + "\n");
        return path;
    }

    private static void SameBytes(string folder, string other) => Assert.All(
        Files, name => Assert.True(File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), $"{name} of {other} differs"));
}
