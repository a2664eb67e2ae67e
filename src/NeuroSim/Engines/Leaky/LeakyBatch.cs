using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>Items that wait for the write of their mini-batch, a row each: what the write needs of them.</summary>
/// <param name="network">The network.</param>
/// <param name="items">B.</param>
internal sealed class LeakyBatch(LeakyNetwork network, int items)
{
    /// <summary>x, B x I.</summary>
    public Matrix Inputs { get; } = new(items, network.Inputs);

    /// <summary>h, B x D.</summary>
    public Matrix Hidden { get; } = new(items, network.Neurons);

    /// <summary>du, B x D.</summary>
    public Matrix HiddenErrors { get; } = new(items, network.Neurons);

    /// <summary>do, B x O.</summary>
    public Matrix OutputErrors { get; } = new(items, network.Outputs);

    /// <summary>What a checkpoint between two writes holds of them.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
    [
        ("held-inputs", Inputs.Values), ("held-hidden", Hidden.Values),
        ("held-hidden-errors", HiddenErrors.Values), ("held-output-errors", OutputErrors.Values),
    ];
}
