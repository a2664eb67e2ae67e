using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Steps one neuron's mean and variance memories in the model's place, a circuit for instance, and keeps an eye on the model.</summary>
public interface IMemoryStepper
{
    /// <summary>Largest distance of mean or variance to what the model alone would have come to, as a share of that memory's swing so far; 0 before any.</summary>
    double LargestDifference { get; }

    /// <summary>The memories after a sample.</summary>
    /// <param name="z">The activation.</param>
    /// <param name="mean">What the model's mean cell would do, noise included.</param>
    /// <param name="variance">What the model's variance cell would do, noise included.</param>
    /// <param name="m">The mean before the sample.</param>
    /// <param name="v">The variance before the sample.</param>
    (float Mean, float Variance) Advance(float z, LeakyIntegrator<FloatLane> mean, LeakyIntegrator<FloatLane> variance, float m, float v);
}
