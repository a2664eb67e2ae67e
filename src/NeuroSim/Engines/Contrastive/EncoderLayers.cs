using System.Collections.Immutable;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The layers of a network, over its batch of tiles.</summary>
internal static class EncoderLayers
{
    /// <summary>The layers, fully connected or convolutions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The tiles.</param>
    /// <param name="tops">The layer at the top of every module.</param>
    public static ImmutableArray<IEncoderLayer> Of(ContrastiveNetwork network, TileBatch batch, ImmutableArray<int> tops) =>
        network.Settings.IsConvolutional ? Convolutions(network, batch, tops) : Connected(network, batch, tops);

    private static ImmutableArray<IEncoderLayer> Connected(ContrastiveNetwork network, TileBatch batch, ImmutableArray<int> tops)
    {
        var layers = new EncoderLayer[network.Layers.Length];
        for (int l = 0; l < layers.Length; l++)
            layers[l] = new EncoderLayer(network, l, l == 0 ? batch.Inputs : layers[l - 1].Activations, BelowIn(layers, l, tops));
        return [.. layers];
    }

    private static ImmutableArray<IEncoderLayer> Convolutions(ContrastiveNetwork network, TileBatch batch, ImmutableArray<int> tops)
    {
        var layers = new ConvolutionLayer[network.Layers.Length];
        for (int l = 0, side = network.Settings.TileSize; l < layers.Length; side = layers[l].Side, l++)
        {
            int below = l - 1;
            layers[l] = new ConvolutionLayer(network, l, side, l == 0 ? batch.Positions : () => layers[below].Maps, BelowIn(layers, l, tops), tops.Contains(l));
        }

        return [.. layers];
    }

    /// <summary>The layer below when it is of the same module.</summary>
    private static T? BelowIn<T>(T[] layers, int layer, ImmutableArray<int> tops)
        where T : class => layer == 0 || tops.Contains(layer - 1) ? null : layers[layer - 1];
}
