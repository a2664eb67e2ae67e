using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class OutputFolderTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    public void Out_ThatCannotBe_IsRefused(string command)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["file"], "");
        Refused(command, scratch, scratch["file/below"], "cannot be written");
        Refused(command, scratch, "", "no usable name");
        if (Directory.Exists("/proc/self"))
            Refused(command, scratch, "/proc/neurosim", "cannot be written");
    }

    [Fact]
    public void Out_ThatIsAFile_IsRefused()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["file"], "");
        Refused("run", scratch, scratch["file"], "is a file");
    }

    [Fact]
    public void Out_OfAnotherExperiment_IsRefusedAndUntouched()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch), folder = scratch["run"];
        InProcess.Run("run", experiment, "--out", folder).Done();
        byte[] result = File.ReadAllBytes(scratch["run/result.json"]);

        string[] words = ["holds another experiment", "learning.epochs is 1 there and 2 in this run", "--out"];
        InProcess.Refused("output", words, "run", experiment, "--out", folder, "--set", "learning.epochs=2");
        InProcess.Refused("output", words, "run", experiment, "--out", folder, "--set", "learning.epochs=2", "--resume");
        Assert.Equal(result, File.ReadAllBytes(scratch["run/result.json"]));
    }

    [Fact]
    public void Out_OfAnotherKind_IsRefusedAndUntouched()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch), sweep = scratch["sweep.yaml"];
        File.WriteAllText(sweep, File.ReadAllText(experiment) + "sweep: { seeds: 2 }\n");
        InProcess.Run("run", experiment, "--out", scratch["r"]).Done();
        InProcess.Run("run", sweep, "--out", scratch["s"]).Done();
        InProcess.Run("compare", experiment, "--out", scratch["c"]).Done();
        string before = Pages(scratch);
        (string Command, string File, string Folder, string Holds)[] mixed =
        [
            ("run", experiment, "s", "holds a sweep"), ("run", experiment, "c", "holds a comparison"), ("run", sweep, "r", "holds a run"), ("run", sweep, "c", "holds a comparison"),
            ("compare", experiment, "r", "holds a run"), ("compare", experiment, "s", "holds a sweep"),
        ];
        Assert.All(mixed, one => InProcess.Refused("output", [one.Holds, "--out"], one.Command, one.File, "--out", scratch[one.Folder]));
        InProcess.Refused("output", ["holds a run"], "compare", experiment, sweep, "--set", "sweep=", "--out", scratch["r"]);
        Assert.Equal(before, Pages(scratch));
    }

    [Fact]
    public void Report_OutIsAFolder_IsRefusedAndLeavesNothing()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["r"]).Done();
        InProcess.Refused("output", ["is a folder", "--out"], "report", scratch["r"], "--out", scratch["r"]);
        Assert.False(File.Exists(scratch["r.part"]) || Directory.Exists(scratch["r-data"]));
    }

    [Fact]
    public void Result_OfARunThatHadFinished_IsShownWithItsOwnSpeed()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        JsonElement run = InProcess.Run("run", experiment, "--out", scratch["r"], "--engine", "event", "--json").Document, shown = Again();
        Assert.Equal("event", shown.GetProperty("engine").GetString());
        Assert.All((string[])["trainSeconds", "samplesPerSecond", "peakMemoryBytes"], key => Assert.Equal(run.GetProperty(key).GetDouble(), shown.GetProperty(key).GetDouble()));
        File.WriteAllText(scratch["r/speed.json"], "{ \"engine\": 1 }");
        Assert.All((string[])["engine", "trainSeconds", "samplesPerSecond", "peakMemoryBytes"], key => Assert.Equal(JsonValueKind.Null, Again().GetProperty(key).ValueKind));

        JsonElement Again() => InProcess.Run("run", experiment, "--out", scratch["r"], "--resume", "--json").Document;
    }

    [Fact]
    public void Out_Finished_IsRunAgainOrShown()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch), folder = scratch["run"];
        string first = Sha256(InProcess.Run("run", experiment, "--out", folder, "--json"));
        CommandOutput shown = InProcess.Run("run", experiment, "--out", folder, "--json", "--resume"), again = InProcess.Run("run", experiment, "--out", folder, "--json");

        Assert.Equal((first, first), (Sha256(shown), Sha256(again)));
        Assert.Contains("finished", shown.Error, StringComparison.Ordinal);
        Assert.Contains("run again", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"name\": 3 }")]
    [InlineData(null)]
    public void Result_ThatIsNone_IsRefused(string? altered)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Run("run", experiment, "--out", scratch["run"]).Done();
        string result = File.ReadAllText(scratch["run/result.json"]);
        File.WriteAllText(scratch["run/result.json"], altered ?? result.Replace("\"accuracy\": 0", "\"accuracy\": 7", StringComparison.Ordinal));
        CommandOutput refused = InProcess.Run("run", experiment, "--out", scratch["run"], "--resume");

        Assert.Equal(2, refused.Status);
        Assert.Contains("is no result of a run; delete the file", refused.Paragraph, StringComparison.Ordinal);
    }

    [UnixFact(FullDevice.Path)]
    public void Disk_Full_SaysSoAndGoesOnWhenThereIsSpace()
    {
        using var device = FullDevice.Take();
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Run("run", experiment, "--out", scratch["whole"]).Done();
        Directory.CreateDirectory(scratch["full"]);
        File.CreateSymbolicLink(scratch["full/checkpoint.bin.part"], FullDevice.Path);
        CommandOutput full = InProcess.Run("run", experiment, "--out", scratch["full"], "--json");

        Assert.Equal(2, full.Status);
        ErrorDocument.Check(full, "output", "The disk is full", "--resume", scratch["full"]);
        File.Delete(scratch["full/checkpoint.bin.part"]);
        InProcess.Run("run", experiment, "--out", scratch["full"], "--resume").Done();
        TinyExperiment.SameBytes(scratch["whole"], scratch["full"]);
    }

    [Fact]
    public void StandardOutput_Full_IsAnErrorWithoutStackTrace()
    {
        using var scratch = new ScratchFolder();
        using var error = new StringWriter();
        using var output = new FullWriter();
        int status = new NeuroSim.Cli.CommandLine(output, error, TimeProvider.System).Run(["run", TinyExperiment.In(scratch), "--out", scratch["run"], "--json"]);

        Assert.Contains("No space left", new CommandOutput(status, "", error.ToString()).Paragraph, StringComparison.Ordinal);
        Assert.Equal(1, status);
        Assert.True(File.Exists(scratch["run/result.json"]));
    }

    private static string Sha256(CommandOutput output) => output.Done().Document.GetProperty("stateSha256").GetString()!;

    /// <summary>Every page with its time.</summary>
    private static string Pages(ScratchFolder scratch) => string.Join('\n', Directory.GetFiles(scratch.Path, "report.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(page => $"{page} {File.GetLastWriteTimeUtc(page):O}"));

    private static void Refused(string command, ScratchFolder scratch, string folder, string word)
    {
        CommandOutput refused = InProcess.Run(command, TinyExperiment.In(scratch), "--out", folder, "--json");
        Assert.Equal(2, refused.Status);
        Assert.Contains(word, refused.Paragraph, StringComparison.Ordinal);
        ErrorDocument.Check(refused, "output", word, "--out");
    }

    /// <summary>Standard output on a full disk.</summary>
    private sealed class FullWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
