using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>The random numbers of a run of cells at one write: they belong to (stream, neuron, sample, cell) and to nothing else.</summary>
/// <param name="random">The stream.</param>
/// <param name="entity">The neuron.</param>
/// <param name="tick">The sample, below 2^40.</param>
/// <param name="firstCell">Index of the first cell of the run in its row; a multiple of 16.</param>
internal readonly struct CellDraw(WidePhilox random, uint entity, ulong tick, int firstCell)
{
    private const uint Uniforms = 1u << 23;

    /// <summary>Standard normal numbers of the 64 cells from <paramref name="cell"/> of the run on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideNormal Normals(int cell) => new(random.Block(entity, tick, (uint)(firstCell + cell)));

    /// <summary>Random words of the 64 cells from <paramref name="cell"/> of the run on, independent of <see cref="Normals"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideWords Words(int cell) => random.Block(entity, tick, Uniforms + (uint)(firstCell + cell));
}
