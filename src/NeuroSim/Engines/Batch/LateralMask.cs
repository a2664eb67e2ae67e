using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>Which lateral weights exist: each by chance, drawn once.</summary>
internal sealed class LateralMask
{
    private readonly AlignedFloats _exists;
    private readonly int _stride;

    /// <summary>A mask for D x D weights.</summary>
    /// <param name="neurons">D.</param>
    /// <param name="density">Share that exists, above 0, at most 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layer">Layer, from 0.</param>
    public LateralMask(int neurons, double density, ulong seed, int layer)
    {
        _stride = AlignedFloats.Padded(neurons);
        _exists = new AlignedFloats(neurons * _stride);
        var random = new Philox(seed, RandomStream.LateralMask);
        for (int j = 0; j < neurons; j++)
        {
            for (int k = 0; k < neurons; k++)
                _exists.Span[j * _stride + k] = random.Uniform(NeuronId.Of(layer, j), (ulong)k) < density ? 1f : 0f;
        }
    }

    /// <summary>Sets to zero what does not exist of a row from a column on.</summary>
    public void Apply(int row, int column, Span<float> values)
    {
        ReadOnlySpan<float> exists = _exists.Slice(row * _stride + column, values.Length);
        for (int i = 0; i < values.Length; i++)
            values[i] *= exists[i];
    }
}
