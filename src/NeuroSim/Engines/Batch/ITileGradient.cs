namespace NeuroSim.Engines.Batch;

/// <summary>Makes a gradient of the products of a tile.</summary>
internal interface ITileGradient
{
    /// <summary>Changes products into gradients.</summary>
    /// <param name="tile">Which weights.</param>
    /// <param name="products">Sums over the samples of error times input; a row of the tile behind the other, <see cref="NeuroSim.Numerics.TileKernel.Columns"/> apart.</param>
    void Form(in WeightTile tile, Span<float> products);
}

/// <summary>Products that are the gradient.</summary>
internal readonly struct ProductGradient : ITileGradient
{
    /// <inheritdoc/>
    public void Form(in WeightTile tile, Span<float> products)
    {
    }
}
