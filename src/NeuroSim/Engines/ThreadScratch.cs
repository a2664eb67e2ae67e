using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Working space of one thread of the vector engine.</summary>
/// <param name="inputs">Floats of the widest row of weights.</param>
/// <param name="neurons">Floats of the widest row of lateral cells.</param>
internal sealed class ThreadScratch(int inputs, int neurons)
{
    /// <summary>A gradient row.</summary>
    public AlignedFloats Gradient { get; } = new(inputs);

    /// <summary>A lateral input.</summary>
    public AlignedFloats Lateral { get; } = new(neurons);
}
