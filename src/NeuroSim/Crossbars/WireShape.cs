using System.Runtime.InteropServices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>How the numbers of an array lie in lanes of <typeparamref name="TLane"/>.</summary>
internal readonly struct WireShape<TLane>(int rows, int columns)
    where TLane : unmanaged, IWireLane<TLane>
{
    private const int LaneFloats = 16;

    /// <summary>Word lines.</summary>
    public int Rows { get; } = rows;

    /// <summary>Bit lines.</summary>
    public int Columns { get; } = columns;

    /// <summary>Lanes that hold one bit line's cells.</summary>
    public int Lanes { get; } = AlignedFloats.Padded(rows) / TLane.Width;

    /// <summary>Lanes from one bit line to the next: odd, so that neighbours do not fall on the same sets of a cache.</summary>
    public int Pitch { get; } = AlignedFloats.Padded(rows) / TLane.Width | 1;

    /// <summary>Cells in a bit line with those that pad it.</summary>
    public int Depth { get; } = AlignedFloats.Padded(rows);

    /// <summary>Groups of <c>Width</c> neighbouring bit lines that are solved together.</summary>
    public int Panels { get; } = (columns + TLane.Width - 1) / TLane.Width;

    public static AlignedFloats Store(int lanes) => new(lanes * LaneFloats);

    public static Span<TLane> View(AlignedFloats store) => MemoryMarshal.Cast<float, TLane>(store.Span);

    /// <summary>The largest number of a lane, or 0.</summary>
    public static double Largest(TLane lane)
    {
        Span<double> numbers = stackalloc double[TLane.Width];
        lane.CopyTo(numbers);
        double largest = 0;
        foreach (double number in numbers)
            largest = Math.Max(largest, number);
        return largest;
    }
}
