using System.Runtime.CompilerServices;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>How a neuron turns its error into the gain of an immediate write at one sample.</summary>
/// <param name="Rate">Rate of the sample, with the optimiser's correction.</param>
/// <param name="InputMeanSquare">mean_i x_i^2; only neuron-rms uses it.</param>
internal readonly record struct GainStep(float Rate, float InputMeanSquare)
{
    /// <summary>The gain for error <paramref name="e"/>; advances the neuron's gradient-scale memory where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Of<TLane>(OptimizerKind optimizer, TLane e, Span<float> scale)
        where TLane : struct, ILane<TLane>
    {
        if (optimizer == OptimizerKind.Sgd)
            return -(TLane.All(Rate) * e);
        TLane g = NeuronRms.Advance(TLane.Load(scale), e * e * TLane.All(InputMeanSquare));
        g.Store(scale);
        return NeuronRms.WriteGain(g, e, TLane.All(Rate));
    }
}
