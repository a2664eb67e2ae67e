using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Contrastive;

/// <summary>A small network of the family on small random images: 3 x 3 tiles of 4 x 4 pixels, batches of 4.</summary>
internal static class TinyTiles
{
    public const int Batch = 4;

    public static ImageSet Images { get; } = Draw(24);

    public static PixelNormalization Normalization { get; } = new(0.5, 0.5);

    public static ContrastiveNetwork Network(ContrastiveSettings settings, ulong seed = 5, OptimizerKind optimizer = OptimizerKind.Sgd, float rate = 1f, ImmutableArray<int>? layers = null) => new(
        3, 3, layers ?? [7, 6, 5], 3, Batch, settings with { TileSize = 4, TileStride = 4 }, new OptimizerSettings(optimizer, rate) { Momentum = 0 }, seed);

    private static ImageSet Draw(int count)
    {
        var random = new Philox(1, RandomStream.Digits);
        byte[] pixels = new byte[count * 144];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(256 * random.Uniform(0, (ulong)i));
        return new ImageSet(12, 12, pixels, [.. Enumerable.Range(0, count).Select(image => (byte)(image % 3))]);
    }
}
