using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// The bit lines of an array, each a ladder of segments and cells that ends in a virtual ground, solved exactly for given voltages on the
/// word lines. A lane holds neighbouring bit lines (a panel of them), so the recursion along them runs for a lane at once.
/// </summary>
/// <remarks>
/// Everything above node i is a current J_i beside a conductance Y_i: Y_i = G_i + a_(i-1) Y_(i-1), J_i = G_i w_i + a_(i-1) J_(i-1),
/// a_i = 1 / (1 + R_i Y_i), with R_i the segment below node i. a J leaves the last segment, and upwards V_i = a_i (V_(i+1) + R_i J_i).
/// No difference is taken, and R = 0 is a value like any other. See <c>docs/equations.md</c>, "Wire resistance".
/// The cells of a panel come and go in squares of <c>Width</c> bit lines x <c>Width</c> word lines, transposed on the way. The recursion over
/// one square is a method of its own, not to be inlined, so that its carried lanes stay in registers.
/// </remarks>
internal sealed class WireBitLines<TLane>
    where TLane : unmanaged, IWireLane<TLane>
{
    private readonly WireShape<TLane> _shape;
    private readonly WireResistance _wires;
    private readonly AlignedFloats _square, _shares, _injected, _rises;

    public WireBitLines(WireShape<TLane> shape, WireResistance wires)
    {
        (_shape, _wires) = (shape, wires);
        _square = WireShape<TLane>.Store(TLane.Width);
        _shares = WireShape<TLane>.Store(shape.Panels * shape.Depth);
        _injected = WireShape<TLane>.Store(shape.Panels * shape.Depth);
        _rises = WireShape<TLane>.Store(shape.Columns * shape.Pitch);
    }

    /// <summary>Voltages of the bit lines at the cells: bit line j at j x pitch.</summary>
    public Span<TLane> Rises => WireShape<TLane>.View(_rises);

    /// <summary>Takes up the cells, and solves downwards with every word line at its driver's voltage.</summary>
    /// <param name="cells">What to read.</param>
    /// <param name="currents">Receives the currents at the virtual grounds, padded to whole lanes.</param>
    /// <returns>The largest sum over a bit line of cell conductance x resistance from the cell to ground: a bound for its share of the drop.</returns>
    public double FactorThenGather(in WireCells<TLane> cells, Span<double> currents)
    {
        double worst = 0;
        for (int panel = 0; panel < _shape.Panels; panel++)
        {
            var carry = default(Carry);
            for (int lane = 0; lane < _shape.Lanes; lane++)
            {
                LoadConductances(cells, panel, lane);
                Factor(cells, lane, Square(_shares, panel, lane), Square(_injected, panel, lane), ref carry);
            }

            carry.Sensed.CopyTo(currents[(panel * TLane.Width)..]);
            worst = Math.Max(worst, WireShape<TLane>.Largest(carry.Bound));
        }

        return worst;
    }

    /// <summary>Solves downwards with every word line at its driver's voltage less <paramref name="drops"/>.</summary>
    /// <param name="cells">What to read; the conductances that were taken up.</param>
    /// <param name="drops">Drops along the word lines at the cells.</param>
    /// <param name="currents">Receives the currents at the virtual grounds, padded to whole lanes.</param>
    public void Gather(in WireCells<TLane> cells, ReadOnlySpan<TLane> drops, Span<double> currents)
    {
        for (int panel = 0; panel < _shape.Panels; panel++)
        {
            var carry = default(Carry);
            for (int lane = 0; lane < _shape.Lanes; lane++)
            {
                LoadCurrents(cells, drops, panel, lane);
                Descend(Square(_shares, panel, lane), Square(_injected, panel, lane), ref carry);
            }

            carry.Sensed.CopyTo(currents[(panel * TLane.Width)..]);
        }
    }

    /// <summary>Solves upwards and moves <see cref="Rises"/> to the solution, or past it.</summary>
    public void Spread(WireStep step)
    {
        for (int panel = 0; panel < _shape.Panels; panel++)
        {
            TLane below = default;
            for (int lane = _shape.Lanes - 1; lane >= 0; lane--)
            {
                Ascend(lane, Square(_shares, panel, lane), Square(_injected, panel, lane), ref below);
                StoreRises(panel, lane, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Factor(in WireCells<TLane> cells, int lane, Span<TLane> shares, Span<TLane> injected, ref Carry carry)
    {
        ReadOnlySpan<TLane> square = WireShape<TLane>.View(_square)[..shares.Length];
        TLane one = TLane.All(1), segment = TLane.All(_wires.ColumnOhms), last = TLane.All(_wires.LastColumnOhms);
        TLane conductance = carry.Conductance, current = carry.Current, share = carry.Share, bound = carry.Bound;
        int first = lane * TLane.Width, lastRow = _shape.Rows - 1 - first;
        double ohmsToGround = _wires.ColumnOhms * lastRow + _wires.LastColumnOhms;
        for (int i = 0; i < square.Length; i++, ohmsToGround -= _wires.ColumnOhms)
        {
            conductance = TLane.MultiplyAdd(share, conductance, square[i]);
            injected[i] = current = TLane.MultiplyAdd(share, current, square[i] * cells.Driver(first + i));
            TLane ohms = i < lastRow ? segment : i == lastRow ? last : default;
            shares[i] = share = one / TLane.MultiplyAdd(ohms, conductance, one);
            bound = TLane.MultiplyAdd(TLane.All(ohmsToGround), square[i], bound);
        }

        carry = new Carry(conductance, current, share, bound);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Descend(ReadOnlySpan<TLane> shares, Span<TLane> injected, ref Carry carry)
    {
        ReadOnlySpan<TLane> square = WireShape<TLane>.View(_square)[..shares.Length];
        TLane current = carry.Current, share = carry.Share;
        for (int i = 0; i < square.Length; i++)
        {
            injected[i] = current = TLane.MultiplyAdd(share, current, square[i]);
            share = shares[i];
        }

        carry = new Carry(default, current, share, default);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Ascend(int lane, ReadOnlySpan<TLane> shares, ReadOnlySpan<TLane> injected, ref TLane below)
    {
        Span<TLane> square = WireShape<TLane>.View(_square)[..shares.Length];
        TLane segment = TLane.All(_wires.ColumnOhms), last = TLane.All(_wires.LastColumnOhms), volts = below;
        int lastRow = _shape.Rows - 1 - lane * TLane.Width;
        for (int i = square.Length - 1; i >= 0; i--)
        {
            TLane ohms = i < lastRow ? segment : i == lastRow ? last : default;
            square[i] = volts = TLane.MultiplyAdd(shares[i], volts, shares[i] * (ohms * injected[i]));
        }

        below = volts;
    }

    private Span<TLane> Square(AlignedFloats store, int panel, int lane) =>
        WireShape<TLane>.View(store).Slice(panel * _shape.Depth + lane * TLane.Width, TLane.Width);

    private void LoadConductances(in WireCells<TLane> cells, int panel, int lane)
    {
        Span<TLane> square = WireShape<TLane>.View(_square);
        int first = panel * TLane.Width, count = Math.Min(TLane.Width, _shape.Columns - first);
        for (int c = 0; c < count; c++)
            square[c] = cells.Conductance(first + c, lane);
        square[count..].Clear();
        TLane.Transpose(square);
    }

    private void LoadCurrents(in WireCells<TLane> cells, ReadOnlySpan<TLane> drops, int panel, int lane)
    {
        Span<TLane> square = WireShape<TLane>.View(_square);
        int first = panel * TLane.Width, count = Math.Min(TLane.Width, _shape.Columns - first);
        TLane volts = cells.Volts(lane);
        for (int c = 0; c < count; c++)
            square[c] = cells.Conductance(first + c, lane) * (volts - drops[(first + c) * _shape.Pitch + lane]);
        square[count..].Clear();
        TLane.Transpose(square);
    }

    private void StoreRises(int panel, int lane, WireStep step)
    {
        Span<TLane> square = WireShape<TLane>.View(_square), rises = Rises;
        TLane.Transpose(square);
        int first = panel * TLane.Width, count = Math.Min(TLane.Width, _shape.Columns - first);
        for (int c = 0; c < count; c++)
            step.Apply(ref rises[(first + c) * _shape.Pitch + lane], square[c]);
    }

    /// <summary>What a panel's recursion hands from one square to the next.</summary>
    private readonly struct Carry(TLane conductance, TLane current, TLane share, TLane bound)
    {
        public TLane Conductance { get; } = conductance;

        public TLane Current { get; } = current;

        public TLane Share { get; } = share;

        public TLane Bound { get; } = bound;

        /// <summary>What leaves the segment below.</summary>
        public TLane Sensed => Share * Current;
    }
}
