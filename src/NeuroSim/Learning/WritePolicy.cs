namespace NeuroSim.Learning;

/// <summary>How an optimiser's writes reach the cells.</summary>
public enum WritePolicy
{
    /// <summary>
    /// K = 1 and no state per synapse: the neuron turns its error into one write gain, and its bit line adds gain x input. Nothing is held.
    /// </summary>
    Immediate,

    /// <summary>K &gt; 1 or Adam: errors and inputs of K samples are held and become one gradient.</summary>
    Held,
}
