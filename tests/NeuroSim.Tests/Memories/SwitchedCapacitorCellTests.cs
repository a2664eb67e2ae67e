using NeuroSim.Memories;

namespace NeuroSim.Tests.Memories;

/// <summary>A switched-capacitor cell against the two charges it shares, one phase after the other.</summary>
public sealed class SwitchedCapacitorCellTests
{
    [Fact]
    public void Step_IsTwoPhasesOfCharge()
    {
        const double Sampling = 50e-15, Hold = 950e-15, Injected = 2e-16;
        var cell = new SwitchedCapacitorCell { SamplingFarads = Sampling, HoldFarads = Hold, InjectedCoulombs = Injected, UnitVolts = 0.5 };
        double input = 0.6 * 0.5, held = -0.3 * 0.5;
        double sampled = (Sampling * input + Injected) / Sampling;
        double shared = (Sampling * sampled + Hold * held) / (Sampling + Hold) + Injected / Hold;
        Assert.Equal(shared / 0.5, cell.StepOver(1e-6).Advance(-0.3, 0.6), 1e-12);
        Assert.Equal(0.95, cell.Retention(1e-6), 1e-12);
    }

    [Fact]
    public void Step_AfterAnyTime_IsOneClockedStep() => Assert.Equal(Cells.Switched().StepOver(1e-6), Cells.Switched().StepOver(1));

    [Fact]
    public void Leak_ActsBeforeTheStep()
    {
        SwitchedCapacitorCell cell = Cells.Switched(0.9) with { LeakTimeConstantSeconds = 2e-6, LeakReference = 0.4 };
        double decayed = 0.4 + (0.8 - 0.4) * Math.Exp(-0.5);
        Assert.Equal(0.9 * decayed + 0.1 * 0.25, cell.StepOver(1e-6).Advance(0.8, 0.25), 1e-12);
    }

    /// <summary>Noise of the two phases, drawn apart, against the closed form.</summary>
    [Fact]
    public void Noise_IsSamplingAndSharingTogether()
    {
        SwitchedCapacitorCell cell = Cells.Switched(0.8) with { ThermalNoise = true, UnitVolts = 1 };
        double kT = 1.380649e-23 * 300, s = cell.SamplingFarads, h = cell.HoldFarads;
        double variance = kT / s * Math.Pow(s / (s + h), 2) + kT * s / (h * (h + s));
        Assert.Equal(1, Math.Pow(cell.StepOver(1e-6).NoiseDeviation, 2) / variance, 1e-12);
    }

    [Fact]
    public void SamplingFor_GivesTheRetention() => Assert.Equal(0.9995, Cells.Switched(0.9995).Retention(1e-6), 1e-12);
}
