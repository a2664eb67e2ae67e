using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class RunOutputTests
{
    private static readonly string[] Expect = ["expect: { accuracy: \">= 0\", accuracyPerLayer: [\"<= 1\", \"> 1\"], samples: \"= 600\" }"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Json_HasEveryKey(bool shownAgain)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, Expect);
        CommandOutput first = InProcess.Run("run", experiment, "--out", scratch["run"], "--json").Done();
        JsonElement document = (shownAgain ? InProcess.Run("run", experiment, "--out", scratch["run"], "--json", "--resume").Done() : first).Document;

        JsonShape.Has(document, JsonValueKind.String, "name", "engine", "schedule", "dataSource", "stateSha256", "runFolder");
        JsonShape.Has(document, JsonValueKind.Number, "seed", "samples", "accuracy", "trainSeconds", "samplesPerSecond", "peakMemoryBytes");
        JsonShape.Has(document, JsonValueKind.Array, "accuracyPerLayer", "expectations");
        Assert.Equal(("tiny", "vector", "synchronous", "digits"), (Text("name"), Text("engine"), Text("schedule"), Text("dataSource")));
        Assert.Equal((42, 600), (document.GetProperty("seed").GetInt64(), document.GetProperty("samples").GetInt64()));
        JsonShape.IsShare(document.GetProperty("accuracy"));
        Assert.Equal(2, document.GetProperty("accuracyPerLayer").GetArrayLength());
        Assert.All(document.GetProperty("accuracyPerLayer").EnumerateArray(), JsonShape.IsShare);
        Assert.Matches("^[0-9a-f]{64}$", Text("stateSha256"));
        Assert.Equal(scratch["run"], Text("runFolder"));
        JsonShape.IsPositive(document.GetProperty("peakMemoryBytes"));

        string Text(string key) => document.GetProperty(key).GetString()!;
    }

    [Fact]
    public void Json_HasEveryExpectation()
    {
        using var scratch = new ScratchFolder();
        CommandOutput run = InProcess.Run("run", TinyExperiment.In(scratch, Expect), "--out", scratch["run"], "--json").Done();
        JsonElement[] outcomes = [.. run.Document.GetProperty("expectations").EnumerateArray()];

        Assert.Equal(["accuracy", "accuracyPerLayer[0]", "accuracyPerLayer[1]", "samples"], outcomes.Select(one => one.GetProperty("key").GetString()));
        Assert.Equal([true, true, false, true], outcomes.Select(one => one.GetProperty("met").GetBoolean()));
        Assert.All(outcomes, one => JsonShape.Has(one, JsonValueKind.Number, "got"));
        Assert.All(outcomes, one => JsonShape.Has(one, JsonValueKind.String, "wanted"));
        Assert.Contains("Not as expected: accuracyPerLayer[1] should be > 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ShowsEveryExpectation()
    {
        using var scratch = new ScratchFolder();
        CommandOutput run = InProcess.Run("run", TinyExperiment.In(scratch, Expect), "--out", scratch["run"]).Done();
        Assert.Contains("expected accuracyPerLayer[1] > 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("NOT MET", run.Output, StringComparison.Ordinal);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Untrained_IsMeasured()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 0 }");
        InProcess.Run("run", experiment, "--out", scratch["run"]).Done();
        Assert.Equal(0, InProcess.Run("run", experiment, "--out", scratch["run"], "--json").Done().Document.GetProperty("samples").GetInt64());
    }
}
