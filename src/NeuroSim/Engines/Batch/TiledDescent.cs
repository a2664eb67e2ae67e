using System.Runtime.InteropServices;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// Descends along blocks of rows, tile after tile: the gradient of a tile never leaves the first-level cache, and its parameters, which no cache holds in a large
/// layer, are asked for from the memory two tiles before and updated beside the products of the next tile (<see cref="DescentKernel"/>).
/// </summary>
/// <param name="weights">The weights.</param>
/// <param name="terms">What the gradient is the sum of, at least one; summed in their order.</param>
/// <param name="step">The update.</param>
/// <param name="room">Room for <see cref="Room"/> floats.</param>
internal ref struct TiledDescent(Parameters weights, ReadOnlySpan<GradientTerm> terms, in BatchStep step, Span<float> room)
{
    /// <summary>Floats that a descent needs for itself.</summary>
    public const int Room = 2 * WeightTile.Area;

    private const int TilesAhead = 2;

    private readonly ReadOnlySpan<GradientTerm> _terms = terms;
    private readonly BatchStep _step = step;
    private readonly int _columns = AlignedFloats.Padded(weights.Columns);
    private Span<float> _now = room[..WeightTile.Area], _before = room.Slice(WeightTile.Area, WeightTile.Area);
    private WeightTile _pending;

    /// <summary>Descends along rows [from, to).</summary>
    public void Run<TGradient>(int from, int to, TGradient gradient)
        where TGradient : struct, ITileGradient
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < _columns; column += TileKernel.Columns)
            {
                var tile = new WeightTile(row, Math.Min(TileKernel.Rows, to - row), column, Math.Min(TileKernel.Columns, _columns - column));
                Multiply(tile);
                gradient.Form(tile, _now);
                _pending = tile;
                Span<float> free = _before;
                _before = _now;
                _now = free;
            }
        }

        Update();
    }

    /// <summary>The products of a tile and the update of the tile before.</summary>
    private void Multiply(in WeightTile tile)
    {
        (Matrix errors, SamplePanels input) = _terms[0];
        bool together = tile.IsFull && _pending.IsFull && weights.Optimizer == OptimizerKind.Adam && errors.Columns >= DescentKernel.LeastDepth && DescentKernel.IsSupported;
        if (together)
        {
            int start = StartOf(_pending);
            DescentKernel.Run(
                errors.Columns, ref errors.Values.Span[tile.Row * errors.Stride], errors.Stride, ref input.Values.Span[input.Start(tile.Column)],
                ref MemoryMarshal.GetReference(_now), new TileUpdate(weights, start, _before, Ahead(tile) - start, _step.Adam));
        }
        else
        {
            Update();
        }

        for (int t = together ? 1 : 0; t < _terms.Length; t++)
        {
            (errors, input) = _terms[t];
            TileKernel.Run(
                tile.Rows, tile.Columns, errors.Columns, ref errors.Values.Span[tile.Row * errors.Stride], errors.Stride, 1,
                ref input.Values.Span[input.Start(tile.Column)], TileKernel.Columns, ref MemoryMarshal.GetReference(_now), TileKernel.Columns, adds: t > 0);
        }
    }

    /// <summary>Updates the tile before by itself.</summary>
    private void Update()
    {
        for (int r = 0; r < _pending.Rows; r++)
            weights.Update(_pending.Row + r, _pending.Column, _before.Slice(r * TileKernel.Columns, _pending.Columns), _step);
        _pending = default;
    }

    private readonly int StartOf(in WeightTile tile) => tile.Row * weights.Stride + tile.Column;

    /// <summary>Where the tile begins that comes a little later.</summary>
    private readonly int Ahead(in WeightTile tile)
    {
        int column = tile.Column + TilesAhead * TileKernel.Columns;
        int wide = (_columns + TileKernel.Columns - 1) / TileKernel.Columns * TileKernel.Columns;
        return column < wide ? tile.Row * weights.Stride + column : (tile.Row + TileKernel.Rows) * weights.Stride + column - wide;
    }
}
