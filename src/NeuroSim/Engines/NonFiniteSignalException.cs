namespace NeuroSim.Engines;

/// <summary>Learning produced a NaN or an infinity; the run stops there.</summary>
/// <param name="layer">Layer, from 0; null where the signal belongs to none.</param>
/// <param name="neuron">Neuron, from 0; null where the signal is not one neuron's.</param>
/// <param name="sample">Sample, from 0.</param>
public sealed class NonFiniteSignalException(int? layer, int? neuron, long sample)
    : Exception($"Learning diverged: {Signal(layer, neuron)} is no finite number at sample {sample}. A smaller learning.optimizer.rate, or a longer memory, usually helps.")
{
    /// <summary>Layer, from 0; null where the signal belongs to none.</summary>
    public int? Layer { get; } = layer;

    /// <summary>Neuron, from 0; null where the signal is not one neuron's.</summary>
    public int? Neuron { get; } = neuron;

    /// <summary>Sample, from 0.</summary>
    public long Sample { get; } = sample;

    /// <summary>The place for a reader: layers and neurons count from 1, as in <c>trace --neuron</c>, samples from 0.</summary>
    public string Where => string.Join(", ", ((string?[])[Layer is { } l ? $"layer {l + 1}" : null, Neuron is { } j ? $"neuron {j + 1}" : null, $"sample {Sample}"]).OfType<string>());

    private static string Signal(int? layer, int? neuron) => (layer, neuron) switch
    {
        ({ } l, { } j) => $"the error of neuron {j + 1} of layer {l + 1}",
        ({ } l, null) => $"an error in layer {l + 1}",
        _ => "an error",
    };
}
