using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>The file a run leaves about its neurons, and what a report makes of it.</summary>
public sealed class RepresentationCommandTests
{
    private static readonly string[] Figures =
    [
        "representation-weights", "representation-separability", "representation-good", "representation-poor", "representation-best",
        "representation-early", "representation-means-1", "representation-means-2", "representation-correlation-1",
        "representation-correlation-2", "representation-variance",
    ];

    [Fact]
    public void Run_WritesTheFileAndItsReportShowsIt()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"]).Done();
        string html = File.ReadAllText(scratch["one/report.html"]);

        Assert.InRange(new FileInfo(scratch["one/representation.json"]).Length, 10_000, 150_000);
        Assert.All(Figures, name => Assert.True(HasFigure(html, name) && File.Exists(scratch[$"one/report-data/{name}.csv"]), name));
        Assert.Contains("for 200 test images", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 100_000, 1_000_000);
    }

    [Fact]
    public void Run_OfABatchedRule_ShowsItsWeightsToo()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { rule: backprop, epochs: 1 }");
        InProcess.Run("run", experiment, "--out", scratch["one"]).Done();
        string html = File.ReadAllText(scratch["one/report.html"]);

        Assert.True(HasFigure(html, "representation-weights") && HasFigure(html, "representation-best"));
        Assert.False(HasFigure(html, "representation-variance"), "backpropagation has no running variances");
    }

    [Fact]
    public void Report_OfAnOlderRun_SaysWhatIsMissing()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"]).Done();
        File.Delete(scratch["one/representation.json"]);
        InProcess.Run("report", scratch["one"]).Done();
        string html = File.ReadAllText(scratch["one/report.html"]);

        Assert.Contains("tiny-42 has no representation.json", html, StringComparison.Ordinal);
        Assert.True(HasFigure(html, "representation-weights") && HasFigure(html, "representation-variance"));
        Assert.False(HasFigure(html, "representation-best"));
        File.WriteAllText(scratch["one/representation.json"], "{ }");
        InProcess.Refused("run", ["representation.json", "delete"], "report", scratch["one"]);
    }

    private static bool HasFigure(string html, string name) => html.Contains($"id=\"figure-{name}\"", StringComparison.Ordinal);
}
