using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class ExperimentErrorTests
{
    [Theory]
    [InlineData("hardware: { memory: { resistanc: 10 MOhm } }", "hardware.memory.resistanc", "Did you mean \"resistance\"?", "line 5")]
    [InlineData("hardware: { memory: { resistance: 10 pF } }", "is a capacitance", "100 MOhm", "line 5")]
    [InlineData("hardware: { memory: { resistance: 1 Ohm } }", "resistance is 1 Ohm", "1 kOhm .. 1 TOhm", "line 5")]
    [InlineData("hardware: { memory: { resistance: 9 TOhm } }", "resistance is 9 TOhm", "1 kOhm .. 1 TOhm", "line 5")]
    [InlineData("hardware: { memory: { capacitance: 1 F } }", "capacitance is 1 F", "..", "line 5")]
    [InlineData("hardware: { samplePeriod: 1.5 ns }", "whole number of ticks", "line 5")]
    [InlineData("hardware: { technology: cmos-1nm }", "no technology \"cmos-1nm\"", "cmos-28nm")]
    [InlineData("learning: { optimizer: { rate: nan } }", "learning.optimizer.rate", "line 5")]
    [InlineData("learning: { optimizer: { rate: 0 } }", "rate is 0", "line 5")]
    [InlineData("seed: 1\nseed: 2", "there twice", "line 6")]
    [InlineData("stream: [1", "not YAML", "line 5", "a bracket")]
    [InlineData("stream:\n\tchunk: 1", "not YAML", "tab")]
    [InlineData("sweep: { learning.epoch: [1, 2] }", "Did you mean \"learning.epochs\"?", "line 5")]
    [InlineData("expect: { acuracy: \">= 1\" }", "Did you mean \"accuracy\"?", "line 5")]
    public void Mistake_IsShownAtItsLine(string line, params string[] words)
    {
        using var scratch = new ScratchFolder();
        string kind = line.Contains("technology", StringComparison.Ordinal) ? "technology" : "experiment";
        InProcess.Refused(kind, words, "run", TinyExperiment.In(scratch, line), "--out", scratch["run"]);
        InProcess.Refused(kind, words, "compare", TinyExperiment.In(scratch, line), "--out", scratch["run"]);
        Assert.False(Directory.Exists(scratch["run"]));
    }

    [Fact]
    public void File_ThatIsNone_IsRefused()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["empty.yaml"], "");
        File.WriteAllBytes(scratch["binary.yaml"], [0x80, 0x81, 0x00, 0x82]);
        InProcess.Refused("experiment", ["nothing in it", "name: my-experiment"], "run", scratch["empty.yaml"]);
        InProcess.Refused("experiment", ["not UTF-8", "binary.yaml"], "run", scratch["binary.yaml"]);
        InProcess.Refused("experiment", ["is a folder, not a YAML file"], "run", scratch.Path);
        InProcess.Refused("experiment", ["neither a file nor a built-in experiment", "sync-vs-async"], "run", scratch["missing.yaml"]);
    }

    [Fact]
    public void Name_WithEscapeSequences_DoesNotReachTheTerminal()
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("experiment", ["is neither a file"], "run", $"{scratch.Path}/a\u001b[31m\nb");
        InProcess.Refused("experiment", ["is no key"], "run", TinyExperiment.In(scratch, "\"\\e[31mred\\nline\": 1"));
        Assert.DoesNotContain('\u001b', InProcess.Run("run", $"{scratch.Path}/a\u001b[31m\nb").Error);
    }

    [Theory]
    [InlineData("vector")]
    [InlineData("event")]
    public void Compare_PeriodTooShort_IsRefusedBeforeItLearns(string engine)
    {
        using var scratch = new ScratchFolder();
        CommandOutput refused = InProcess.Run(
            "compare", TinyExperiment.In(scratch, "hardware: { samplePeriod: 100 ns }"), "--engine", engine, "--out", scratch["run"]);

        Assert.Equal(2, refused.Status);
        Assert.Contains("Lengthen hardware.samplePeriod", refused.Paragraph, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch["run"]));
    }

    [Fact]
    public void Run_PeriodTooShortForTheEventEngine_LeavesNoFolder()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "hardware: { samplePeriod: 100 ns }");
        InProcess.Refused("experiment", ["Lengthen hardware.samplePeriod"], "run", experiment, "--engine", "event", "--out", scratch["run"]);
        Assert.False(Directory.Exists(scratch["run"]));
    }

    [Fact]
    public void Compare_WithoutSamples_IsRefused()
    {
        using var scratch = new ScratchFolder();
        CommandOutput refused = InProcess.Run("compare", TinyExperiment.In(scratch, "learning: { epochs: 0 }"), "--out", scratch["run"], "--json");

        Assert.Equal(2, refused.Status);
        ErrorDocument.Check(refused, "experiment", "learning.epochs must be at least 1");
    }
}
