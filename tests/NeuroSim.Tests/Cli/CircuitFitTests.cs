using System.Text.Json;
using NeuroSim.Devices;
using NeuroSim.Runs;
using NeuroSim.Tests.Devices;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class CircuitFitTests
{
    private static readonly MeanStep Law = new(PulseLawKind.SoftBounds, 0.04, 0.03) { Upper = 1.1, Lower = -1.3 };

    [Fact]
    public void Fit_MeasuredPulses_TableAndFiles()
    {
        using var scratch = new ScratchFolder();
        CommandOutput output = InProcess.Run("circuit", "fit", Measured(scratch), "--out", scratch["fit"]).Done();
        Assert.All((string[])["constant-step", "Best: soft-bounds", "linear-step", "exponential", "% of range", scratch["fit/cell-7.yaml"]], word => Assert.Contains(word, output.Output, StringComparison.Ordinal));
        string[] curves = File.ReadAllLines(scratch["fit/curves.csv"]);
        Assert.Equal("run,direction,pulse,measured,constant-step,soft-bounds,linear-step,exponential", curves[0]);
        Assert.Equal(801, curves.Length);
    }

    [Fact]
    public void Fit_Device_IsOneAnExperimentCanUse()
    {
        using var scratch = new ScratchFolder();
        JsonElement document = InProcess.Run("circuit", "fit", Measured(scratch), "--out", scratch["fit"], "--json").Done().Document;
        Assert.Equal("soft-bounds", document.GetProperty("best").GetString());
        SynapticDevice device = DeviceSource.Load(document.GetProperty("device").GetString()!);
        JsonElement best = document.GetProperty("laws").EnumerateArray().First(law => law.GetProperty("law").GetString() == "soft-bounds");
        JsonShape.Has(best, JsonValueKind.Number, "rmsSiemens", "rmsOfRange", "cycleNoise", "readNoiseSiemens", "criterion");
        Assert.Equal(PulseLawKind.SoftBounds, device.Pulses!.Law);
        Assert.Equal(best.GetProperty("parameters").GetProperty("step").GetDouble(), device.Pulses.Step);
        Assert.Equal(best.GetProperty("parameters").GetProperty("upper").GetDouble(), device.Pulses.Upper);
        Assert.Equal(best.GetProperty("cycleNoise").GetDouble(), device.Pulses.CycleNoise);
        Assert.Equal(document.GetProperty("largestSiemens").GetDouble(), device.MaxConductance);
        Assert.Equal(0, device.Pulses.StepSpread);
        InProcess.Run("run", TinyExperiment.In(scratch), "--set", $"hardware.crossbar.device={scratch["fit/cell-7.yaml"]}", "--out", scratch["run"], "--json").Done();
    }

    [Fact]
    public void Fit_BadTable_Refused()
    {
        using var scratch = new ScratchFolder();
        string path = scratch["bad.csv"];
        File.WriteAllText(path, "pulse,conductance\n1,1e-6\n2,none\n");
        InProcess.Refused("data", [path, "line 3", "conductance is \"none\""], "circuit", "fit", path);
        InProcess.Refused("data", [scratch["none.csv"], "no file"], "circuit", "fit", scratch["none.csv"]);
        Assert.False(Directory.Exists("runs/fit-bad"));
    }

    private static string Measured(ScratchFolder scratch)
    {
        string path = scratch["Cell 7.csv"];
        File.WriteAllText(path, PulsedCell.Table(new PulsedCell(Law, 0.2, 0.01, 5).Measure()));
        return path;
    }
}
