using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroSim.Crossbars;

/// <summary>The cells of one read: conductances in siemens, bit line by bit line, and the voltages of the drivers.</summary>
/// <param name="conductances">Cell (word line i, bit line j) at j x stride + i; zeros behind the last word line.</param>
/// <param name="stride">Floats from one bit line to the next.</param>
/// <param name="volts">Voltages of the drivers, padded with zeros to whole lanes.</param>
internal readonly ref struct WireCells<TLane>(ReadOnlySpan<float> conductances, int stride, ReadOnlySpan<float> volts)
    where TLane : unmanaged, IWireLane<TLane>
{
    private readonly ref float _first = ref MemoryMarshal.GetReference(conductances);
    private readonly ref float _volts = ref MemoryMarshal.GetReference(volts);
    private readonly int _stride = stride;

    /// <summary>A lane of word lines of one bit line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Conductance(int column, int lane) => TLane.Load(ref Unsafe.Add(ref _first, (nint)column * _stride + lane * TLane.Width));

    /// <summary>A lane of driver voltages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Volts(int lane) => TLane.Load(ref Unsafe.Add(ref _volts, lane * TLane.Width));

    /// <summary>One driver's voltage in every number of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Driver(int row) => TLane.All(Unsafe.Add(ref _volts, row));
}
