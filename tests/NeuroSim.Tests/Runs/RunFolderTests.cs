using System.Text.Json;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class RunFolderTests
{
    private static readonly Experiment Mine = ExperimentText.Parse("name: mine");

    private static readonly RunEnvironment Here = RunEnvironment.Capture(2, new FrozenClock());

    [Fact]
    public void DefaultPath_IsNameAndSeed() => Assert.Equal(Path.Combine("runs", "mine-42"), RunFolder.DefaultPath(Mine));

    [Fact]
    public void Open_New_WritesExperimentAndEnvironment()
    {
        using var scratch = new ScratchFolder();
        using RunFolder folder = Open(scratch["deep/down"]);

        Assert.Equal(ExperimentWriter.Write(Mine), File.ReadAllText(scratch["deep/down/experiment.yaml"]));
        JsonElement environment = JsonDocument.Parse(File.ReadAllText(scratch["deep/down/environment.json"])).RootElement;
        Assert.Equal("2026-01-02T03:04:05Z", environment.GetProperty("startedUtc").GetString());
        Assert.Equal(2, environment.GetProperty("threads").GetInt32());
        Assert.NotEqual("", environment.GetProperty("cpu").GetString());
        Assert.Null(folder.Checkpoint);
        Assert.Empty(folder.Notices);
        Assert.False(folder.IsFinished);
    }

    [Fact]
    public void Open_File_IsRefused()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["taken"], "");
        Refused("is a file", scratch["taken"]);
        Refused("cannot be written", scratch["taken/below"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void Open_NoName_IsRefused(string path) => Refused("--out", path);

    [Fact]
    public void Open_OtherExperiment_NamesTheFirstKeyThatDiffers()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"]).Dispose();
        Experiment other = ExperimentText.Parse("name: mine", "learning.optimizer.rate=1e-4", "head.epochs=3");

        string message = Refused("holds another experiment", scratch["run"], resume: true, other).Message;

        Assert.Contains("learning.optimizer.rate is 5E-05 there and 0.0001 in this run", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ExtraKeyThere_IsNamed()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"], ExperimentText.Parse("name: mine", "expect.accuracy=>= 0.5")).Dispose();
        Assert.Contains("expect.accuracy is \">= 0.5\" there and not set", Refused("another experiment", scratch["run"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameExperimentWrittenOtherwise_IsTheSame()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"]).Dispose();
        File.WriteAllText(scratch["run/experiment.yaml"], "# a note\nname: mine\n");
        Open(scratch["run"]).Dispose();
    }

    [Fact]
    public void Open_UnreadableExperimentThere_IsRefused()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"]).Dispose();
        File.WriteAllText(scratch["run/experiment.yaml"], "nmae: mine");
        InvalidInputException error = Refused("cannot be read", scratch["run"]);
        Assert.EndsWith("line 1, nmae", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ResultsWithoutExperiment_AreNotOverwritten()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["metrics.csv"], "precious");
        Refused("metrics.csv and no experiment.yaml", scratch.Path);
        Assert.Equal("precious", File.ReadAllText(scratch["metrics.csv"]));
    }

    [Fact]
    public void Open_FinishedWithResume_ShowsTheResult()
    {
        using var scratch = new ScratchFolder();
        Finish(scratch["run"]);
        using RunFolder again = Open(scratch["run"], resume: true);
        Assert.True(again.IsFinished);
        Assert.Contains("finished", Assert.Single(again.Notices), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => again.OpenMetrics("loss"));
        Assert.Equal("sample,loss\n1,2\n", File.ReadAllText(scratch["run/metrics.csv"]));
    }

    [Fact]
    public void Open_FinishedWithoutResume_StartsOverAndKeepsTheResult()
    {
        using var scratch = new ScratchFolder();
        Finish(scratch["run"]);
        using RunFolder again = Open(scratch["run"]);
        Assert.False(again.IsFinished);
        Assert.Null(again.Checkpoint);
        Assert.Contains("run again", Assert.Single(again.Notices), StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(scratch["run/result.previous.json"]));
    }

    private static void Finish(string path)
    {
        using RunFolder folder = Open(path);
        folder.OpenMetrics("loss").Append(1, 2);
        folder.SaveCheckpoint(1, _ => { });
        folder.WriteResult("{}");
    }

    [Fact]
    public void Open_Unfinished_NeedsResume()
    {
        using var scratch = new ScratchFolder();
        using (RunFolder folder = Open(scratch["run"]))
            folder.SaveCheckpoint(1, _ => { });

        Refused("holds an unfinished run", scratch["run"]);
        using RunFolder again = Open(scratch["run"], resume: true);
        Assert.Equal(1, again.Checkpoint!.Sample);
    }

    [Fact]
    public void Open_ResumeWithoutCheckpoint_StartsFromTheBeginningAndSaysSo()
    {
        using var scratch = new ScratchFolder();
        using (RunFolder folder = Open(scratch["run"]))
            folder.OpenMetrics("loss").Append(1, 2);

        using RunFolder again = Open(scratch["run"], resume: true);
        again.OpenMetrics("loss").Flush();

        Assert.Null(again.Checkpoint);
        Assert.Contains("starts from the beginning", Assert.Single(again.Notices), StringComparison.Ordinal);
        Assert.Equal("sample,loss\n", File.ReadAllText(scratch["run/metrics.csv"]));
    }

    [Fact]
    public void Open_WhileAnotherRunWrites_IsRefused()
    {
        using var scratch = new ScratchFolder();
        using (Open(scratch["run"]))
            Refused("Another run is writing", scratch["run"], resume: true);
        Open(scratch["run"]).Dispose();
    }

    [Fact]
    public void Open_Refused_LetsGoOfTheLock()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"]).Dispose();
        Refused("another experiment", scratch["run"], resume: false, ExperimentText.Parse("name: other"));
        Open(scratch["run"]).Dispose();
    }

    [Fact]
    public void Open_BothCheckpointsDamaged_IsRefused()
    {
        using var scratch = new ScratchFolder();
        Open(scratch["run"]).Dispose();
        File.WriteAllText(scratch["run/checkpoint.bin"], "damaged");
        var error = Assert.Throws<InvalidInputException>(() => Open(scratch["run"], resume: true));
        Assert.Equal("checkpoint", error.Kind);
    }

    private static RunFolder Open(string path, Experiment? experiment = null, bool resume = false) => RunFolder.Open(path, experiment ?? Mine, resume, Here);

    private static InvalidInputException Refused(string inMessage, string path, bool resume = false, Experiment? experiment = null)
    {
        var error = Assert.Throws<InvalidInputException>(() => Open(path, experiment, resume));
        Assert.Equal("output", error.Kind);
        Assert.Contains(inMessage, error.Message, StringComparison.Ordinal);
        return error;
    }

    private sealed class FrozenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
