using NeuroSim.Data;
using NeuroSim.Runs;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Tests.Runs.Sweeps;

public sealed class SweepPlanTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void ExperimentOf_HasTheSettingsOfItsPoint()
    {
        SweepPlan plan = Plan("hardware.memory.resistance: [1 MOhm, 1 GOhm], network.layers: [[16], [16, 8]], hardware.memory.cell: [rc], seeds: 2");

        Assert.Equal(8, plan.Points.Length);
        Experiment last = plan.ExperimentOf(plan.Points[7]), first = plan.ExperimentOf(plan.Points[0]);
        Assert.Equal((1e9, 2, 43ul), (last.Hardware.Memory.Shared.Time.ResistanceOhms, last.Network.Layers.Length, last.Seed));
        Assert.Equal((1e6, 1, 42ul), (first.Hardware.Memory.Shared.Time.ResistanceOhms, first.Network.Layers.Length, first.Seed));
        Assert.True(last.Sweep.IsEmpty);
        Assert.Equal("hardware.memory.resistance = 1 GOhm, network.layers = [16, 8], hardware.memory.cell = rc, seed = 43", plan.Points[7].Description);
    }

    [Fact]
    public void Check_NamesEveryInvalidPointWithItsSettings()
    {
        SweepPlan plan = Plan("hardware.memory.resistance: [1 Ohm, 1 MOhm, 9 TOhm]");
        var error = Assert.Throws<InvalidInputException>(() => Check(plan));

        Assert.StartsWith("2 of 3 points cannot be run, so none is. point 0 (hardware.memory.resistance = 1 Ohm): resistance is 1 Ohm; it must be 1 kOhm .. 1 TOhm.", error.Message, StringComparison.Ordinal);
        Assert.Contains("point 2 (hardware.memory.resistance = 9 TOhm): resistance is 9 TOhm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfManyInvalidPoints_ShowsTen()
    {
        var error = Assert.Throws<InvalidInputException>(() => Check(Plan("seeds: 20, hardware.memory.resistance: [1 Ohm, 1 MOhm]")));
        Assert.Contains("20 of 40 points", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" ... and 10 more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhenAllHaveOneProblem_SaysItOnce()
    {
        var error = Assert.Throws<InvalidInputException>(() => Check(Plan("head.epochs: [1, 2]", "hardware: { technology: cmos-1nm }")));
        Assert.Equal("technology", error.Kind);
        Assert.StartsWith("No point of the sweep can be run: There is no technology", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SettingsThatExcludeEachOther_AreRefused() =>
        Assert.Contains("both given", Assert.Throws<InvalidInputException>(() => Check(Plan("hardware.memory.retention: [0.9], hardware.memory.resistance: [1 MOhm]"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Sweep_OfARetention_TakesTheResistanceOfTheFileAway()
    {
        SweepPlan plan = Plan("hardware.memory.retention: [0.9, 0.99]", "hardware: { memory: { resistance: 1 MOhm } }");
        Check(plan);
        Assert.Equal(0.99, plan.ExperimentOf(plan.Points[1]).Hardware.Memory.Shared.Time.Retention);
    }

    private static void Check(SweepPlan plan) => SweepCheck.Require(plan, new SharedData(DataLocation.Find(null, _ => null)), EngineKind.Vector, CancellationToken.None);

    private SweepPlan Plan(string sweep, string more = "")
    {
        File.WriteAllText(_scratch["sweep.yaml"], $"name: a\ndata: {{ source: digits, train: 50, test: 10 }}\nsweep: {{ {sweep} }}\n{more}\n");
        return SweepPlan.Load(_scratch["sweep.yaml"]);
    }
}
