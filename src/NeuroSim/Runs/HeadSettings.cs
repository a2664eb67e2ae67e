namespace NeuroSim.Runs;

/// <summary>The linear softmax classifier trained on the frozen layers; it measures them and is no part of the hardware.</summary>
/// <param name="Epochs">Passes over the features, 1 .. 1000.</param>
/// <param name="Rate">Adam's step size, above 0, at most 1.</param>
/// <param name="Batch">Samples per step, 1 .. 65536.</param>
public sealed record HeadSettings(int Epochs, float Rate, int Batch);
