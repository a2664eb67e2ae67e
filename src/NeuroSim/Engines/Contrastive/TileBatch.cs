using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// The tiles of B images, a row each: the first tile of all images, the second one of all, down the rows of the grid. So the contexts of all columns are the first
/// rows, and what each of them predicts lies one distance behind it.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class TileBatch(ContrastiveNetwork network)
{
    private readonly Lazy<Matrix> _positions = new(() => new Matrix(network.Batch * network.Tiles * network.Inputs, 1));
    private readonly ImageTiles _tiles = new(network.Settings.TileSize, network.Settings.TileStride);

    /// <summary>x, B T x I.</summary>
    public Matrix Inputs { get; } = new(network.Batch * network.Tiles, network.Inputs);

    /// <summary>The class of each image.</summary>
    public byte[] Labels { get; } = new byte[network.Batch];

    /// <summary>x as maps of one channel: a row a pixel, tile after tile.</summary>
    public Matrix Positions()
    {
        Matrix positions = _positions.Value;
        for (int row = 0; row < Inputs.Rows; row++)
        {
            ReadOnlySpan<float> tile = Inputs.Row(row);
            for (int i = 0; i < tile.Length; i++)
                positions.Row(row * tile.Length + i)[0] = tile[i];
        }

        return positions;
    }

    /// <summary>Reads images; behind the last one of fewer than B come old ones.</summary>
    /// <param name="images">Where they are.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="which">Numbers of 1 .. B images.</param>
    public void Read(ImageSet images, PixelNormalization normalization, ReadOnlySpan<int> which)
    {
        for (int tile = 0; tile < network.Tiles; tile++)
        {
            (int row, int column) = Math.DivRem(tile, network.TileColumns);
            for (int b = 0; b < which.Length; b++)
                _tiles.Read(images, which[b], row, column, normalization, Inputs.Row(tile * network.Batch + b));
        }

        for (int b = 0; b < which.Length; b++)
            Labels[b] = images.Labels[which[b]];
    }
}
