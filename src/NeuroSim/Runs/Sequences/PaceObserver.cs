using NeuroSim.Data;
using NeuroSim.Recording;

namespace NeuroSim.Runs.Sequences;

/// <summary>Looks at the units and rows of the three paces during a test.</summary>
internal sealed class PaceObserver
{
    private const int RowInputs = 2;

    private readonly TimescaleSelectivity _selectivity = new(TimescaleStream.Rows, RowInputs);
    private readonly double[] _errors = new double[TimescaleStream.Rows];
    private int _items;

    /// <summary>Takes an item in.</summary>
    public void Observe(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> outputs)
    {
        _selectivity.Observe(input, hidden);
        _items++;
        for (int i = 0; i < input.Length; i++)
        {
            double error = outputs[i] - input[i];
            _errors[i / RowInputs] += error * error / RowInputs;
        }
    }

    /// <summary>The figures in the order of their names.</summary>
    public IEnumerable<double> Figures() =>
        [_selectivity.Mean(), .. Enumerable.Range(0, TimescaleStream.Rows).Select(_selectivity.Of), .. _errors.Select(error => error / _items)];
}
