using System.Globalization;
using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class ReportCommandTests
{
    [Fact]
    public void Run_WritesAPageWithItsNumbers()
    {
        using var scratch = new ScratchFolder();
        JsonElement result = InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"], "--json").Done().Document;
        string html = File.ReadAllText(scratch["one/report.html"]), accuracy = (100 * result.GetProperty("accuracy").GetDouble()).ToString("F2", CultureInfo.InvariantCulture);

        Assert.Contains($"id=\"run-1-accuracy\">{accuracy} %<", html, StringComparison.Ordinal);
        Assert.Contains(result.GetProperty("stateSha256").GetString()!, html, StringComparison.Ordinal);
        Assert.All(
            (string[])["quality-per-layer", "learning-variance", "schedule-pipelined", "costs-energy", "representation-weights"],
            name => Assert.True(html.Contains($"id=\"figure-{name}\"", StringComparison.Ordinal) && File.Exists(scratch[$"one/report-data/{name}.csv"]), name));
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
    }

    [Fact]
    public void Report_OfTwoRuns_ComparesThemAndIsTheSameEveryTime()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Run("run", experiment, "--out", scratch["one"]).Done();
        InProcess.Run("run", experiment, "--seed", "7", "--set", "hardware.schedule=pipelined", "--out", scratch["two"]).Done();
        JsonElement report = InProcess.Run("report", scratch["one"], scratch["two"], "--out", scratch["both.html"], "--json").Done().Document;

        Assert.Equal(scratch["both.html"], report.GetProperty("report").GetString());
        string html = File.ReadAllText(scratch["both.html"]);
        Assert.Contains("<h3>tiny-42</h3>", html, StringComparison.Ordinal);
        Assert.Contains("<h3>tiny-7</h3>", html, StringComparison.Ordinal);
        Assert.Contains("neurosim run one/experiment.yaml", html, StringComparison.Ordinal);
        Assert.True(File.Exists(scratch["both-data/costs-energy.csv"]));
        InProcess.Run("report", scratch["one"], scratch["two"], "--out", scratch["both.html"]).Done();
        Assert.Equal(html, File.ReadAllText(scratch["both.html"]));
    }

    [Fact]
    public void Report_OfAComparison_HasItsVerdict()
    {
        using var scratch = new ScratchFolder();
        JsonElement compared = InProcess.Run("compare", TinyExperiment.In(scratch), "--out", scratch["all"], "--json").Done().Document;
        string html = File.ReadAllText(compared.GetProperty("report").GetString()!);

        Assert.Equal(scratch["all/report.html"], compared.GetProperty("report").GetString());
        Assert.Contains($"id=\"verdict\">{compared.GetProperty("verdict").GetString()}<", html, StringComparison.Ordinal);
        Assert.All((string[])["synchronous", "shifted", "pipelined"], name => Assert.Contains($"<h3>{name}</h3>", html, StringComparison.Ordinal));
        Assert.Contains("tick ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_WithoutARun_IsRefused()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["empty"]);
        Directory.CreateDirectory(scratch["begun"]);
        File.WriteAllText(scratch["begun/experiment.yaml"], TinyExperiment.Yaml);

        InProcess.Refused("run", ["nowhere", "no folder"], "report", scratch["nowhere"]);
        InProcess.Refused("run", ["empty", "no run"], "report", scratch["empty"]);
        InProcess.Refused("run", ["begun", "not finished", "--resume"], "report", scratch["begun"]);
        Assert.Equal(2, InProcess.Run("report").Status);
    }

    [Fact]
    public void Page_ThatCannotBeWritten_IsOneParagraph()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"]).Done();
        File.WriteAllText(scratch["file"], "");

        InProcess.Refused("output", ["file", "cannot be written"], "report", scratch["one"], "--out", scratch["file/page.html"]);
    }
}
