using System.Globalization;
using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class TraceCommandTests
{
    [Fact]
    public void Trace_Json_NamesTheFilesOfAllFormatsButJson()
    {
        using var scratch = new ScratchFolder();
        JsonElement document = InProcess.Run(
            "trace", TinyExperiment.In(scratch), "--neuron", "2/3", "--input", "5", "--samples", "30", "--out", scratch["out"], "--json").Done().Document;
        Assert.Equal(("2/3", 5, 30), (document.GetProperty("neuron").GetString(), document.GetProperty("input").GetInt32(), document.GetProperty("samples").GetInt32()));
        string[] files = [.. document.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        Assert.Equal(["trace.vcd", "trace.csv", "graph.dot", "graph.svg", "timeline.json", "trace.html"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 300));
        Assert.Equal(files.Order(), Directory.GetFiles(scratch["out"]).Order());
    }

    [Theory]
    [InlineData("synchronous")]
    [InlineData("shifted")]
    [InlineData("pipelined")]
    public void Trace_AfterSomeSamples_TailOfTheWholeTraceForAnyThreads(string schedule)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        string[] whole = Csv("whole", "1", "0", "260"), tail = Csv("tail", "2", "150", "110");
        Assert.Equal(whole[151..], tail[1..]);
        Assert.Equal(111, tail.Length);

        string[] Csv(string folder, string threads, string after, string samples)
        {
            InProcess.Run(
                "trace", experiment, "--neuron", "1/7", "--input", "400", "--samples", samples, "--after", after, "--threads", threads, "--format", "csv",
                "--set", $"hardware.schedule={schedule}", "--out", scratch[folder]).Done();
            return File.ReadAllLines(Path.Combine(scratch[folder], "trace.csv"));
        }
    }

    /// <summary>The trace of a whole run ends with the weight that the run ends with: the last sample's write is in it.</summary>
    [Fact]
    public void Trace_AllSamplesPipelined_EveryWriteIsThere()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run(
            "trace", TinyExperiment.In(scratch), "--neuron", "1/2", "--samples", "600", "--format", "json", "--set", "hardware.schedule=pipelined",
            "--set", "network.activation=tanh", "--out", scratch["out"]).Done();
        JsonElement document = JsonDocument.Parse(File.ReadAllText(Path.Combine(scratch["out"], "trace.json"))).RootElement;
        Assert.All(document.GetProperty("ticks").GetProperty("write").EnumerateArray(), tick => Assert.Equal(JsonValueKind.Number, tick.ValueKind));
    }

    [Fact]
    public void Trace_At_GraphOfThatSample()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("trace", TinyExperiment.In(scratch), "--neuron", "1/2", "--samples", "20", "--at", "12", "--format", "svg,csv", "--out", scratch["out"]).Done();
        string[] row = File.ReadAllLines(Path.Combine(scratch["out"], "trace.csv"))[13].Split(',');
        string a = float.Parse(row[4], CultureInfo.InvariantCulture).ToString("G4", CultureInfo.InvariantCulture), svg = File.ReadAllText(Path.Combine(scratch["out"], "graph.svg"));
        Assert.Contains("<tspan id=\"value-sample\">12</tspan>", svg, StringComparison.Ordinal);
        Assert.Contains($"id=\"value-a\">{a}</text>", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no neuron", "1/5", "--neuron", "five")]
    [InlineData("1 .. 24 in layer 1, 1 .. 12 in layer 2", "There is no neuron 1/25", "--neuron", "1/25")]
    [InlineData("1 .. 24 in layer 1, 1 .. 12 in layer 2", "There is no neuron 3/1", "--neuron", "3/1")]
    [InlineData("inputs 1 .. 784", "There is no input 785", "--neuron", "1/1", "--input", "785")]
    [InlineData("whole number 1 ..", "\"0\"", "--neuron", "1/1", "--input", "0")]
    [InlineData("whole number 1 .. 1000000", "\"0\"", "--neuron", "1/1", "--samples", "0")]
    [InlineData("600 samples", "--samples", "--neuron", "1/1", "--samples", "700")]
    [InlineData("600 samples", "--after", "--neuron", "1/1", "--samples", "100", "--after", "501")]
    [InlineData("samples 0 .. 99", "Sample 100 is not recorded", "--neuron", "1/1", "--at", "100")]
    [InlineData("Did you mean \"csv\"?", "vcd, csv, json, dot, svg, timeline, html", "--neuron", "1/1", "--format", "vcd,cvs")]
    [InlineData("names no format", "--format csv,vcd", "--neuron", "1/1", "--format", ",")]
    public void Trace_BadArguments_SaysWhatWouldBeRight(string word, string other, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("usage", [word, other], ["trace", TinyExperiment.In(scratch), .. arguments, "--out", scratch["out"]]);
        Assert.False(Directory.Exists(scratch["out"]));
    }

    [Fact]
    public void Trace_WithoutANeuron_Refused()
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("usage", ["--neuron"], "trace", TinyExperiment.In(scratch));
    }

    [Fact]
    public void Trace_OutIsAFile_Refused()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Refused("output", [experiment], "trace", experiment, "--neuron", "1/1", "--samples", "5", "--out", experiment);
    }

    [Fact]
    public void Help_HasExamples() => Assert.Contains("neurosim trace sync-vs-async --neuron 1/5", InProcess.Run("trace", "--help").Done().Output, StringComparison.Ordinal);
}
