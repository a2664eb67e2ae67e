using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>
/// The optimiser <c>neuron-rms</c>: one leaky integrator g per neuron holds the mean squared gradient of its weights and scales its step:
/// g &lt;- 0.999 g + 0.001 mean_i (dW_i)^2, then W &lt;- W - rate sqrt(1 - 0.999^n) dW / (sqrt g + 1e-8), n counting the writes. No momentum.
/// </summary>
/// <remarks>RMSProp (Tieleman and Hinton 2012, lecture 6.5) with Adam's start-up correction and one scale for a neuron instead of one for a synapse.</remarks>
public static class NeuronRms
{
    private const float Memory = 0.999f, Fresh = 0.001f, Floor = 1e-8f;

    /// <summary>g after a write whose gradient has the given mean square over the neuron's inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Advance<TLane>(TLane scale, TLane meanSquare)
        where TLane : struct, ILane<TLane> =>
        TLane.MultiplyAdd(TLane.All(Memory), scale, TLane.All(Fresh) * meanSquare);

    /// <summary>The factor of the written vector: -rate value / (sqrt g + 1e-8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane WriteGain<TLane>(TLane scale, TLane value, TLane rate)
        where TLane : struct, ILane<TLane> =>
        -(rate * value) / (TLane.Sqrt(scale) + TLane.All(Floor));

    /// <summary>The rate of write number <paramref name="write"/> (from 1), with the start-up correction sqrt(1 - 0.999^n).</summary>
    public static float CorrectedRate(double rate, long write) => (float)(rate * Math.Sqrt(1 - Math.Pow(0.999, write)));
}
