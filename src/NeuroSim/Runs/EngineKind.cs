namespace NeuroSim.Runs;

/// <summary>Which engine runs an experiment; the streaming engines give the same bits.</summary>
public enum EngineKind
{
    /// <summary>Flat arrays and SIMD: fast.</summary>
    Vector,

    /// <summary>Actors and messages: every signal can be watched.</summary>
    Event,

    /// <summary>Batches and matrix products: the paper's protocol.</summary>
    Batch,
}
