using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>How the layers of an experiment learn.</summary>
/// <param name="Rule">The learning rule.</param>
/// <param name="Coefficients">Weights of the terms of the loss, each 0 .. 1e6, target variance above 0.</param>
/// <param name="Optimizer">How a gradient becomes a write.</param>
/// <param name="WriteEvery">K: weights are written every K samples, 1 .. 65536.</param>
/// <param name="Epochs">Passes over the training images, 0 .. 10000; 0 measures the untrained layers.</param>
public sealed record LearningSettings(LearningRule Rule, TrlCoefficients Coefficients, OptimizerSettings Optimizer, int WriteEvery, int Epochs);
