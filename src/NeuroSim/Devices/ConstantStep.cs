using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Devices;

/// <summary>
/// Every pulse moves the weight by the cell's own step, wherever it is, until a bound stops it (Gokmen and Vlasov 2016, "Acceleration of deep neural
/// network training with resistive cross-point devices", Frontiers in Neuroscience 10:333, table 1 and eq. 3).
/// </summary>
public readonly struct ConstantStep : IPulseLaw
{
    /// <inheritdoc/>
    public static bool HasSlopes => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Up<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => cell.StepUp;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Down<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => -cell.StepDown;
}
