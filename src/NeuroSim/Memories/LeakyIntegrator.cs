using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Memories;

/// <summary>One step of a leaky integrator held for a known time: s' = retention s + (gain x + offset), rounded where the cell is a register.</summary>
/// <param name="Retention">beta, share of the old value that is left.</param>
/// <param name="Gain">1 - beta for a cell without leak; less with one.</param>
/// <param name="Offset">What the leak's reference and the noise of this step add.</param>
public readonly record struct LeakyIntegrator<TLane>(TLane Retention, TLane Gain, TLane Offset)
    where TLane : struct, ILane<TLane>
{
    /// <summary>The register's numbers; <see cref="FixedPoint.None"/> for an analog cell.</summary>
    public FixedPoint Format { get; init; }

    /// <summary>What the register's rounding adds first.</summary>
    public TLane Dither { get; init; }

    /// <summary>The value after the step, from the value before and the input held meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Advance(TLane value, TLane input)
    {
        TLane next = TLane.MultiplyAdd(Retention, value, TLane.MultiplyAdd(Gain, input, Offset));
        return Format.IsActive ? Format.Round(next, Dither) : next;
    }
}
