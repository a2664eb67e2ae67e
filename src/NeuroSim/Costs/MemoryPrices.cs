using NeuroSim.Learning;
using NeuroSim.Memories;

namespace NeuroSim.Costs;

/// <summary>Rows of a neuron's memories and of the optimiser's: charge through R by physics, buffers by static power, registers by bit.</summary>
internal static class MemoryPrices
{
    private const string Physics = "closed form: C variance (1 - beta) lost in R per step for independent inputs; area from capacitor-density and -border";

    internal static void Neuron(PricedLayer at)
    {
        var network = at.Network;
        double target = network.Coefficients.TargetVariance;
        Cell(at, "mean cell", network.MeanCell, at.PerNeuron(at.Counts.MeanSteps), target);
        Cell(at, "variance cell", network.VarianceCell, at.PerNeuron(at.Counts.VarianceSteps), 2 * target * target);
        at.Events("variance cell, squarer", Part.Squarer, at.PerNeuron(at.Counts.SquarerSteps), 1);
        at.Static("variance cell, squarer (static)", Part.Squarer, 1, withArea: false);
        double bits = at.Technology.Design.ValueBits.Typical;
        at.Events("previous activation, register", Part.RegisterBit, bits * at.PerNeuron(at.Counts.PreviousWrites), bits);
        at.Static("previous activation, register (static)", Part.RegisterBit, bits, withArea: false);
    }

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

    private static void Cell(PricedLayer at, string name, RcCell cell, double steps, double variance)
    {
        var loss = RcStepEnergy.Range(cell, at.Network.SamplePeriodSeconds, variance, at.Technology.Design.Supply.Typical);
        var resistor = at.Technology[Part.Resistor].Area;
        PriceRange? area = resistor is null ? null : resistor.Range + at.Technology.Window.CapacitorArea(cell.CapacitanceFarads);
        at.Physics($"{name}, charge", Part.Resistor, steps, loss, area, Physics, resistor?.Status);
        at.Static($"{name}, buffer (static)", Part.MemoryBuffer, 1, withArea: true);
    }
}
