using NeuroSim.Numerics;

namespace NeuroSim.Runs.Contrastive;

/// <summary>Mean and deviation of every column of a matrix, which standardise that matrix and others. A column that never changes becomes 0.</summary>
internal sealed class FeatureScale
{
    private readonly double[] _means, _scales;

    /// <summary>The scale of a matrix.</summary>
    public FeatureScale(Matrix rows)
    {
        (_means, _scales) = (new double[rows.Columns], new double[rows.Columns]);
        double[] squares = new double[rows.Columns];
        for (int row = 0; row < rows.Rows; row++)
            AddUp(rows.Row(row), squares);
        for (int i = 0; i < squares.Length; i++)
        {
            _means[i] /= rows.Rows;
            double deviation = Math.Sqrt(Math.Max(0, squares[i] / rows.Rows - _means[i] * _means[i]));
            _scales[i] = deviation > 1e-6 ? 1 / deviation : 0;
        }
    }

    /// <summary>x = (x - mean) / deviation.</summary>
    public void Apply(Matrix rows)
    {
        for (int row = 0; row < rows.Rows; row++)
        {
            Span<float> values = rows.Row(row);
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)((values[i] - _means[i]) * _scales[i]);
        }
    }

    private void AddUp(ReadOnlySpan<float> row, double[] squares)
    {
        for (int i = 0; i < row.Length; i++)
        {
            _means[i] += row[i];
            squares[i] += (double)row[i] * row[i];
        }
    }
}
