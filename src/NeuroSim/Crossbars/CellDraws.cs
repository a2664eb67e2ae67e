using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>The random numbers of one row of cells, quantity by quantity; a buffer is used again by the next call for the same kind of number.</summary>
internal sealed class CellDraws(ulong seed, int rowLength)
{
    /// <summary>Quantities; part of a run's meaning, so append and never renumber.</summary>
    public const ulong UpperBound = 0, LowerBound = 1, Step = 2, Asymmetry = 3, SlopeUp = 4, SlopeDown = 5, DriftExponent = 6, Stuck = 7, LeakRate = 8, ChargeGain = 9;

    private readonly WidePhilox _random = new(seed, RandomStream.DeviceSpread);
    private readonly float[] _first = new float[Blocks(rowLength) * WidePhilox.Words], _second = new float[Blocks(rowLength) * WidePhilox.Words];

    /// <summary>A standard normal number for every cell of the row.</summary>
    public ReadOnlySpan<float> Normals(uint entity, ulong quantity)
    {
        for (int block = 0; block < Blocks(rowLength); block++)
        {
            var normal = new WideNormal(_random.Block(entity, quantity, (uint)block * 16));
            Span<Vector512<float>> target = Vectors(_first, block);
            (target[0], target[1], target[2], target[3]) = (normal.N0, normal.N1, normal.N2, normal.N3);
        }

        return _first;
    }

    /// <summary>Two numbers in (0, 1] for every cell of the row.</summary>
    public ReadOnlySpan<float> Uniforms(uint entity, ulong quantity, out ReadOnlySpan<float> second)
    {
        for (int i = 0; i < rowLength; i += AlignedFloats.LineFloats)
        {
            WideWords words = _random.Block(entity, quantity, (uint)i);
            WideNormal.Uniform(words.W0).CopyTo(_first, i);
            WideNormal.Uniform(words.W1).CopyTo(_second, i);
        }

        second = _second;
        return _first;
    }

    private static int Blocks(int cells) => (cells + WidePhilox.Words - 1) / WidePhilox.Words;

    private static Span<Vector512<float>> Vectors(float[] buffer, int block) =>
        MemoryMarshal.Cast<float, Vector512<float>>(buffer.AsSpan(block * WidePhilox.Words, WidePhilox.Words));
}
