using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>The wire on which all neurons of a layer add their parts: a sum in the fixed order of a row of cells that are all 1.</summary>
internal sealed class LayerSum
{
    private readonly AlignedFloats _terms, _ones;

    /// <summary>A sum of <paramref name="neurons"/> parts.</summary>
    public LayerSum(int neurons)
    {
        (_terms, _ones) = (new(AlignedFloats.Padded(neurons)), new(AlignedFloats.Padded(neurons)));
        _ones.Span.Fill(1f);
    }

    /// <summary>The part of a neuron.</summary>
    public float this[int neuron]
    {
        set => _terms.Span[neuron] = value;
    }

    /// <summary>The sum.</summary>
    public float Total => RowKernels.Dot(_terms.Span, _ones.Span);
}
