using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// The gradient of trained lateral weights, 2 C_L (L - C) / D with C of a batch: the mean over neurons of the squared distance to it. Zero where there is no weight.
/// </summary>
/// <param name="lateral">L.</param>
/// <param name="mask">Which weights exist; null: all but those of a neuron to itself.</param>
/// <param name="samples">B.</param>
/// <param name="passes">Passes of a batch through the layer, whose gradients are summed.</param>
/// <param name="scale">2 C_L / D.</param>
internal readonly struct LateralGradient(Parameters lateral, LateralMask? mask, int samples, int passes, float scale) : ITileGradient
{
    /// <inheritdoc/>
    public void Form(in WeightTile tile, Span<float> products)
    {
        Vector512Lane share = Vector512Lane.All(-1f / samples), times = Vector512Lane.All(passes), factor = Vector512Lane.All(scale);
        for (int r = 0; r < tile.Rows; r++)
        {
            int row = tile.Row + r;
            Span<float> line = products.Slice(r * TileKernel.Columns, tile.Columns), cells = lateral.Values.Slice(row * lateral.Stride + tile.Column, tile.Columns);
            for (int i = 0; i < line.Length; i += Vector512Lane.Count)
                (factor * Vector512Lane.MultiplyAdd(share, Vector512Lane.Load(line[i..]), times * Vector512Lane.Load(cells[i..]))).Store(line[i..]);
            if ((uint)(row - tile.Column) < (uint)tile.Columns)
                line[row - tile.Column] = 0;
            mask?.Apply(row, tile.Column, line);
        }
    }
}
