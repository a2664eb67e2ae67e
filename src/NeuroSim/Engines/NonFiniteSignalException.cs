namespace NeuroSim.Engines;

/// <summary>Learning produced a NaN or an infinity; the run stops there.</summary>
public sealed class NonFiniteSignalException(int layer, int neuron, long sample)
    : Exception($"Learning diverged: the error of neuron {neuron} of layer {layer + 1} is no finite number at sample {sample}. A smaller learning.optimizer.rate, or a longer memory, usually helps.")
{
    /// <summary>Layer, from 0.</summary>
    public int Layer { get; } = layer;

    /// <summary>Neuron, from 0.</summary>
    public int Neuron { get; } = neuron;

    /// <summary>Sample, from 0.</summary>
    public long Sample { get; } = sample;
}
