using NeuroSim.Memories;

namespace NeuroSim.Tests.Memories;

/// <summary>A cell of every kind, by name, with everything that can be wrong with it switched on.</summary>
internal static class Cells
{
    public const double Period = 1e-6;

    public static RcCell Rc(double beta = 0.99) => new() { ResistanceOhms = RcCell.ResistanceFor(beta, Period, 1e-12), CapacitanceFarads = 1e-12 };

    public static SwitchedCapacitorCell Switched(double beta = 0.99) => new() { SamplingFarads = SwitchedCapacitorCell.SamplingFor(beta, 1e-12), HoldFarads = 1e-12 };

    public static SampleAndHoldCell SampleAndHold => new() { CapacitanceFarads = 100e-15 };

    public static RegisterCell Register(int shift = 6, bool stochastic = false) => new() { Bits = 20, FractionBits = 12, Shift = shift, IsStochastic = stochastic };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Leaky integrators, each with all of its imperfections.</summary>
    public static Dictionary<string, MemoryCell> All { get; } = new()
    {
        ["rc"] = Rc() with { ThermalNoise = true, ResistanceMismatch = 0.05, CapacitanceMismatch = 0.02, LeakTimeConstantSeconds = 1e-3, LeakReference = 0.1, OffsetVolts = 2e-3 },
        ["rc with a duty cycle"] = Rc() with { DutyCycle = 0.4, SourceOhms = 1e6, LeakTimeConstantSeconds = 1e-4, LeakReference = -0.2, ThermalNoise = true },
        ["switched-capacitor"] = Switched() with { ThermalNoise = true, CapacitanceMismatch = 0.02, InjectedCoulombs = 1e-16, OffsetVolts = 1e-3, LeakTimeConstantSeconds = 1e-3 },
        ["register, nearest"] = Register(),
        ["register, stochastic"] = Register(stochastic: true),
        ["groups"] = new GroupedCell([Rc(0.9), Rc(0.99), Rc(0.999)]),
    };
}
