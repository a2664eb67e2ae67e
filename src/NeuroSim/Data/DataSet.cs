namespace NeuroSim.Data;

/// <summary>A data set as a run uses it: training and test images and how a pixel becomes a number.</summary>
/// <param name="Name">Name as in an experiment's <c>data.source</c>.</param>
/// <param name="Train">Training images.</param>
/// <param name="Test">Test images, never trained on.</param>
/// <param name="Classes">Number of classes; labels are 0 .. Classes - 1.</param>
/// <param name="Normalization">How a pixel becomes an input of the first layer.</param>
/// <param name="Origin">Where it came from, in words for a person: a folder, or "built in".</param>
public sealed record DataSet(string Name, ImageSet Train, ImageSet Test, int Classes, PixelNormalization Normalization, string Origin);
