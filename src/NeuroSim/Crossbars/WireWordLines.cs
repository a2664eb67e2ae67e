using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// The word lines of an array, each a ladder of segments and cells with a driver at one end, solved exactly for given voltages on the bit
/// lines. A lane holds neighbouring word lines. The unknown is the drop below the driver's voltage, so that a small drop keeps its digits.
/// </summary>
/// <remarks>The recursion is that of <see cref="WireBitLines{TLane}"/>, from the open end to the driver and back.</remarks>
internal sealed class WireWordLines<TLane>
    where TLane : unmanaged, IWireLane<TLane>
{
    /// <summary>Lanes of word lines taken together along the array: 256 bytes in a row of memory, and few enough that they stay in a cache.</summary>
    private const int GroupLanes = 4;

    private readonly WireShape<TLane> _shape;
    private readonly WireResistance _wires;
    private readonly AlignedFloats _shares, _drops, _group;

    public WireWordLines(WireShape<TLane> shape, WireResistance wires)
    {
        (_shape, _wires) = (shape, wires);
        _shares = WireShape<TLane>.Store(shape.Columns * shape.Pitch);
        _drops = WireShape<TLane>.Store(shape.Columns * shape.Pitch);
        _group = WireShape<TLane>.Store((shape.Columns + 1) * GroupLanes);
    }

    /// <summary>Drops at the cells: those along bit line j at j x pitch.</summary>
    public Span<TLane> Drops => WireShape<TLane>.View(_drops);

    /// <summary>Takes up the cells.</summary>
    /// <returns>The largest sum over a word line of cell conductance x resistance from the driver to the cell: a bound for its share of the drop.</returns>
    public double Factor(in WireCells<TLane> cells)
    {
        Span<TLane> conductance = stackalloc TLane[GroupLanes], bound = stackalloc TLane[GroupLanes];
        double worst = 0;
        for (int lane = 0; lane < _shape.Lanes; lane += GroupLanes)
        {
            int count = Math.Min(GroupLanes, _shape.Lanes - lane);
            Factor(cells, lane, conductance[..count], bound[..count]);
            foreach (TLane sums in bound[..count])
                worst = Math.Max(worst, WireShape<TLane>.Largest(sums));
        }

        return worst;
    }

    /// <summary>Solves with the bit lines at <paramref name="rises"/> and moves <see cref="Drops"/> to the solution, or past it.</summary>
    public void Solve(in WireCells<TLane> cells, ReadOnlySpan<TLane> rises, WireStep step)
    {
        for (int lane = 0; lane < _shape.Lanes; lane += GroupLanes)
        {
            int count = Math.Min(GroupLanes, _shape.Lanes - lane);
            Gather(cells, rises, lane, count);
            Spread(lane, count, step);
        }
    }

    private void Factor(in WireCells<TLane> cells, int first, Span<TLane> conductance, Span<TLane> bound)
    {
        Span<TLane> shares = WireShape<TLane>.View(_shares);
        TLane one = TLane.All(1);
        bound.Clear();
        for (int j = _shape.Columns - 1; j >= 0; j--)
        {
            TLane ohms = TLane.All(SegmentOhms(j)), toDriver = TLane.All(_wires.RowOhms * j + _wires.FirstRowOhms);
            Span<TLane> own = shares.Slice(j * _shape.Pitch + first, bound.Length);
            bool atEnd = j == _shape.Columns - 1;
            for (int k = 0; k < own.Length; k++)
            {
                TLane g = cells.Conductance(j, first + k), y = g;
                if (!atEnd)
                    y = TLane.MultiplyAdd(Unsafe.Add(ref own[k], _shape.Pitch), conductance[k], g);
                conductance[k] = y;
                own[k] = one / TLane.MultiplyAdd(ohms, y, one);
                bound[k] = TLane.MultiplyAdd(toDriver, g, bound[k]);
            }
        }
    }

    /// <summary>From the open end to the driver: slot j + 1 of the group holds what node j's neighbours behind it inject, j itself included.</summary>
    private void Gather(in WireCells<TLane> cells, ReadOnlySpan<TLane> rises, int first, int count)
    {
        Span<TLane> group = WireShape<TLane>.View(_group);
        ReadOnlySpan<TLane> shares = WireShape<TLane>.View(_shares);
        for (int j = _shape.Columns - 1; j >= 0; j--)
        {
            bool atEnd = j == _shape.Columns - 1;
            for (int k = 0; k < count; k++)
            {
                int at = j * _shape.Pitch + first + k;
                TLane injected = cells.Conductance(j, first + k) * (cells.Volts(first + k) - rises[at]);
                if (!atEnd)
                    injected = TLane.MultiplyAdd(shares[at + _shape.Pitch], group[(j + 2) * GroupLanes + k], injected);
                group[(j + 1) * GroupLanes + k] = injected;
            }
        }
    }

    /// <summary>From the driver, where the drop is 0, to the open end.</summary>
    private void Spread(int first, int count, WireStep step)
    {
        Span<TLane> group = WireShape<TLane>.View(_group), drops = Drops, shares = WireShape<TLane>.View(_shares);
        group[..GroupLanes].Clear();
        for (int j = 0; j < _shape.Columns; j++)
        {
            TLane ohms = TLane.All(SegmentOhms(j));
            for (int k = 0; k < count; k++)
            {
                int at = j * _shape.Pitch + first + k, slot = (j + 1) * GroupLanes + k;
                TLane drop = shares[at] * TLane.MultiplyAdd(ohms, group[slot], group[slot - GroupLanes]);
                group[slot] = drop;
                step.Apply(ref drops[at], drop);
            }
        }
    }

    private double SegmentOhms(int column) => column == 0 ? _wires.FirstRowOhms : _wires.RowOhms;
}
