using System.Globalization;
using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Rules that learn item by item as commands run them.</summary>
public sealed class SequenceCommandTests : IDisposable
{
    private const string Leaky = """
        name: tiny-sequence
        data: { source: categories, noise: 0.8, train: 240, test: 80 }
        network: { layers: [8] }
        stream: { repetitions: 3 }
        learning: { rule: leaky, epochs: 2, optimizer: { kind: sgd, rate: 0.05 }, activationMemory: { retention: 0.5, reset: category } }
        evaluate: { runs: 4, every: 50, items: 40, windows: { early: [0, 200], late: [200, 480] } }
        """;

    private const string Swept = """

        sweep: { label: [none, reset], learning.activationMemory.retention: [0, 0.5], zip: [label, learning.activationMemory.retention], stream.repetitions: [random, 1, 5] }
        expect: { orderings: [{ late.same.error: reset 5 < reset 1 }, { end.same.error: reset 5 < none 5 @ end.off.error }] }
        """;

    private static readonly string[] Files = ["experiment.yaml", "metrics.csv", "checkpoint.bin", "result.json", "activity.csv"];

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("learning.rule=lstm", "learning.activationMemory=")]
    [InlineData("data={source: digits, train: 300, test: 100}", "network.layers=[12]", "learning.batch=4", "stream.cycles=fresh")]
    [InlineData("data={source: timescales, train: 400, test: 80}", "network={layers: [3], output: autoencoder}", "learning.activationMemory={retention: [0, 0.3, 0.6], reset: local, cell: hardware}", "hardware.memory={thermalNoise: true, resistanceMismatch: 0.1}")]
    [InlineData("data={source: prototypes, train: 200, test: 80}", "learning.optimizer={kind: rmsprop, momentum: 0.9}", "learning.activationMemory={reset: periodic, every: 4, target: ground, gradient: scaled}")]
    public void Run_ByAnyThreads_LeavesTheSameBytes(params string[] settings)
    {
        string[] options = [.. settings.SelectMany(setting => (string[])["--set", setting])];
        foreach (string threads in (string[])["1", "2", "8"])
            Done(["--threads", threads, "--out", _scratch[threads], .. options]);
        SameBytes(_scratch["1"], _scratch["2"]);
        SameBytes(_scratch["1"], _scratch["8"]);
    }

    [Fact]
    public void Run_Json_HasFiguresOfEveryNetwork()
    {
        JsonElement result = Done(["--out", _scratch["run"]]);
        JsonElement late = result.GetProperty("figures").GetProperty("late.same.error");
        double[] runs = [.. late.GetProperty("runs").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(4, runs.Length);
        Assert.Equal(runs.Average(), late.GetProperty("mean").GetDouble(), 1e-12);
        Assert.InRange(late.GetProperty("deviation").GetDouble(), 1e-6, 0.1);
        Assert.Equal(result.GetProperty("accuracy").GetDouble(), result.GetProperty("figures").GetProperty("end.same.accuracy").GetProperty("mean").GetDouble());
        Assert.Equal(("vector", 480), (result.GetProperty("engine").GetString(), result.GetProperty("samples").GetInt64()));
        Assert.Equal(1 + 9, File.ReadAllLines(Path.Combine(_scratch["run"], "metrics.csv")).Length);
        Assert.Contains("Error while learning", File.ReadAllText(Path.Combine(_scratch["run"], "report.html")), StringComparison.Ordinal);
    }

    /// <summary>The signals of the first network: what its memory makes of every item, and the page shows it.</summary>
    [Fact]
    public void Run_Leaky_LeavesTheSignalsOfTheFirstNetwork()
    {
        Done(["--out", _scratch["run"], "--set", "network={layers: [3], output: autoencoder}", "--set", "data={source: timescales, noise: 0, train: 600, test: 90}", "--set", "learning.activationMemory={retention: [0, 0.5, 0.9]}"]);
        double[][] rows = [.. File.ReadAllLines(Path.Combine(_scratch["run"], "activity.csv")).Skip(1).Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        Assert.StartsWith("item,x1,x2,x3,x4,x5,x6,h1,h2,h3,y1,y2,y3,y4,y5,y6\n", File.ReadAllText(Path.Combine(_scratch["run"], "activity.csv")), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 60), rows.Select(row => (int)row[0]));
        Assert.All(rows, row => Assert.Contains(row[1], (double[])[0, 1]));
        Assert.All(rows[2..].Zip(rows[1..]), pair => Assert.True(pair.First[9] >= 0.9 * pair.Second[9] * (1 - 1e-6), "a unit of alpha 0.9 keeps nine tenths at least"));
        string page = File.ReadAllText(Path.Combine(_scratch["run"], "report.html"));
        Assert.Contains("unit 3, alpha 0.9", page, StringComparison.Ordinal);
        Assert.Contains("slow feature", page, StringComparison.Ordinal);
    }

    /// <summary>A checkpoint with two networks of four: the two are taken, the others run, and all ends with the same bytes.</summary>
    [Fact]
    public void Resume_OfSomeNetworks_EndsWithTheBytesOfAnUnbrokenRun()
    {
        Done(["--out", _scratch["whole"]]);
        using (NeuroSimProcess process = NeuroSimProcess.Start(_scratch.Path, ["run", Write(Leaky), "--threads", "1", "--out", _scratch["broken"], "--set", "learning.epochs=400"]))
        {
            process.Await(_ => File.Exists(_scratch["broken/checkpoint.bin"]));
            process.KillAfter(TimeSpan.Zero);
        }

        Done(["--out", _scratch["whole-long"], "--set", "learning.epochs=400"]);
        CommandOutput resumed = InProcess.Run(["run", Write(Leaky), "--out", _scratch["broken"], "--set", "learning.epochs=400", "--resume"]);
        resumed.Done();
        SameBytes(_scratch["whole-long"], _scratch["broken"]);
    }

    [Fact]
    public void Sweep_Orderings_AreJudgedWithTheirConfidence()
    {
        CommandOutput output = InProcess.Run("run", Write(Leaky + Swept), "--out", _scratch["sweep"], "--json");
        JsonElement[] orderings = [.. output.Done().Document.GetProperty("orderings").EnumerateArray()];
        Assert.Equal(["reset 5 < reset 1", "reset 5 < none 5 @ end.off.error"], orderings.Select(one => one.GetProperty("wanted").GetString()!));
        Assert.All(orderings, one => Assert.InRange(one.GetProperty("confidence").GetDouble(), 0, 1));
        Assert.True(orderings[0].GetProperty("met").GetBoolean());
        string header = File.ReadLines(Path.Combine(_scratch["sweep"], "points.csv")).First();
        Assert.Contains("late.same.error", header, StringComparison.Ordinal);
        CommandOutput table = InProcess.Run("run", Write(Leaky + Swept), "--out", _scratch["sweep"], "--resume").Done();
        Assert.Contains("in draws of networks", table.Output, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(_scratch["sweep"], "report.html"));
        Assert.Contains("Orders that the experiment expects", page, StringComparison.Ordinal);
        Assert.Contains("Error while learning: reset", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OfALeakyNetwork_PricesHiddenAndOutputNeurons()
    {
        JsonElement document = InProcess.Run("estimate", Write(Leaky), "--json").Done().Document;
        Assert.Equal("cmos-28nm", document.GetProperty("technology").GetString());
        Assert.Contains(document.GetProperty("perNeuron").GetProperty("components").EnumerateArray(), row => row.GetProperty("name").GetString()!.Contains("leaky cell", StringComparison.Ordinal));
        Assert.InRange(document.GetProperty("perNeuron").GetProperty("energyJoules").GetProperty("typical").GetDouble(), 1e-13, 1e-9);
        Assert.Contains("a hidden neuron", InProcess.Run("estimate", Write(Leaky), "--mode", "inference").Done().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.layers=[8, 4]", "one hidden layer")]
    [InlineData("learning.optimizer.kind=adam", "sgd or rmsprop")]
    [InlineData("learning.optimizer.momentum=0.5", "plain gradient descent")]
    [InlineData("learning.epochs=0", "epochs: 1 or more")]
    [InlineData("stream={order: chunked}", "order: repeated")]
    [InlineData("stream={order: shuffled, repetitions: 2}", "need order: repeated")]
    [InlineData("data.augment=affine", "augment: none")]
    [InlineData("data.states=drawn", "timescales")]
    [InlineData("learning.activationMemory.reset=local", "learning.activationMemory.rowInputs=3", "a row of 3 inputs")]
    [InlineData("learning.activationMemory.injectedCharge=1 fC", "cell: hardware")]
    [InlineData("learning.activationMemory={cell: hardware}", "hardware.memory={cell: register}", "rc cell")]
    [InlineData("evaluate.windows={late: [500, 200]}", "its end must come after")]
    [InlineData("evaluate.windows={end: [1, 2]}", "are taken")]
    [InlineData("evaluate.windows={late: 3}", "two numbers of items")]
    [InlineData("learning={rule: trl-s}", "stream=", "belongs to the rules that learn item by item")]
    [InlineData("expect.orderings=[error]", "a chain of points each")]
    public void Run_WhatCannotBe_IsRefused(params string[] settingsAndWords)
    {
        string[] options = [.. settingsAndWords[..^1].SelectMany(setting => (string[])["--set", setting])];
        InProcess.Refused("experiment", [settingsAndWords[^1]], ["run", Write(Leaky), "--out", _scratch["no"], .. options]);
    }

    [Fact]
    public void Sweep_AnOrderingOfNoPoint_IsRefused() => InProcess.Refused(
        "experiment", ["names 0 points", "stream.repetitions"], "run", Write(Leaky + Swept.Replace("reset 5 < reset 1", "reset 7 < reset 1", StringComparison.Ordinal)), "--out", _scratch["no"]);

    [Fact]
    public void Sweep_AnOrderingOfAMisspeltFigure_IsRefusedBeforeAnythingRuns() => InProcess.Refused(
        "experiment", ["has no figure end.sane.error", "Did you mean \"end.same.error\""], "run", Write(Leaky + Swept.Replace("end.same.error", "end.sane.error", StringComparison.Ordinal)), "--out", _scratch["no"]);

    [Theory]
    [InlineData("compare")]
    [InlineData("trace")]
    public void CommandsOfTheStreamingRule_AreRefused(string command) =>
        InProcess.Refused("experiment", ["streaming-trl"], command == "trace" ? [command, Write(Leaky), "--neuron", "1/1", "--samples", "2"] : [command, Write(Leaky)]);

    /// <summary>Neurons that exchange messages leave the bytes of flat arrays.</summary>
    [Theory]
    [InlineData("data.train=120")]
    [InlineData("data={source: timescales, train: 200, test: 80}", "network={layers: [3], output: autoencoder}", "learning.activationMemory={retention: [0, 0.3, 0.6], reset: local, cell: hardware}", "hardware.memory={thermalNoise: true, resistanceMismatch: 0.1}")]
    [InlineData("data={source: prototypes, train: 100, test: 80}", "network.output=softmax-cross-entropy", "learning.activationMemory={reset: periodic, every: 4, target: ground, gradient: scaled}")]
    public void Run_ByActors_LeavesTheSameBytes(params string[] settings)
    {
        string[] options = [.. settings.SelectMany(setting => (string[])["--set", setting])];
        JsonElement vector = Done(["--out", _scratch["vector"], .. options]), events = Done(["--engine", "event", "--out", _scratch["event"], .. options]);
        Assert.Equal("event", events.GetProperty("engine").GetString());
        Assert.Equal(vector.GetProperty("stateSha256").GetString(), events.GetProperty("stateSha256").GetString());
        Assert.Equal(vector.GetProperty("figures").GetRawText(), events.GetProperty("figures").GetRawText());
        SameBytes(_scratch["vector"], _scratch["event"]);
    }

    [Theory]
    [InlineData("batch", "learning.rule=leaky", "--engine event")]
    [InlineData("batch", "learning={rule: lstm}", "without actors")]
    [InlineData("event", "learning={rule: lstm}", "without actors")]
    [InlineData("event", "learning.batch=4", "learning.batch is 4")]
    [InlineData("event", "learning.optimizer={kind: rmsprop}", "optimizer.kind is rmsprop")]
    public void Run_AnEngineWithoutTheRule_IsRefused(string engine, string setting, string words) =>
        InProcess.Refused("usage", ["--engine vector", words], "run", Write(Leaky), "--set", setting, "--engine", engine, "--out", _scratch["no"]);

    private JsonElement Done(string[] options) => InProcess.Run(["run", Write(Leaky), "--json", .. options]).Done().Document;

    private string Write(string yaml)
    {
        string path = _scratch["tiny.yaml"];
        File.WriteAllText(path, yaml + "\n");
        return path;
    }

    private static void SameBytes(string folder, string other) => Assert.All(
        Files.Where(name => name != "activity.csv" || File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(other, name))), name => Assert.True(File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), $"{name} of {other} differs"));
}
