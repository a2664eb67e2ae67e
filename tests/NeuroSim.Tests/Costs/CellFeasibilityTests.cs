using NeuroSim.Costs;
using NeuroSim.Memories;

namespace NeuroSim.Tests.Costs;

public class CellFeasibilityTests
{
    private static System.Collections.Immutable.ImmutableArray<string> Warnings(double ohms, double farads)
    {
        var cell = new RcCell { ResistanceOhms = ohms, CapacitanceFarads = farads };
        return CellFeasibility.Warnings(Examples.Cmos28, Examples.Paper with { MeanCell = cell });
    }

    [Fact]
    public void PassiveResistor_IsInsideTheWindow() => Assert.Empty(Warnings(10e6, 100e-12));

    [Fact]
    public void LargeResistor_NamesWindowAndWhatItNeeds()
    {
        // I = U_T / (kappa R) = 25.85 mV / (0.7 x 100 MOhm) = 369 pA.
        string warning = Assert.Single(Warnings(100e6, 10e-12));
        Assert.StartsWith("mean cell: 100 MOhm in cmos-28nm needs a pseudo-resistor or a log-domain integrator biased at 369 pA", warning, StringComparison.Ordinal);
        Assert.Contains("largest-resistance is 10 MOhm (unverified)", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void BiasBelowTheLeak_CannotBeMade()
    {
        // 1 pF with beta = 0.999 at 1 ms needs 1 TOhm: 37 fA, below 0.5 pA.
        string warning = Assert.Single(Warnings(1e12, 1e-12));
        Assert.Contains("cannot be made", warning, StringComparison.Ordinal);
        Assert.Contains("smallest-bias-current 500 fA", warning, StringComparison.Ordinal);
    }
}
