namespace NeuroSim.Networks;

/// <summary>When a neuron uses the lateral result of a sample and when its weights are written.</summary>
public enum Schedule
{
    /// <summary>The neuron waits for the lateral result of sample t, then writes its weights; then sample t + 1 may enter.</summary>
    Synchronous,

    /// <summary>The paper's asynchronous variant: sample t is written with the lateral signal of the deviations of t - 1.</summary>
    Shifted,

    /// <summary>
    /// NeuroSim's own: the write of sample t - 1, with its own exact lateral result, happens while sample t is read.
    /// Costs one input buffer per layer and one error register per neuron.
    /// </summary>
    Pipelined,
}
