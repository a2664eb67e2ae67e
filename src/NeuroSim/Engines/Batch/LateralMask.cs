using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>Which lateral weights exist: each by chance, drawn once; a bit a weight.</summary>
internal sealed class LateralMask
{
    private const int Lanes = 16;

    private static readonly Vector512<uint> Bits = Vector512.Create(
        1u, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15);

    private readonly ushort[] _exists;
    private readonly int _linesPerRow;

    /// <summary>A mask for D x D weights.</summary>
    /// <param name="neurons">D.</param>
    /// <param name="density">Share that exists, above 0, at most 1.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layer">Layer, from 0.</param>
    public LateralMask(int neurons, double density, ulong seed, int layer)
    {
        _linesPerRow = AlignedFloats.Padded(neurons) / Lanes;
        _exists = new ushort[neurons * _linesPerRow];
        var random = new Philox(seed, RandomStream.LateralMask);
        for (int j = 0; j < neurons; j++)
        {
            for (int k = 0; k < neurons; k++)
            {
                if (random.Uniform(NeuronId.Of(layer, j), (ulong)k) < density)
                    _exists[j * _linesPerRow + k / Lanes] |= (ushort)(1 << (k % Lanes));
            }
        }
    }

    /// <summary>Sets to zero what does not exist of a row.</summary>
    /// <param name="row">Row.</param>
    /// <param name="column">The first of the weights, a multiple of 16.</param>
    /// <param name="values">Weights, whole lines of 16.</param>
    public void Apply(int row, int column, Span<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        int line = row * _linesPerRow + column / Lanes;
        for (nuint i = 0; i < (nuint)values.Length; i += Lanes)
        {
            Vector512<uint> exists = Vector512.Equals(Vector512.Create((uint)_exists[line++]) & Bits, Bits);
            Vector512<float> factor = (exists & Vector512<float>.One.AsUInt32()).AsSingle(); // a product, so that what is no number stays none
            (Vector512.LoadUnsafe(ref first, i) * factor).StoreUnsafe(ref first, i);
        }
    }
}
