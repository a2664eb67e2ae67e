using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>The activations of all layers for a set of images: a row an image, the layers side by side, each padded to whole cache lines.</summary>
public sealed class FeatureTable
{
    private readonly AlignedFloats _values;
    private readonly int[] _starts;

    /// <summary>A table of zeros.</summary>
    /// <param name="images">Rows.</param>
    /// <param name="neuronsPerLayer">D of every layer.</param>
    public FeatureTable(int images, IReadOnlyList<int> neuronsPerLayer)
    {
        ArgumentNullException.ThrowIfNull(neuronsPerLayer);
        (Images, NeuronsPerLayer) = (images, neuronsPerLayer);
        _starts = new int[neuronsPerLayer.Count + 1];
        for (int l = 0; l < neuronsPerLayer.Count; l++)
            _starts[l + 1] = _starts[l] + AlignedFloats.Padded(neuronsPerLayer[l]);
        _values = new AlignedFloats(checked(images * Stride));
    }

    /// <summary>Rows.</summary>
    public int Images { get; }

    /// <summary>D of every layer.</summary>
    public IReadOnlyList<int> NeuronsPerLayer { get; }

    /// <summary>Floats of a row.</summary>
    public int Stride => _starts[^1];

    /// <summary>The activations of all layers for an image.</summary>
    public Span<float> Row(int image) => _values.Slice(image * Stride, Stride);

    /// <summary>The activations of one layer for an image.</summary>
    public Span<float> Row(int image, int layer) => Row(image)[_starts[layer].._starts[layer + 1]];
}
