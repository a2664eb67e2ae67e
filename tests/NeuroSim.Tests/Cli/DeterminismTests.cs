using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("synchronous", 1)]
    [InlineData("shifted", 1)]
    [InlineData("pipelined", 1)]
    [InlineData("pipelined", 16)]
    public void Run_ByAnyEngineAndThreads_LeavesTheSameBytes(string schedule, int writeEvery)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, $"hardware: {{ schedule: {schedule} }}", $"learning: {{ writeEvery: {writeEvery} }}");
        string[] engines = ["vector", "event"], threads = ["1", "2", "8"];
        var hashes = engines.SelectMany(engine => threads.Select(count => Run(engine, count))).ToList();

        Assert.Single(hashes.Distinct());
        Assert.All(engines.SelectMany(engine => threads.Select(count => scratch[$"{engine}-{count}"])), folder => TinyExperiment.SameBytes(scratch["vector-1"], folder));

        string Run(string engine, string count) =>
            InProcess.Run("run", experiment, "--engine", engine, "--threads", count, "--out", scratch[$"{engine}-{count}"], "--json").Done().Document.GetProperty("stateSha256").GetString()!;
    }

    [Fact]
    public void Run_WithAnotherSeed_LeavesOtherBytes()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        InProcess.Run("run", experiment, "--out", scratch["one"]).Done();
        InProcess.Run("run", experiment, "--out", scratch["two"], "--seed", "43").Done();
        Assert.NotEqual(File.ReadAllBytes(scratch["one/checkpoint.bin"]), File.ReadAllBytes(scratch["two/checkpoint.bin"]));
    }
}
