using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Devices;

/// <summary>
/// The step falls linearly with the weight: dw+ = s+ (1 - c+ w), dw- = -s- (1 - c- w). With c = 1 / bound of the cell itself this is the *soft bounds*
/// device, whose steps vanish at its bounds (Fusi and Abbott 2007, "Limits on the memory storage capacity of bounded synapses", Nature
/// Neuroscience 10(4), p. 486; as a device: Gokmen, Onen and Haensch 2017, "Training deep convolutional neural networks with resistive cross-point
/// devices", Frontiers in Neuroscience 11:538). n pulses up from w0 take it to b+ - (b+ - w0) (1 - s+ / b+)^n.
/// </summary>
public readonly struct LinearStep : IPulseLaw
{
    /// <inheritdoc/>
    public static bool HasSlopes => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Up<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => TLane.MultiplyAdd(-(cell.StepUp * cell.SlopeUp), w, cell.StepUp);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Down<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => TLane.MultiplyAdd(cell.StepDown * cell.SlopeDown, w, -cell.StepDown);
}
