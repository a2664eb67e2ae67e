using System.Collections.Immutable;
using NeuroSim.Memories;

namespace NeuroSim.Circuits;

/// <summary>The contracts of all memory cells.</summary>
public static class CellContracts
{
    private const double SwitchEdge = 1e-9;

    /// <summary>All of them, in the order of the readme.</summary>
    public static ImmutableArray<CellContract> All { get; } = [Rc(), SwitchedCapacitor(), Reset(), SampleAndHold(), LeakyActivationContract.Contract];

    /// <summary>The contract of a cell, or null.</summary>
    public static CellContract? Of(string cell) => All.FirstOrDefault(contract => contract.Cell == cell);

    private static CellContract Rc() => new()
    {
        Cell = "rc",
        Description = "RC leaky integrator: running mean or variance, with a leak",
        Node = "m",
        Samples = 64,
        Model = (p, x) => Recursion(RcOf(p), p, x),
        Retention = p => RcOf(p).Retention(p.Period),
        Energy = (p, x) => Drawn(RcOf(p), p, x),
        Tolerance = 1e-4,
        Reason = "the simulator's own error at a twentieth of a period per step, and edges of 1/10000 of a period",
    };

    private static CellContract SwitchedCapacitor() => new()
    {
        Cell = "switched-capacitor",
        Description = "switched-capacitor leaky integrator: charge sharing between CS and CH",
        Node = "m",
        Samples = 64,
        Model = (p, x) => Recursion(SwitchedOf(p), p, x),
        Retention = p => SwitchedOf(p).Retention(p.Period),
        Energy = (p, x) => Drawn(SwitchedOf(p), p, x),
        Tolerance = 1e-3,
        Reason = "clock edges of 1/1000 of a period, during which both switches conduct a little",
    };

    private static CellContract Reset() => new()
    {
        Cell = "reset",
        Description = "RC leaky integrator that a switch empties at an event",
        Node = "m",
        Samples = 4,
        IsDriven = false,
        Model = (p, _) => [.. Enumerable.Range(1, 4).Select(k => Emptied(p, k * p.Period))],
        Tolerance = 1e-3,
        Reason = "the switch's edges of 1 ns, a fiftieth of the reset pulse",
    };

    private static CellContract SampleAndHold() => new()
    {
        Cell = "sample-and-hold",
        Description = "sample and hold: the previous activation, with droop",
        Node = "p",
        Samples = 4,
        IsDriven = false,
        Model = (p, _) => [.. Enumerable.Range(1, 4).Select(k => Held(p, k * p.Period))],
        Tolerance = 1e-3,
        Reason = "the switch's edges of 1 ns, during which the droop begins",
    };

    private static RcCell RcOf(CellParameters p) => new()
    {
        ResistanceOhms = p["R"],
        CapacitanceFarads = p["C"],
        LeakTimeConstantSeconds = p["RLEAK"] * p["C"],
        LeakReference = p["VREF"],
        UnitVolts = 1,
    };

    private static SwitchedCapacitorCell SwitchedOf(CellParameters p) => new() { SamplingFarads = p["CS"], HoldFarads = p["CH"], UnitVolts = 1 };

    private static ImmutableArray<double> Recursion(MemoryCell cell, CellParameters p, ImmutableArray<double> x)
    {
        var values = ImmutableArray.CreateBuilder<double>(x.Length);
        CellStep step = cell.StepOver(p.Period);
        double m = 0;
        foreach (double input in x)
            values.Add(m = step.Advance(m, input));
        return values.MoveToImmutable();
    }

    /// <summary>What the input delivers over all samples; the leak, whose reference would deliver too, is slow beside a run of a contract.</summary>
    private static double Drawn(MemoryCell cell, CellParameters p, ImmutableArray<double> x)
    {
        CellStep step = cell.StepOver(p.Period);
        double m = 0, joules = 0;
        foreach (double input in x)
        {
            joules += cell.EnergyOver(p.Period, input, m).DrawnJoules;
            m = step.Advance(m, input);
        }

        return joules;
    }

    /// <summary>The netlist's source holds 0.5 V; the switch is closed for 50 ns and half of each edge.</summary>
    private static double Emptied(CellParameters p, double time)
    {
        double constant = p["R"] * p["C"], opened = p["TRESET"] + 50e-9 + 1.5 * SwitchEdge, rest = 0.5 * p["RON"] / (p["R"] + p["RON"]);
        return time <= p["TRESET"]
            ? 0.5 * (1 - Math.Exp(-time / constant))
            : time < opened ? rest : 0.5 + (rest - 0.5) * Math.Exp(-(time - opened) / constant);
    }

    private static double Held(CellParameters p, double time)
    {
        var cell = new SampleAndHoldCell { CapacitanceFarads = p["C"], LeakageAmperes = p["ILEAK"], UnitVolts = 1 };
        double opened = 0.2 * p.Period + 1.5 * SwitchEdge;
        return cell.StepOver(time - opened).Advance(0, 0.5 - p["ILEAK"] * p["RON"]);
    }
}
