using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Streaming CLAPP and Forward-Forward as commands run them.</summary>
public sealed class LocalRuleTests : IDisposable
{
    private const string Clapp = "learning: { rule: streaming-clapp, epochs: 1 }", ForwardForward = "learning: { rule: streaming-forward-forward, epochs: 2 }";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(Clapp, 960)]
    [InlineData(Clapp, 960, "hardware.memory.previous={cell: sample-and-hold, leakage: 10 pA, thermalNoise: true}", "learning.local.saccades=0.3")]
    [InlineData(ForwardForward, 120)]
    [InlineData(ForwardForward, 120, "hardware.memory={cell: register, bits: 16, fractionBits: 12, rounding: stochastic}", "learning.local={peer: 0, temperature: 5}")]
    public void Run_ByAnyEngineAndThreads_LeavesTheSameBytes(string learning, int samples, params string[] settings)
    {
        string experiment = TinyExperiment.In(_scratch, learning);
        string[] options = [.. settings.SelectMany(setting => (string[])["--set", setting])];
        foreach ((string engine, string threads) in ((string, string)[])[("vector", "1"), ("vector", "2"), ("event", "2")])
        {
            JsonElement result = InProcess.Run(["run", experiment, "--engine", engine, "--threads", threads, "--out", _scratch[engine + threads], "--json", "--set", "data.train=60", .. options]).Done().Document;
            Assert.Equal((engine, samples), (result.GetProperty("engine").GetString(), result.GetProperty("samples").GetInt32()));
            Assert.True(result.GetProperty("traffic")[1].GetProperty("messages").GetInt64() > samples);
        }

        TinyExperiment.SameBytes(_scratch["vector1"], _scratch["vector2"]);
        TinyExperiment.SameBytes(_scratch["vector1"], _scratch["event2"]);
    }

    /// <summary>Killed after some checkpoint and gone on with by the other engine.</summary>
    [Theory]
    [InlineData(Clapp)]
    [InlineData(ForwardForward)]
    public void Resume_ByTheOtherEngine_EndsWithTheBytesOfAnUnbrokenRun(string learning)
    {
        string experiment = TinyExperiment.In(_scratch, learning);
        InProcess.Run("run", experiment, "--out", _scratch["whole"]).Done();
        using (NeuroSimProcess process = NeuroSimProcess.Start(_scratch.Path, ["run", experiment, "--engine", "event", "--out", _scratch["broken"]]))
        {
            process.Await(_ => File.Exists(_scratch["broken/checkpoint.bin"]));
            process.KillAfter(TimeSpan.Zero);
        }

        InProcess.Run("run", experiment, "--out", _scratch["broken"], "--resume").Done();
        TinyExperiment.SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    [Theory]
    [InlineData("streaming-clapp", "learning.optimizer.kind=adam", "stores nothing for a synapse")]
    [InlineData("streaming-clapp", "learning.optimizer.momentum=0.5", "has no momentum")]
    [InlineData("streaming-clapp", "learning.coefficients.variance=3", "belongs to the rules of TRL")]
    [InlineData("streaming-clapp", "learning.writeEvery=4", "writes at every pass")]
    [InlineData("streaming-forward-forward", "learning.batch=32", "one sample at a time")]
    [InlineData("streaming-forward-forward", "learning.batchNorm=full", "no batch to normalise with")]
    [InlineData("streaming-clapp", "learning.local.peer=1", "belong to streaming-forward-forward")]
    [InlineData("streaming-forward-forward", "learning.local.saccades=0.4", "belongs to streaming-clapp")]
    [InlineData("streaming-clapp", "learning.local.saccades=1", "0.001 .. 0.999")]
    [InlineData("streaming-trl", "learning.local.peer=1", "belongs to streaming-clapp and streaming-forward-forward")]
    [InlineData("streaming-clapp", "network.activation=tanh", "rectifying")]
    [InlineData("streaming-clapp", "data.augment=affine", "as it is")]
    [InlineData("streaming-clapp", "stream.order=repeated", "shuffled, chunked or sequential")]
    [InlineData("streaming-clapp", "hardware.crossbar.adc=6 bit", "ideal arrays")]
    [InlineData("streaming-forward-forward", "hardware.schedule=pipelined", "schedule: synchronous")]
    [InlineData("streaming-clapp", "hardware.memory.retention=0.9", "sample-and-hold registers")]
    [InlineData("streaming-forward-forward", "hardware.memory.previous.cell=register", "and nothing else")]
    public void Run_WhatCannotBe_IsRefused(string rule, string setting, string words)
    {
        string experiment = TinyExperiment.In(_scratch, $"learning: {{ rule: {rule} }}");
        InProcess.Refused("experiment", [words], "run", experiment, "--out", _scratch["run"], "--set", setting.Replace("6 bit", "{bits: 6}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("streaming-clapp")]
    [InlineData("streaming-forward-forward")]
    public void OtherCommandsAndEngines_AreRefused(string rule)
    {
        string experiment = TinyExperiment.In(_scratch, $"learning: {{ rule: {rule} }}");
        InProcess.Refused("usage", ["one sample at a time"], "run", experiment, "--engine", "batch", "--out", _scratch["run"]);
        InProcess.Refused("experiment", ["samplePeriod"], "run", experiment, "--engine", "event", "--out", _scratch["run"], "--set", "hardware.samplePeriod=10 ns");
        Assert.Contains("per neuron and sample", InProcess.Run("estimate", experiment).Done().Output, StringComparison.Ordinal);
        InProcess.Refused("experiment", ["streaming-trl"], "compare", experiment);
    }

    [Theory]
    [InlineData("comparators/streaming-clapp", 1)]
    [InlineData("comparators/streaming-forward-forward", 12)]
    public void BuiltIn_InBrief_Learns(string name, int epochs)
    {
        string[] brief = ["data.source=digits", "data.train=300", "data.test=200", "network.layers=[60, 60]", "head.epochs=10", $"learning.epochs={epochs}"];
        JsonElement result = InProcess.Run(["run", name, "--out", _scratch["run"], "--json", .. brief.SelectMany(setting => (string[])["--set", setting])]).Done().Document;
        Assert.InRange(result.GetProperty("accuracy").GetDouble(), 0.2, 1);
        Assert.Contains("after", File.ReadAllText(Path.Combine(_scratch["run"], "report.html")), StringComparison.Ordinal);
    }
}
