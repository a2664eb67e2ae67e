using NeuroSim.Circuits.Spice;

namespace NeuroSim.Tests.Circuits.Spice;

public sealed class LockStepTests
{
    private const double Step = 1e-6, Constant = 10e-6;

    [NativeTheory]
    [InlineData(20)]
    [InlineData(2000)]
    public void Advance_InClosedLoop_FollowsTheClosedForm(int steps)
    {
        using var simulator = new NgspiceLibrary();
        Netlist netlist = Netlist.Parse($"loop\nv1 in 0 external\nr1 in m 1meg\nc1 m 0 10p ic=0\n.tran 100n {steps}u 0 100n uic\n.end", "loop.cir");
        using ILockStep loop = simulator.StartLockStep(SpiceDeck.Transient(netlist, steps * Step, "m"), ["v1"], Step, steps);
        double beta = Math.Exp(-Step / Constant), model = 0, worst = 0;
        Span<double> read = stackalloc double[1];
        for (int k = 0; k < steps; k++)
        {
            // The input depends on what the circuit answered.
            double drive = Math.Sin(k * 0.7) - 0.5 * read[0];
            model = beta * model + (1 - beta) * (Math.Sin(k * 0.7) - 0.5 * model);
            loop.Advance([drive], read);
            worst = Math.Max(worst, Math.Abs(read[0] - model));
        }

        Assert.InRange(worst, 0, 1e-5);
    }

    [NativeFact]
    public void Advance_BeyondTheLastStep_IsAnError()
    {
        using var simulator = new NgspiceLibrary();
        Netlist netlist = Netlist.Parse("loop\nv1 in 0 external\nr1 in m 1meg\nc1 m 0 10p ic=0\n.tran 100n 2u 0 100n uic\n.end", "loop.cir");
        using ILockStep loop = simulator.StartLockStep(SpiceDeck.Transient(netlist, 2e-6, "m"), ["v1"], Step, 2);
        double[] read = new double[1];
        loop.Advance([1], read);
        loop.Advance([1], read);
        Assert.Throws<SpiceException>(() => loop.Advance([1], read));
    }
}
