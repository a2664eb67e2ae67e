namespace NeuroSim.Crossbars;

/// <summary>
/// Solves an array with resistive wires in one precision: word lines and bit lines are solved exactly in turn, over-relaxed by
/// <see cref="WireSteps"/>. Starts from ideal word lines every time, so a solution depends on nothing but its input.
/// </summary>
internal sealed class WireRelaxation<TLane>
    where TLane : unmanaged, IWireLane<TLane>
{
    private readonly WireWordLines<TLane> _wordLines;
    private readonly WireBitLines<TLane> _bitLines;
    private readonly int _columns;
    private double[] _currents, _before;

    public WireRelaxation(int rows, int columns, WireResistance wires)
    {
        var shape = new WireShape<TLane>(rows, columns);
        (_wordLines, _bitLines, _columns) = (new(shape, wires), new(shape, wires), columns);
        (_currents, _before) = (new double[shape.Panels * TLane.Width], new double[shape.Panels * TLane.Width]);
    }

    /// <summary>The currents of the last solve.</summary>
    public ReadOnlySpan<double> Currents => _currents.AsSpan(0, _columns);

    /// <summary>Reads the cells.</summary>
    /// <param name="cells">What to read.</param>
    /// <param name="tolerance">Wanted error as a share of the largest current.</param>
    public WireSolution Solve(WireCells<TLane> cells, double tolerance)
    {
        double wordLineBound = _wordLines.Factor(cells), bitLineBound = _bitLines.FactorThenGather(cells, _currents);
        if (wordLineBound == 0)
            return IsFinite() ? new WireSolution(0, 0, true) : new WireSolution(0, double.NaN, false);
        var steps = new WireSteps(wordLineBound, bitLineBound);
        int limit = steps.SweepsFor(tolerance);
        for (int sweep = 1; ; sweep++)
        {
            _bitLines.Spread(new WireStep(sweep == 1 ? 1 : steps.Next(), IsFirst: sweep == 1));
            _wordLines.Solve(cells, _bitLines.Rises, new WireStep(steps.Next(), IsFirst: sweep == 1));
            (_currents, _before) = (_before, _currents);
            _bitLines.Gather(cells, _wordLines.Drops, _currents);
            steps.Complete(Change());
            if (steps.Error <= tolerance || sweep == limit || !double.IsFinite(steps.Error))
                return new WireSolution(sweep, steps.Error, steps.Error <= tolerance);
        }
    }

    /// <summary>The largest change of a current by the last sweep, as a share of the largest current.</summary>
    private double Change()
    {
        double change = 0, largest = 0;
        for (int j = 0; j < _columns; j++)
        {
            change = Math.Max(change, Math.Abs(_currents[j] - _before[j]));
            largest = Math.Max(largest, Math.Abs(_currents[j]));
        }

        return change == 0 ? 0 : change / largest;
    }

    private bool IsFinite()
    {
        bool finite = true;
        foreach (double current in Currents)
            finite &= double.IsFinite(current);
        return finite;
    }
}
