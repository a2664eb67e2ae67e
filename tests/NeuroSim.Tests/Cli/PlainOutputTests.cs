using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class PlainOutputTests
{
    private const char Escape = '\u001b';

    /// <summary>Colours, erased lines, a moved or hidden cursor; not the keypad mode that the runtime sets on a terminal.</summary>
    private const string Drawn = "\u001b\\[[0-9;]*[A-HJKm]|\u001b\\[\\?25";

    [Fact]
    public void Pipe_GetsNoEscapeSequences()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        CommandOutput[] all =
        [
            NeuroSimProcess.Run(scratch.Path, "run", experiment).Done(), NeuroSimProcess.Run(scratch.Path, "compare", experiment).Done(),
            NeuroSimProcess.Run(scratch.Path, "data", "info").Done(), NeuroSimProcess.Run(scratch.Path, "--help").Done(), NeuroSimProcess.Run(scratch.Path, "nonsense"),
        ];
        Assert.All(all, one => Assert.DoesNotContain(Escape, one.Output + one.Error));
        Assert.Equal(2, all[^1].Status);
        Assert.True(File.Exists(scratch["runs/tiny-42/result.json"]));
        Assert.True(File.Exists(scratch["runs/compare-tiny-42/report.md"]));
    }

    [Fact]
    public void Json_OfAProcess_IsOneDocument()
    {
        using var scratch = new ScratchFolder();
        CommandOutput run = NeuroSimProcess.Run(scratch.Path, "run", TinyExperiment.In(scratch), "--json").Done();
        Assert.Equal("tiny", run.Document.GetProperty("name").GetString());
    }

    [UnixFact("/usr/bin/script")]
    public void Terminal_WithNoColor_GetsNeitherColoursNorBars()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        Assert.DoesNotMatch(Drawn, PseudoTerminal.Run(scratch.Path, "1", "run", experiment, "--out", scratch["plain"]));
        Assert.Matches(Drawn, PseudoTerminal.Run(scratch.Path, "", "run", experiment, "--out", scratch["colours"]));
    }
}
