using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>The page of a run whose converters found their ranges by themselves: its pictures need the weights and no ranges.</summary>
public sealed class CalibratedReportTests
{
    [Fact]
    public void Run_WithCalibratedConverters_HasItsPage()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch, "hardware: { crossbar: { adc: 6, dac: 6 } }"), "--out", scratch["run"]).Done();
        Assert.Contains("representation", File.ReadAllText(scratch["run/report.html"]), StringComparison.Ordinal);
    }
}
