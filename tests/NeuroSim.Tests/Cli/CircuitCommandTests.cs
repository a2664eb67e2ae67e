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
    [InlineData("R=100MOhm")]
    [InlineData("R=100M")]
    [InlineData("R=5x")]
    [InlineData("R=5kilo")]
    public void Circuit_BadParameter_IsRefused(string setting) => InProcess.Refused("usage", ["NAME=VALUE"], "circuit", "rc", "--set", setting);

    [NativeTheory]
    [InlineData("rc", "R=0")]
    [InlineData("rc", "RLEAK=0")]
    [InlineData("rc", "C=0")]
    [InlineData("sample-and-hold", "C=0")]
    public void Circuit_ParametersWithoutACircuit_AreRefused(string cell, string setting) =>
        InProcess.Refused("circuit", ["these parameters"], "circuit", cell, "--set", setting, "--out", _folder);

    [NativeFact]
    public void Circuit_ALeak_IsRecordedBesideTheRetentionOfTheCellAlone()
    {
        CommandOutput output = InProcess.Run("circuit", "rc", "--set", "R=1", "--set", "R=10meg", "--set", "RLEAK=20meg", "--out", _folder);
        Assert.Equal(0, output.Status);
        Assert.Contains("retention: 0.9048", output.Output, StringComparison.Ordinal);
        Assert.Contains("leak: 20 us", output.Output, StringComparison.Ordinal);
    }

    [NativeFact]
    public void Circuit_OutIsAFile_IsRefused()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        InProcess.Refused("output", ["--out"], "circuit", "rc", "--out", file);
        InProcess.Refused("output", ["--out"], "circuit", "export", "--crossbar", "2x2", "--out", _folder);
    }

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
    public void Export_BadResistance_IsRefused() => InProcess.Refused("usage", ["--row-ohms is \"abc\"", "2.5 Ohm"], "circuit", "export", "--crossbar", "2x2", "--row-ohms", "abc");

    [Fact]
    public void Export_AResistanceWithItsUnit_IsTaken() =>
        Assert.Contains("2500", InProcess.Run("circuit", "export", "--crossbar", "2x2", "--row-ohms", "2.5 kOhm").Done().Output, StringComparison.Ordinal);

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
