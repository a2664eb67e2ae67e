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
        TrlCoefficients rule = network.Coefficients;
        return new Dictionary<string, double>
        {
            ["rm"] = Ohms(network, network.MeanCell, IntegratorRole.Mean, layer, neuron),
            ["cm"] = network.MeanCell.CapacitanceFarads,
            ["rv"] = Ohms(network, network.VarianceCell, IntegratorRole.Variance, layer, neuron),
            ["cvar"] = network.VarianceCell.CapacitanceFarads,
            ["unit"] = network.MeanCell.UnitVolts,
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
            return Duty * cell.ResistanceOhms;
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
        if (network.MeanCell.LeakTimeConstantSeconds is not null || network.VarianceCell.LeakTimeConstantSeconds is not null)
            throw Wrong("neuron.cir has memories without a leak; the network's memories leak.");
    }

    private static InvalidInputException Wrong(string message) => new("circuit", message);
}
