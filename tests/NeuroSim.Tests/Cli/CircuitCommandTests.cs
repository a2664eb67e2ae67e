using System.Text.Json;
using NeuroSim.Tests.Circuits;

namespace NeuroSim.Tests.Cli;

public sealed class CircuitCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-").FullName;

    [NativeFact]
    public void Circuit_Rc_HasTheKeysOfItsContractAndWritesItsFiles()
    {
        CommandOutput output = InProcess.Run("circuit", "rc", "--set", "R=20meg", "--out", _folder, "--json");
        Assert.Equal(0, output.Status);
        JsonElement document = output.Document;
        Assert.Equal("rc", document.GetProperty("cell").GetString());
        Assert.Equal(Math.Exp(-1.0 / 20), document.GetProperty("retention").GetProperty("model").GetDouble(), 8);
        Assert.Equal(Math.Exp(-1.0 / 20), document.GetProperty("retention").GetProperty("circuit").GetDouble(), 1e-4);
        Assert.InRange(document.GetProperty("maxErrorOfSwing").GetDouble(), 0, 1e-4);
        Assert.InRange(document.GetProperty("energyPerStepJoules").GetProperty("circuit").GetDouble(), 1e-16, 1e-12);
        Assert.Equal(65, File.ReadAllLines(document.GetProperty("waveform").GetString()!).Length);
        Assert.Contains("<polyline", File.ReadAllText(Path.Combine(_folder, "waveform.svg")), StringComparison.Ordinal);
        Assert.Contains(".param R=20000000", File.ReadAllText(Path.Combine(_folder, "deck.cir")), StringComparison.Ordinal);
    }

    [Fact]
    public void Circuit_List_NamesEveryCell()
    {
        CommandOutput output = InProcess.Run("circuit", "list", "--json");
        Assert.Equal(["rc", "switched-capacitor", "reset", "sample-and-hold", "leaky-activation"], output.Document.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("cell").GetString()!));
    }

    [Fact]
    public void Circuit_UnknownCell_IsRefused() => InProcess.Refused("usage", ["\"rd\"", "Did you mean \"rc\"?"], "circuit", "rd");

    [Theory]
    [InlineData("R=-1")]
    [InlineData("R")]
    [InlineData("R=fast")]
    public void Circuit_BadParameter_IsRefused(string setting) => InProcess.Refused("usage", ["NAME=VALUE"], "circuit", "rc", "--set", setting);

    [Theory]
    [InlineData("16")]
    [InlineData("0x4")]
    [InlineData("4x513")]
    [InlineData("ax4")]
    public void Export_BadSize_IsRefused(string size)
    {
        CommandOutput output = InProcess.Run("circuit", "export", "--crossbar", size);
        Assert.Equal(2, output.Status);
        Assert.Contains("16x32", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_Crossbar_HasACellForEveryCrossing()
    {
        CommandOutput output = InProcess.Run("circuit", "export", "--crossbar", "3x5");
        Assert.Equal(0, output.Status);
        Assert.Equal(15, output.OutputLines.Count(line => line.StartsWith("rc_", StringComparison.Ordinal)));
    }

    [Fact]
    public void Export_Json_HoldsTheNetlist()
    {
        string netlist = InProcess.Run("circuit", "export", "--crossbar", "2x2", "--json").Document.GetProperty("netlist").GetString()!;
        Assert.Equal(4, netlist.Split('\n').Count(line => line.StartsWith("rc_", StringComparison.Ordinal)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
