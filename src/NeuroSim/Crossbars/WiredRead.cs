using NeuroSim.Devices;

namespace NeuroSim.Crossbars;

/// <summary>
/// Sums of a physical array whose wires have a resistance: weights become conductances, <see cref="WireGrid"/> solves for the currents, and the
/// currents become weighted sums again. A pair is two arrays with word lines of their own; an offset column has its reference column as the last bit line.
/// </summary>
/// <param name="wires">Resistances.</param>
/// <param name="device">Conductances of the cells.</param>
/// <param name="mapping">How conductances stand for weights.</param>
/// <param name="range">W: the weight at the full conductance difference.</param>
/// <param name="stride">Most word lines, a multiple of 16.</param>
internal sealed class WiredRead(WireResistance wires, SynapticDevice device, WeightMapping mapping, double range, int stride)
{
    /// <summary>Bit lines of a physical array, as a tile of the event engine has them.</summary>
    public const int BitLines = 64;

    /// <summary>Error that the solver leaves, as a share of the largest current: a quarter of a step of a 12-bit converter.</summary>
    private const double Tolerance = 5e-5;

    private readonly Dictionary<(int Rows, int Columns), WireGrid> _grids = [];
    private readonly float[] _plus = new float[(BitLines + 1) * stride], _minus = new float[(BitLines + 1) * stride];
    private readonly double[] _plusCurrents = new double[BitLines + 1], _minusCurrents = new double[BitLines + 1];
    private readonly double _least = device.MaxConductance / device.OnOffRatio;

    private bool IsPair => mapping == WeightMapping.DifferentialPair;

    private double PerWeight => (device.MaxConductance - _least) / (IsPair ? range : 2 * range);

    /// <summary>Puts the weights of one neuron on bit line <paramref name="column"/>.</summary>
    public void Place(int column, ReadOnlySpan<float> weights)
    {
        float rest = (float)(IsPair ? _least : (_least + device.MaxConductance) / 2), scale = (float)PerWeight;
        Span<float> plus = _plus.AsSpan(column * stride, stride), minus = _minus.AsSpan(column * stride, stride);
        plus.Clear();
        minus.Clear();
        for (int i = 0; i < weights.Length; i++)
        {
            float change = scale * weights[i];
            plus[i] = Math.Max(0f, rest + (IsPair ? Math.Max(change, 0f) : change));
            minus[i] = rest + Math.Max(-change, 0f);
        }
    }

    /// <summary>The weighted sums of the bit lines 0 .. <paramref name="columns"/> - 1 that were placed.</summary>
    /// <exception cref="InvalidInputException">The solver does not reach its tolerance: the wires have more resistance than the cells.</exception>
    public void Sum(int rows, int columns, ReadOnlySpan<float> x, Span<float> sums)
    {
        if (IsPair)
        {
            Solve(rows, columns, _plus, x, _plusCurrents);
            Solve(rows, columns, _minus, x, _minusCurrents);
        }
        else
        {
            Place(columns, new float[rows]);
            Solve(rows, columns + 1, _plus, x, _plusCurrents);
            Array.Fill(_minusCurrents, _plusCurrents[columns]);
        }

        for (int j = 0; j < columns; j++)
            sums[j] = (float)((_plusCurrents[j] - _minusCurrents[j]) / PerWeight);
    }

    private void Solve(int rows, int columns, float[] conductances, ReadOnlySpan<float> x, double[] currents)
    {
        if (!_grids.TryGetValue((rows, columns), out WireGrid? grid))
            _grids[(rows, columns)] = grid = new WireGrid(rows, columns, wires);
        WireSolution solution = grid.Solve(conductances, stride, x, currents.AsSpan(0, columns), Tolerance);
        if (!solution.Converged && !double.IsNaN(solution.Residual))
            throw new InvalidInputException("experiment", $"The currents of a {rows} x {columns} array do not settle: its wires have more resistance than its cells. Lower hardware.crossbar.wires or maxConductance.", "hardware.crossbar.wires");
    }
}
