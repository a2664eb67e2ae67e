namespace NeuroSim.Runs;

/// <summary>Which images an experiment uses.</summary>
/// <param name="Source">
/// <c>auto</c> (MNIST when found, else the built-in digits), <c>mnist</c>, <c>digits</c>, <c>fashion-mnist</c>, or with a slash in it a folder of
/// four IDX files.
/// </param>
/// <param name="Train">Training images, 1 .. 10,000,000; more than the set holds is an error.</param>
/// <param name="Test">Test images, 1 .. 1,000,000; more than the set holds is an error.</param>
public sealed record DataSettings(string Source, int Train, int Test);
