using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class DivergenceTests
{
    [Fact]
    public void Run_Diverged_NamesTheSameCulpritForAnyEngineAndThreads() =>
        Assert.Single(((string[])["vector", "event"]).SelectMany(engine => (int[])[1, 2, 8], Diverged).Distinct());

    private static string Diverged(string engine, int threads)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { optimizer: { kind: sgd, rate: 1 } }");
        CommandOutput diverged = InProcess.Run("run", experiment, "--engine", engine, "--threads", $"{threads}", "--out", scratch["run"], "--json");

        Assert.Equal(1, diverged.Status);
        Assert.Matches(@"^neurosim: Learning diverged: .* neuron \d+ of layer \d+ .* sample \d+\. A smaller learning\.optimizer\.rate", diverged.Paragraph);
        ErrorDocument.Check(diverged, "diverged", ", neuron ", ", sample ");
        Assert.False(File.Exists(scratch["run/result.json"]));
        return diverged.Paragraph;
    }
}
