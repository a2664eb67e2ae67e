using System.Collections.Immutable;
using NeuroSim.Data;

namespace NeuroSim.Engines.Batch;

/// <summary>What one readout of a network says of images.</summary>
/// <param name="Name">Name of the readout, as figures have it.</param>
/// <param name="Classes">The class it says of every image.</param>
public sealed record ImageReadout(string Name, ReadOnlyMemory<byte> Classes);

/// <summary>What a network makes of images once it has learned.</summary>
/// <param name="Features">Activations of all layers.</param>
/// <param name="Readouts">The network's own readouts, the one that judges it first; empty for a network that has none.</param>
public sealed record EncodedImages(FeatureTable Features, ImmutableArray<ImageReadout> Readouts);

/// <summary>A rule whose network says classes by itself, or does not simply read its arrays one after the other.</summary>
internal interface IImageReader
{
    /// <summary>Encodes images.</summary>
    /// <param name="images">Images.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="classifies">Whether to say classes too.</param>
    /// <param name="cancellation">Ends the work early.</param>
    EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation);
}
