namespace NeuroSim.Engines.Local;

/// <summary>An array of a layer.</summary>
internal enum LocalArray
{
    /// <summary>W and b, driven by the layer's input.</summary>
    Forward,

    /// <summary>P, driven by the context registers.</summary>
    Prediction,

    /// <summary>R, driven by the layer's own activities.</summary>
    Retrodiction,
}
