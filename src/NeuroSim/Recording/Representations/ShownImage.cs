using NeuroSim.Data;

namespace NeuroSim.Recording.Representations;

/// <summary>A test image that a picture shows.</summary>
/// <param name="Image">Its number in the test set, from 0.</param>
/// <param name="Class">Its class.</param>
/// <param name="Pixels">0 (background) .. 255, row by row.</param>
internal sealed record ShownImage(int Image, int Class, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>Image <paramref name="index"/> of a set.</summary>
    public static ShownImage Of(ImageSet images, int index) => new(index, images.Labels[index], images.Image(index).ToArray());
}
