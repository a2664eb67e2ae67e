namespace NeuroSim.Recording.Traces;

/// <summary>A part of a layer, in the order in which a sample meets them.</summary>
public enum LayerPart
{
    /// <summary>The feed-forward array sums its bit lines.</summary>
    ForwardRead,

    /// <summary>The neurons step their memories.</summary>
    Neuron,

    /// <summary>The lateral array sums its bit lines.</summary>
    LateralRead,

    /// <summary>The lateral array learns the deviations.</summary>
    LateralWrite,

    /// <summary>The neurons form their errors.</summary>
    Error,

    /// <summary>The feed-forward array is written, or holds errors for a later write.</summary>
    WeightWrite,
}

/// <summary>A part of a layer that is busy with a sample.</summary>
/// <param name="Layer">Layer, from 0.</param>
/// <param name="Part">Which part.</param>
/// <param name="Sample">The sample it is busy with.</param>
/// <param name="StartTick">When it begins.</param>
/// <param name="EndTick">When its result stands.</param>
public readonly record struct PartSpan(int Layer, LayerPart Part, long Sample, long StartTick, long EndTick);
