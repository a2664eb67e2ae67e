using System.Collections.Immutable;
using NeuroSim.Learning;

namespace NeuroSim.Networks;

/// <summary>Layers of one after the other that see the tiles of an image, and learn which tiles follow.</summary>
/// <param name="TileRows">Tiles of an image down.</param>
/// <param name="TileColumns">Tiles of an image across.</param>
/// <param name="Layers">Neurons of every layer.</param>
/// <param name="Classes">Classes of images, for losses of labels.</param>
/// <param name="Batch">B: images of a step, at least 2.</param>
/// <param name="Settings">The rule.</param>
/// <param name="Optimizer">How a gradient becomes a step: Adam or gradient descent with momentum.</param>
/// <param name="Seed">Seed of initial weights, orders and saccades.</param>
public sealed record ContrastiveNetwork(
    int TileRows, int TileColumns, ImmutableArray<int> Layers, int Classes, int Batch, ContrastiveSettings Settings, OptimizerSettings Optimizer, ulong Seed)
{
    /// <summary>Images of the whole run, for a rate that falls over it.</summary>
    public long TotalImages { get; init; }

    /// <summary>T: tiles of an image.</summary>
    public int Tiles => TileRows * TileColumns;

    /// <summary>Numbers of a tile.</summary>
    public int Inputs => Settings.TileSize * Settings.TileSize;

    /// <summary>Tiles of an image that predict another one.</summary>
    public int Contexts => (TileRows - Settings.Offset) * TileColumns;

    /// <summary>Layers of every module, from the bottom up.</summary>
    public ImmutableArray<int> Modules => Settings.Gradients.Of(Layers.Length);

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="ArgumentException">Shapes or settings that do not go together.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Batch, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Layers.Length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Settings.Negatives, 1);
        if (Settings.Loss is ContrastiveLoss.Hinge or ContrastiveLoss.Softmax && Contexts < 1)
            throw new ArgumentException($"A column of {TileRows} tiles holds no context and target {Settings.Offset} tiles apart.");
        if (Settings.TakesTurns && (Settings.Negatives != 1 || Settings.Loss == ContrastiveLoss.Softmax))
            throw new ArgumentException("One tile is compared in a step that either follows or leaves an image: the hinge loss, and 1 negative.");
        if (Settings.IsConvolutional && Settings.TileSize >> Layers.Length == 0)
            throw new ArgumentException($"A tile of {Settings.TileSize} x {Settings.TileSize} cannot be halved {Layers.Length} times.");
        if (Settings.HasContextAbove && Modules.Length != Layers.Length)
            throw new ArgumentException("Contexts one layer above are those of layers that learn each on its own.");
    }
}
