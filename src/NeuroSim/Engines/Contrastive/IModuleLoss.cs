using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The loss at the top of a module.</summary>
internal interface IModuleLoss
{
    /// <summary>The mean loss of a batch; adds to the errors of layers, and leaves the gradient of its own weights.</summary>
    double Run();

    /// <summary>Descends along the gradient of its own weights.</summary>
    void Step(in BatchStep step);

    /// <summary>All that it remembers between two steps.</summary>
    IEnumerable<(string Name, AlignedFloats Values)> Sections();
}
