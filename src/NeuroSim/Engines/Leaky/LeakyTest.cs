namespace NeuroSim.Engines.Leaky;

/// <summary>Sees the input and the hidden activations of an item.</summary>
public delegate void HiddenObserver(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden);

/// <summary>How a network does on test items.</summary>
/// <param name="Error">Mean over items and outputs of the squared error.</param>
/// <param name="Accuracy">Share of items whose largest output is that of their class.</param>
public readonly record struct LeakyTest(double Error, double Accuracy);
