using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class CompareOutputTests
{
    [Fact]
    public void Json_HasEveryKey()
    {
        using var scratch = new ScratchFolder();
        JsonElement document = InProcess.Run("compare", TinyExperiment.In(scratch), "--out", scratch["all"], "--json").Done().Document;

        JsonShape.Has(document, JsonValueKind.String, "verdict", "dataSource", "report");
        Assert.NotEqual("", document.GetProperty("verdict").GetString());
        Assert.True(File.Exists(document.GetProperty("report").GetString()));
        Assert.True(File.Exists(scratch["all/compare.json"]));
        JsonElement[] schedules = [.. document.GetProperty("schedules").EnumerateArray()];
        Assert.Equal(["synchronous", "shifted", "pipelined"], schedules.Select(one => one.GetProperty("schedule").GetString()));
        Assert.All(schedules, CheckSchedule);
        Assert.Equal(
            [JsonValueKind.Null, JsonValueKind.Number, JsonValueKind.Number], schedules.Select(one => one.GetProperty("firstDifferenceTick").ValueKind));
    }

    [Fact]
    public void Screen_IsOnePageAndLeadsWithTheVerdict()
    {
        using var scratch = new ScratchFolder();
        CommandOutput compared = InProcess.Run("compare", TinyExperiment.In(scratch), "--out", scratch["all"]).Done();

        Assert.StartsWith("The network ", compared.Output, StringComparison.Ordinal);
        Assert.InRange(compared.Output.TrimEnd('\n').Split('\n').Length, 5, 24);
        Assert.All(compared.OutputLines, line => Assert.InRange(line.Length, 1, 100));
        Assert.All((string[])["synchronous", "shifted", "pipelined", "report.html"], word => Assert.Contains(word, compared.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_WithAnUnfinishedPart_IsRefusedBeforeAnotherIsRunAgain()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Run("compare", experiment, "--out", scratch["all"]).Done();
        File.Delete(scratch["all/pipelined/result.json"]);
        CommandOutput refused = InProcess.Run("compare", experiment, "--out", scratch["all"]);

        Assert.Equal(2, refused.Status);
        Assert.Contains("unfinished", refused.Paragraph, StringComparison.Ordinal);
        Assert.True(File.Exists(scratch["all/synchronous/result.json"]));
        InProcess.Run("compare", experiment, "--out", scratch["all"], "--resume").Done();
        Assert.True(File.Exists(scratch["all/pipelined/result.json"]));
    }

    private static void CheckSchedule(JsonElement schedule)
    {
        JsonShape.IsShare(schedule.GetProperty("accuracy"));
        Assert.All(
            (string[])["periodSeconds", "chipSamplesPerSecond", "latencySeconds", "areaPerNeuronSquareMeters", "footprintBitsPerNeuron"],
            key => JsonShape.IsPositive(schedule.GetProperty(key)));
        JsonShape.IsRange(schedule.GetProperty("energyPerNeuronPerSampleJoules"));
    }
}
