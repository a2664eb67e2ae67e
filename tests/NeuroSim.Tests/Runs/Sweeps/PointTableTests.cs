using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Tests.Runs.Sweeps;

public sealed class PointTableTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Write_FailedAndMissing_HaveNoFigures()
    {
        File.WriteAllText(_scratch["a.yaml"], "{ name: a, sweep: { hardware.memory.capacitance: [10 pF], network.layers: [[16], [16, 8]], data.source: [\"./a, b\"] } }");
        SweepPlan plan = SweepPlan.Load(_scratch["a.yaml"]);
        PointOutcome[] outcomes = [new(0, "f") { Failure = new PointFailure("diverged", "It said \"no\",\nand ended", null) }, new(1, "g")];

        Assert.Equal(
            "point,status,hardware.memory.capacitance,network.layers,data.source,accuracy,energyPerNeuronPerSampleJoulesLow,energyPerNeuronPerSampleJoules,"
            + "energyPerNeuronPerSampleJoulesHigh,areaPerNeuronSquareMeters,footprintBitsPerNeuron,periodSeconds,chipSamplesPerSecond,feasible,samples,stateSha256,error\n"
            + "0,failed,1E-11,[16],\"./a, b\",,,,,,,,,,,,\"It said \"\"no\"\",\nand ended\"\n"
            + "1,missing,1E-11,\"[16, 8]\",\"./a, b\",,,,,,,,,,,,\n",
            PointTable.Write(plan, outcomes));
    }

    [Theory]
    [InlineData("1 MOhm", 1e6)]
    [InlineData("10 pF", 1e-11)]
    [InlineData("1e-5", 1e-5)]
    [InlineData("2.5 us", 2.5e-6)]
    [InlineData("350 um2", 3.5e-10)]
    [InlineData("rc", null)]
    [InlineData("[16, 8]", null)]
    [InlineData("\"./a, b\"", null)]
    public void NumberOf_IsInSiUnits(string value, double? number)
    {
        if (number is { } wanted)
            Assert.Equal(wanted, SweepPoint.NumberOf(value)!.Value, Math.Abs(wanted) * 1e-12);
        else
            Assert.Null(SweepPoint.NumberOf(value));
    }
}
