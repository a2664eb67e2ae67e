using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>A layer as losses see it: a vector for every tile of a batch, and room for the errors of these vectors.</summary>
internal interface IEncoderLayer
{
    /// <summary>z: the vectors, a row a tile.</summary>
    Matrix Activations { get; }

    /// <summary>The derivative of the loss by the vectors; <see cref="Backward"/> changes it.</summary>
    Matrix Errors { get; }

    /// <summary>The vectors of all tiles, from those of the layer before.</summary>
    void Forward();

    /// <summary>The gradient of the weights, and the errors of the layer before where that is of the same module.</summary>
    void Backward();

    /// <summary>Descends along the gradient.</summary>
    void Step(in BatchStep step);

    /// <summary>All that the layer remembers between two steps.</summary>
    IEnumerable<(string Name, AlignedFloats Values)> Sections();
}
