using System.Collections.Immutable;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Circuits;

/// <summary>circuits/leaky-activation.cir against the memory of the leaky engine, over items of which some begin with a reset.</summary>
internal static class LeakyActivationContract
{
    private const int Items = 64;

    /// <summary>By how much the reset line falls when the switch opens, in volts; faster than RON C, so that all of it couples through CGATE.</summary>
    private const double ResetVolts = 1;

    /// <summary>A quarter of the items, by chance, always the same; not the first, which finds an empty cell.</summary>
    private static readonly ImmutableArray<bool> Resets =
        [.. Enumerable.Range(0, Items).Select(k => k > 0 && new Philox(2, RandomStream.Digits).Uniform(0, (ulong)k) < 0.25f)];

    /// <summary>The contract.</summary>
    public static CellContract Contract { get; } = new()
    {
        Cell = "leaky-activation",
        Description = "leaky activation: an RC cell whose switch goes to the drive (DRIVE=1) or to ground (DRIVE=0)",
        Node = "h",
        Samples = Items,
        Resets = Resets,
        Model = Activations,
        Retention = p => CellOf(p).Of(p["ALPHA"]).Retention(p.Period),
        Energy = Drawn,
        Tolerance = 5e-3,
        Reason = "a reset takes a hundredth of an item, of which the model knows nothing: up to 0.0037 of the drive is missing after a reset to ground",
    };

    /// <summary>The cell that the netlist's parameters describe; CGATE lies beside C.</summary>
    public static LeakyCell CellOf(CellParameters p)
    {
        double farads = p["C"] + p["CGATE"];
        return new LeakyCell
        {
            CapacitanceFarads = farads,
            ItemSeconds = p.Period,
            InjectedCoulombs = -p["CGATE"] * ResetVolts,
            LeakTimeConstantSeconds = Math.Min(p["RLEAK"] * farads, 1e9),
            UnitVolts = 1,
        };
    }

    /// <summary>What the engine's memory makes of the drives, from a first item that leaves it at 0: categories change where the switch closes.</summary>
    private static ImmutableArray<double> Activations(CellParameters p, ImmutableArray<double> drives)
    {
        var settings = new LeakySettings { Retentions = [(float)p["ALPHA"]], Reset = ResetKind.Category, Target = IsToDrive(p) ? ResetTarget.Drive : ResetTarget.Ground };
        var memory = new LeakyMemory(new LeakyNetwork(1, 1, 2, settings, 1) { Cell = CellOf(p) });
        var values = ImmutableArray.CreateBuilder<double>(drives.Length);
        float[] value = [0f];
        int category = 0;
        memory.Step(value, [0f], category);
        for (int k = 0; k < drives.Length; k++)
        {
            category ^= Resets[k] ? 1 : 0;
            value[0] = (float)drives[k];
            memory.Step(value, [0f], category);
            values.Add(value[0]);
        }

        return values.MoveToImmutable();
    }

    /// <summary>C u (u - h) through R by the closed form, C u (u - h) at once through a switch to the drive, nothing through one to ground.</summary>
    private static double Drawn(CellParameters p, ImmutableArray<double> drives)
    {
        RcCell rc = CellOf(p).Of(p["ALPHA"]);
        ImmutableArray<double> after = Activations(p, drives);
        double joules = 0;
        for (int k = 0; k < drives.Length; k++)
        {
            double held = k == 0 ? 0 : after[k - 1];
            if (Resets[k] && IsToDrive(p))
                joules += rc.CapacitanceFarads * drives[k] * (drives[k] - held);
            if (Resets[k])
                held = IsToDrive(p) ? drives[k] : 0;
            joules += rc.EnergyOver(p.Period, drives[k], held).DrawnJoules;
        }

        return joules;
    }

    private static bool IsToDrive(CellParameters p) => p["DRIVE"] > 0.5;
}
