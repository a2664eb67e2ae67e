using System.Runtime.CompilerServices;

namespace NeuroSim.Crossbars;

/// <summary>How far a line's voltages move towards their solution: old + weight (solution - old).</summary>
/// <param name="Weight">1 takes the solution; above 1 goes past it.</param>
/// <param name="IsFirst">Whether the old voltages count as 0, whatever is stored.</param>
internal readonly record struct WireStep(double Weight, bool IsFirst)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLane>(ref TLane old, TLane solution)
        where TLane : unmanaged, IWireLane<TLane> =>
        old = IsFirst ? TLane.All(Weight) * solution : TLane.MultiplyAdd(TLane.All(Weight), solution - old, old);
}
