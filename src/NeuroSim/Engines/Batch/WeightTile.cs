using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>A tile of a matrix of weights.</summary>
/// <param name="Row">First row.</param>
/// <param name="Rows">Rows, 1 .. 8; 0: no tile.</param>
/// <param name="Column">First column.</param>
/// <param name="Columns">Columns, 16 or 32.</param>
internal readonly record struct WeightTile(int Row, int Rows, int Column, int Columns)
{
    /// <summary>Floats that the products of a tile take.</summary>
    public const int Area = TileKernel.Rows * TileKernel.Columns;

    /// <summary>Whether it has all rows and columns.</summary>
    public bool IsFull => Rows == TileKernel.Rows && Columns == TileKernel.Columns;
}
