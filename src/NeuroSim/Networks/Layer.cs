using NeuroSim.Neurons;

namespace NeuroSim.Networks;

/// <summary>One fully connected layer of TRL neurons with its lateral network.</summary>
/// <param name="Inputs">I, inputs of the layer.</param>
/// <param name="Neurons">D, neurons of the layer.</param>
/// <param name="Activation">z = f(a).</param>
public sealed record Layer(int Inputs, int Neurons, Activation Activation);
