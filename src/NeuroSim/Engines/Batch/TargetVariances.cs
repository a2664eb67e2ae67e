using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>tau of every neuron of a layer: one value, or drawn once and uniform in (0, tau] (paper, section 4.4).</summary>
internal static class TargetVariances
{
    /// <summary>The targets of layer number <paramref name="layer"/>, D.</summary>
    public static AlignedFloats Of(Network network, int layer)
    {
        var targets = new AlignedFloats(network.Layers[layer].Neurons);
        targets.Span.Fill(network.Coefficients.TargetVariance);
        if (!network.Coefficients.DrawsTargets)
            return targets;
        var random = new Philox(network.Seed, RandomStream.TargetVariance);
        for (int j = 0; j < targets.Length; j++)
            targets.Span[j] *= 1 - random.Uniform(NeuronId.Of(layer, j), 0);
        return targets;
    }
}
