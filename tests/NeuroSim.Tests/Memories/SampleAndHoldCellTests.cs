using NeuroSim.Memories;

namespace NeuroSim.Tests.Memories;

public sealed class SampleAndHoldCellTests
{
    /// <summary>hardware-facts: 1 pF and 1 fA droop by 1 mV in a second.</summary>
    [Fact]
    public void Droop_IsCurrentTimesTimeOverCapacitance()
    {
        var cell = new SampleAndHoldCell { CapacitanceFarads = 1e-12, LeakageAmperes = 1e-15, UnitVolts = 1 };
        Assert.Equal(1e-3, cell.DroopVolts(1), 1e-15);
        Assert.Equal(0.5 - 1e-3, cell.StepOver(1).Advance(-0.8, 0.5), 1e-15);
    }

    [Fact]
    public void InjectedCharge_ShiftsTheValueByChargeOverCapacitance() =>
        Assert.Equal(0.5 + 0.01, (Cells.SampleAndHold with { InjectedCoulombs = 100e-18 }).StepOver(1e-6).Advance(0, 0.5), 1e-12);
}
