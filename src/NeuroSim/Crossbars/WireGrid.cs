using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// Reads an array whose wires have a resistance (IR drop): word line i is driven by volts_i at the side of bit line 0, bit line j is sensed
/// at a virtual ground behind the last word line, and every cell sees what the wires leave of that.
/// </summary>
/// <remarks>
/// One object serves arrays of one size, one call after another, and allocates in its first call of each precision only. A solution
/// depends on the arguments alone, to the bit: not on earlier calls, threads or the machine.
/// </remarks>
public sealed class WireGrid
{
    /// <summary>From this tolerance on, single precision is enough.</summary>
    private const double SingleTolerance = 5e-5;

    private const double LeastTolerance = 1e-12, MostTolerance = 0.1;

    private readonly AlignedFloats _volts;
    private WireRelaxation<SingleWireLane>? _single;
    private WireRelaxation<DoubleWireLane>? _double;

    /// <summary>A solver for arrays of one size.</summary>
    /// <param name="rows">Word lines, at least 1.</param>
    /// <param name="columns">Bit lines, at least 1.</param>
    /// <param name="wires">Resistances.</param>
    public WireGrid(int rows, int columns, WireResistance wires)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!wires.IsValid)
            throw new ArgumentOutOfRangeException(nameof(wires), wires, "Resistances of wires are finite and at least 0 Ohm.");
        (Rows, Columns, Wires) = (rows, columns, wires);
        _volts = new AlignedFloats(AlignedFloats.Padded(rows));
    }

    /// <summary>Word lines.</summary>
    public int Rows { get; }

    /// <summary>Bit lines.</summary>
    public int Columns { get; }

    /// <summary>Resistances.</summary>
    public WireResistance Wires { get; }

    /// <summary>The currents at the virtual grounds.</summary>
    /// <param name="conductances">Siemens, at least 0: cell (word line i, bit line j) at j x stride + i, zeros from i = Rows up to a multiple of 16.</param>
    /// <param name="stride">Floats from one bit line to the next: a multiple of 16, at least Rows.</param>
    /// <param name="volts">Driver voltages: at least Rows.</param>
    /// <param name="currents">Receives Columns currents, in amperes.</param>
    /// <param name="tolerance">
    /// Wanted error of the currents, as a share of the largest one: 1e-12 to 0.1. Single precision from 5e-5 on, double below,
    /// or where single does not reach it.
    /// </param>
    /// <returns>Whether the tolerance was reached; the currents are the last sweep's in any case.</returns>
    public WireSolution Solve(ReadOnlySpan<float> conductances, int stride, ReadOnlySpan<float> volts, Span<float> currents, double tolerance)
    {
        Check(conductances, stride, volts, currents.Length, tolerance);
        WireSolution solution = Relax(conductances, stride, volts, tolerance, out ReadOnlySpan<double> found);
        for (int j = 0; j < Columns; j++)
            currents[j] = (float)found[j];
        return solution;
    }

    /// <summary>The same with currents in double precision, for a tolerance that a float cannot show.</summary>
    /// <inheritdoc cref="Solve(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, double)"/>
    public WireSolution Solve(ReadOnlySpan<float> conductances, int stride, ReadOnlySpan<float> volts, Span<double> currents, double tolerance)
    {
        Check(conductances, stride, volts, currents.Length, tolerance);
        WireSolution solution = Relax(conductances, stride, volts, tolerance, out ReadOnlySpan<double> found);
        found.CopyTo(currents);
        return solution;
    }

    private WireSolution Relax(
        ReadOnlySpan<float> conductances, int stride, ReadOnlySpan<float> volts, double tolerance, out ReadOnlySpan<double> currents)
    {
        volts[..Rows].CopyTo(_volts.Span);
        if (tolerance >= SingleTolerance)
        {
            _single ??= new(Rows, Columns, Wires);
            WireSolution solution = _single.Solve(new(conductances, stride, _volts.Span), tolerance);
            currents = _single.Currents;
            if (solution.Converged || !double.IsFinite(solution.Residual))
                return solution;
        }

        _double ??= new(Rows, Columns, Wires);
        WireSolution precise = _double.Solve(new(conductances, stride, _volts.Span), tolerance);
        currents = _double.Currents;
        return precise;
    }

    private void Check(
        ReadOnlySpan<float> conductances, int stride, ReadOnlySpan<float> volts, int currents, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, Rows);
        if (stride % AlignedFloats.LineFloats != 0)
            throw new ArgumentException($"A stride is a multiple of {AlignedFloats.LineFloats}, not {stride}.", nameof(stride));
        if (conductances.Length < (long)stride * Columns)
            throw new ArgumentException($"{Columns} bit lines of {stride} are more than the {conductances.Length} conductances given.", nameof(conductances));
        if (volts.Length < Rows)
            throw new ArgumentException($"{Rows} word lines need as many voltages, not {volts.Length}.", nameof(volts));
        if (currents < Columns)
            throw new ArgumentException($"{Columns} bit lines need room for as many currents, not {currents}.", nameof(currents));
        if (!(tolerance is >= LeastTolerance and <= MostTolerance))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "A tolerance lies in 1e-12 to 0.1.");
    }
}
