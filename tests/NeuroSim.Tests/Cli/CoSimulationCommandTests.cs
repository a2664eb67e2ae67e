using System.Text.Json;
using NeuroSim.Tests.Circuits;

namespace NeuroSim.Tests.Cli;

public sealed class CoSimulationCommandTests : IDisposable
{
    private static readonly string[] Small =
        ["--set", "data.source=digits", "--set", "data.train=200", "--set", "data.test=50", "--set", "network.layers=[20, 10]", "--set", "learning.epochs=1", "--set", "hardware.memory.simulator=spice"];

    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-").FullName;

    [NativeFact]
    public void Run_WithMemoriesInSpice_ReportsTheDistanceToTheModel()
    {
        CommandOutput output = InProcess.Run(["run", "online-pass", "--engine", "event", "--json", "--out", _folder, .. Small, "--set", "hardware.memory.neurons=[1/4, 2/10]"]);
        Assert.Equal(0, output.Status);
        JsonElement report = output.Document.GetProperty("coSimulation");
        Assert.Equal(200, report.GetProperty("samples").GetInt64());
        Assert.Equal(["1/4", "2/10"], report.GetProperty("neurons").EnumerateArray().Select(place => place.GetString()!));
        Assert.InRange(report.GetProperty("maxErrorOfSwing").GetDouble(), 0, 1e-3);
        CommandOutput again = InProcess.Run(["run", "online-pass", "--engine", "event", "--json", "--resume", "--out", _folder, .. Small, "--set", "hardware.memory.neurons=[1/4, 2/10]"]);
        Assert.Equal(report.GetRawText(), again.Document.GetProperty("coSimulation").GetRawText());
    }

    [Fact]
    public void Run_InTheVectorEngine_IsRefused() =>
        InProcess.Refused("experiment", ["--engine event"], ["run", "online-pass", "--out", _folder, .. Small]);

    [Theory]
    [InlineData("3/1", "layers of 20, 10")]
    [InlineData("1/21", "layers of 20, 10")]
    [InlineData("0/1", "from 1")]
    [InlineData("first", "from 1")]
    public void Run_NoSuchNeuron_IsRefused(string place, string words) =>
        InProcess.Refused("experiment", [words], ["run", "online-pass", "--engine", "event", "--out", _folder, .. Small, "--set", $"hardware.memory.neurons={place}"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
