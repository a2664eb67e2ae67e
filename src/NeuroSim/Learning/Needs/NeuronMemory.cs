namespace NeuroSim.Learning.Needs;

/// <summary>What keeps a value at a neuron.</summary>
public enum MemoryKind
{
    /// <summary>A capacitor behind a resistor: a running mean, or a state that relaxes.</summary>
    Leaky,

    /// <summary>A sample-and-hold: the value of one moment.</summary>
    Held,

    /// <summary>One bit, such as whether a neuron was active.</summary>
    Bit,
}

/// <summary>A value that a rule keeps at a neuron, or at one of its word lines.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kind">What keeps it.</param>
/// <param name="Steps">How often a learning sample steps or writes it.</param>
/// <param name="IsOfInputs">Whether there is one for every input of the layer, and not for every neuron.</param>
public sealed record NeuronMemory(string Name, MemoryKind Kind, double Steps = 1, bool IsOfInputs = false);
