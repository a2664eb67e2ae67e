using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>The parameters of a run of pulsed cells, side by side.</summary>
internal readonly ref struct PulsedCells(CellSpread spread, int start, int length)
{
    private readonly ReadOnlySpan<float> _stepUp = spread.StepUp.Slice(start, length), _stepDown = spread.StepDown.Slice(start, length);
    private readonly ReadOnlySpan<float> _slopeUp = Optional(spread.SlopeUp, start, length), _slopeDown = Optional(spread.SlopeDown, start, length);

    /// <summary>b+.</summary>
    public ReadOnlySpan<float> Upper { get; } = spread.Upper.Slice(start, length);

    /// <summary>b-.</summary>
    public ReadOnlySpan<float> Lower { get; } = spread.Lower.Slice(start, length);

    /// <summary>Sixteen cells from <paramref name="i"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CellResponse<Vector512Lane> At<TLaw>(nuint i)
        where TLaw : struct, IPulseLaw => new(
            Lane(_stepUp, i), Lane(_stepDown, i), Lane(Upper, i), Lane(Lower, i),
            TLaw.HasSlopes ? Lane(_slopeUp, i) : default, TLaw.HasSlopes ? Lane(_slopeDown, i) : default);

    private static ReadOnlySpan<float> Optional(AlignedFloats plane, int start, int length) => plane.Length == 0 ? default : plane.Slice(start, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512Lane Lane(ReadOnlySpan<float> plane, nuint i) => new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(plane), i));
}
