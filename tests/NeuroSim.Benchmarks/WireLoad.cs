using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>Reads of an array behind wires of 1 Ohm per cell, with cells from a tenth of the largest conductance up to it.</summary>
internal sealed class WireLoad
{
    private readonly WireGrid _grid;
    private readonly AlignedFloats _conductances, _volts;
    private readonly float[] _currents;
    private readonly int _stride;
    private readonly double _tolerance;

    public WireLoad(int rows, int columns, double ohms, double tolerance)
    {
        (_grid, _tolerance, _stride) = (new(rows, columns, new WireResistance(1, 1)), tolerance, AlignedFloats.Padded(rows));
        (_conductances, _volts, _currents) = (new(columns * _stride), new(_stride), new float[columns]);
        var random = new Philox(1, RandomStream.Digits);
        for (int i = 0; i < rows; i++)
        {
            _volts.Span[i] = 0.2f * random.Uniform(1_000_000, (ulong)i);
            for (int j = 0; j < columns; j++)
                _conductances.Span[j * _stride + i] = (0.1f + 0.9f * random.Uniform((uint)j, (ulong)i)) / (float)ohms;
        }
    }

    public WireSolution Solve() => _grid.Solve(_conductances.Span, _stride, _volts.Span, _currents, _tolerance);
}
