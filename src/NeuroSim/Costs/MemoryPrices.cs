using NeuroSim.Learning;
using NeuroSim.Memories;

namespace NeuroSim.Costs;

/// <summary>Rows of a neuron's memories and of the optimiser's: charge through R by physics, buffers by static power, registers by bit.</summary>
internal static class MemoryPrices
{
    internal const string Physics = "closed form: energy lost per step for independent inputs (docs/equations.md); area from capacitor-density and -border";

    internal static void Neuron(PricedLayer at)
    {
        var network = at.Network;
        double target = network.Coefficients.TargetVariance;
        Cell(at, "mean cell", network.MeanCell, at.PerNeuron(at.Counts.MeanSteps), target);
        Cell(at, "variance cell", network.VarianceCell, at.PerNeuron(at.Counts.VarianceSteps), 2 * target * target);
        at.Events("variance cell, squarer", Part.Squarer, at.PerNeuron(at.Counts.SquarerSteps), 1);
        at.Static("variance cell, squarer (static)", Part.Squarer, 1, withArea: false);
        Previous(at, target);
    }

    /// <summary>A leaky value of a rule: the network's mean cell.</summary>
    internal static void Leaky(PricedLayer at, string name, double steps, double variance) => Cell(at, $"{name}, cell", at.Network.MeanCell, steps, variance);

    /// <summary>What the optimiser keeps and computes.</summary>
    internal static void Optimizer(PricedLayer at)
    {
        if (at.Network.Optimizer.Kind == OptimizerKind.NeuronRms)
            Scale(at);
        if (at.Network.Optimizer.Kind == OptimizerKind.Adam)
        {
            double numbers = 2.0 * (at.Layer.Inputs + 1);
            at.Events("optimiser state per synapse", Part.SynapseState, at.PerNeuron(at.Counts.SynapseStateSteps), numbers);
            at.Static("optimiser state per synapse (static)", Part.SynapseState, numbers, withArea: false);
        }
    }

    /// <summary>Registers of the schedule and of K &gt; 1, this neuron's share of a layer's.</summary>
    internal static void Buffers(PricedLayer at)
    {
        double bits = at.Technology.Design.ValueBits.Typical, held = Footprint.Of(at.Technology, at.Network, at.Layer).ScheduleBits;
        if (held == 0 && at.Counts.BufferWrites == 0)
            return;
        at.Events("buffers of the schedule", Part.RegisterBit, bits * at.PerNeuron(at.Counts.BufferWrites), held);
        at.Static("buffers of the schedule (static)", Part.RegisterBit, held, withArea: false);
    }

    /// <summary>
    /// The cell is a third leaky integrator, as large as the variance cell. The mean over inputs of the squared gradient of K samples is
    /// sum over k, l of e_k e_l (x_k . x_l) / I: K (K + 1) / 2 products per input for the layer, K^2 per neuron.
    /// </summary>
    private static void Scale(PricedLayer at)
    {
        double steps = at.PerNeuron(at.Counts.ScaleSteps), k = at.Network.WriteEvery;
        double products = k * (k + 1) / 2 * at.Layer.Inputs / at.Layer.Neurons + k * k;
        Cell(at, "gradient scale cell", at.Network.VarianceCell, steps, 2);
        at.Events("gradient scale, products", Part.Squarer, steps * products, 1);
        at.Static("gradient scale, products (static)", Part.Squarer, 1, withArea: false);
        at.Events("gradient scale, arithmetic", Part.GradientScale, steps, 1);
        at.Static("gradient scale, arithmetic (static)", Part.GradientScale, 1, withArea: false);
    }

    /// <summary>An ideal previous activation is priced as a register of the converters' bits.</summary>
    private static void Previous(PricedLayer at, double variance)
    {
        const string Name = "previous activation";
        double writes = at.PerNeuron(at.Counts.PreviousWrites);
        if (at.Network.PreviousCell is SampleAndHoldCell cell)
            Capacitors(at, Name, cell, writes, variance);
        else
            Register(at, Name, (at.Network.PreviousCell as RegisterCell)?.Bits ?? at.Technology.Design.ValueBits.Typical, writes);
    }

    private static void Cell(PricedLayer at, string name, MemoryCell cell, double steps, double variance)
    {
        if (cell.Groups[0] is RegisterCell register)
        {
            Register(at, name, register.Bits, steps);
            at.Events($"{name}, difference and sum", Part.PartialSumAdder, 2 * steps, 2);
        }
        else
        {
            Capacitors(at, name, cell, steps, variance);
        }
    }

    private static void Register(PricedLayer at, string name, double bits, double writes)
    {
        at.Events($"{name}, register", Part.RegisterBit, bits * writes, bits);
        at.Static($"{name}, register (static)", Part.RegisterBit, bits, withArea: false);
    }

    /// <summary>Low for a quarter of <paramref name="variance"/>, typical for all of it, high for an input that swings over the whole supply.</summary>
    /// <param name="design">Has the supply.</param>
    /// <param name="unitVolts">Volts of the number 1.</param>
    /// <param name="variance">Of the input, in model units squared.</param>
    /// <param name="joules">Mean loss for a variance.</param>
    internal static PriceRange Loss(DesignChoices design, double unitVolts, double variance, Func<double, double> joules)
    {
        double supply = design.Supply.Typical / unitVolts;
        return new(joules(variance / 4), joules(variance), joules(Math.Max(variance, supply * supply)));
    }

    private static void Capacitors(PricedLayer at, string name, MemoryCell cell, double steps, double variance)
    {
        PriceRange loss = Loss(at.Technology.Design, cell.UnitVolts, variance, q => cell.MeanLossJoules(at.Network.SamplePeriodSeconds, q));
        PriceRange area = 1.0 / cell.Groups.Length * PriceRange.Sum(cell.Groups.SelectMany(group => group.Capacitors).Select(at.Technology.Window.CapacitorArea));
        int switches = cell.Groups[0] is RcCell ? 0 : cell.Groups[0] is SwitchedCapacitorCell ? 2 : 1;
        Part part = switches == 0 ? Part.Resistor : Part.ClockedSwitch;
        Figure? one = at.Technology[part].Area;
        at.Physics($"{name}, charge", part, steps, loss, one is null ? null : Math.Max(1, switches) * one.Range + area, Physics, one?.Status);
        if (switches > 0)
            at.Events($"{name}, switches", Part.ClockedSwitch, switches * steps, 0);
        at.Static($"{name}, buffer (static)", Part.MemoryBuffer, 1, withArea: true);
    }
}
