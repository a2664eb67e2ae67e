using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Circuits;

/// <summary>The parameters of circuits/neuron.cir that make it a neuron of a network.</summary>
public static class NeuronParameters
{
    /// <summary>Share of the period in which the netlist's memories are connected to their inputs.</summary>
    private const double Duty = 0.4;

    /// <summary>Values by the netlist's names; the resistances hold the neuron's own mismatch.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="neuron">Neuron of the layer, from 0.</param>
    /// <exception cref="InvalidInputException">The network has no such neuron, or one the netlist cannot be.</exception>
    public static ImmutableDictionary<string, double> Of(Network network, int layer, int neuron)
    {
        ArgumentNullException.ThrowIfNull(network);
        Refuse(network, layer, neuron);
        int neurons = network.Layers[layer].Neurons;
        (RcCell mean, RcCell variance) = (Rc(network.MeanCell.Of(neuron, neurons)), Rc(network.VarianceCell.Of(neuron, neurons)));
        TrlCoefficients rule = network.Coefficients;
        return new Dictionary<string, double>
        {
            ["rm"] = Ohms(network, mean, IntegratorRole.Mean, layer, neuron),
            ["cm"] = mean.CapacitanceFarads,
            ["rv"] = Ohms(network, variance, IntegratorRole.Variance, layer, neuron),
            ["cvar"] = variance.CapacitanceFarads,
            ["unit"] = mean.UnitVolts,
            ["cs"] = rule.Similarity,
            ["cv"] = rule.Variance,
            ["cc"] = rule.Covariance,
            ["target"] = rule.TargetVariance,
            ["period"] = network.SamplePeriodSeconds,
            ["edge"] = network.SamplePeriodSeconds / 1e4,
        }.ToImmutableDictionary();
    }

    private static double Ohms(Network network, RcCell cell, IntegratorRole role, int layer, int neuron)
    {
        if (cell.ResistanceMismatch == 0 && cell.CapacitanceMismatch == 0)
            return Duty * (cell.ResistanceOhms + cell.SourceOhms) / cell.DutyCycle;
        double period = network.SamplePeriodSeconds;
        var cells = new IntegratorArray(cell, role, period, network.Layers[layer].Neurons, network.Seed, NeuronId.Of(layer, 0));
        return Duty * RcCell.ResistanceFor(cells.Step<FloatLane>(neuron).Retention.Value, period, cell.CapacitanceFarads);
    }

    private static void Refuse(Network network, int layer, int neuron)
    {
        if (layer < 0 || layer >= network.Layers.Length)
            throw Wrong($"The network has layers 1 to {network.Layers.Length}, not {layer + 1}.");
        if (neuron < 0 || neuron >= network.Layers[layer].Neurons)
            throw Wrong($"Layer {layer + 1} has neurons 1 to {network.Layers[layer].Neurons}, not {neuron + 1}.");
        if (network.Layers[layer].Activation != Activation.Relu)
            throw Wrong("neuron.cir has the activation relu; the network has another one.");
        if (network.Squarer != Squarer.Exact || network.PreviousCell is RegisterCell)
            throw Wrong("neuron.cir has an exact squarer and a capacitor for the previous activation; the network has not.");
    }

    private static RcCell Rc(MemoryCell cell) => cell switch
    {
        RcCell { LeakTimeConstantSeconds: null, OffsetVolts: 0 } rc => rc,
        RcCell => throw Wrong("neuron.cir has memories without leak and offset; the network's memories have them."),
        _ => throw Wrong("neuron.cir has rc memories; the network's memories are others."),
    };

    private static InvalidInputException Wrong(string message) => new("circuit", message);
}
