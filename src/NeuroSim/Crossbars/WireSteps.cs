namespace NeuroSim.Crossbars;

/// <summary>
/// The steps of the cyclic Chebyshev iteration (Golub and Varga 1961) for alternating exact solves of word lines and bit lines, and how
/// fast they must converge.
/// </summary>
/// <remarks>
/// Solving the word lines and then the bit lines multiplies the error by an operator whose spectrum is real and lies in [0, rho]. Weights
/// w = 1, 1 / (1 - rho/2), 1 / (1 - rho w / 4), ... make the error after k sweeps at most 1 / T_k(2 / rho - 1) of the first, T_k Chebyshev's.
/// </remarks>
internal struct WireSteps
{
    private const int MostSweeps = 100_000;

    private readonly double _rho;
    private double _weight = 1, _rate;
    private bool _isSecond = true;

    /// <param name="wordLineBound">Largest eigenvalue of (resistance matrix x conductances) of a word line, or a bound above it.</param>
    /// <param name="bitLineBound">The same for the bit lines.</param>
    public WireSteps(double wordLineBound, double bitLineBound) =>
        _rho = wordLineBound / (1 + wordLineBound) * (bitLineBound / (1 + bitLineBound));

    /// <summary>A bound for the error that is left, in the unit of the changes.</summary>
    public double Error { get; private set; }

    /// <summary>Sweeps after which an error that a change of <paramref name="tolerance"/> stands for must be long gone.</summary>
    public readonly int SweepsFor(double tolerance)
    {
        double root = Math.Sqrt(1 - _rho), rate = (1 - root) / (1 + root);
        double sweeps = 10 + 2 * Math.Log(tolerance * (1 - rate)) / Math.Log(rate);
        return sweeps < MostSweeps ? (int)sweeps : MostSweeps;
    }

    /// <summary>The next half sweep's weight: word lines and bit lines in turn. The very first solve of the bit lines, weight 1, is not asked for.</summary>
    public double Next()
    {
        _weight = 1 / (1 - _rho * _weight / (_isSecond ? 2 : 4));
        _isSecond = false;
        return _weight;
    }

    /// <summary>Says that a sweep is complete, and by how much it changed what is sought.</summary>
    /// <remarks>
    /// The error before a sweep is at most its change / (1 - rate), and every sweep since has made that smaller by its own rate. The worst of
    /// these bounds counts: one change alone can be small by chance, for what is left of the error changes its sign from sweep to sweep.
    /// </remarks>
    public void Complete(double change)
    {
        double y = 2 / _rho - 1, rate = _rate == 0 ? 1 / y : 1 / (2 * y - _rate);
        Error = Math.Max(Error, change / (1 - rate)) * rate;
        _rate = rate;
    }
}
