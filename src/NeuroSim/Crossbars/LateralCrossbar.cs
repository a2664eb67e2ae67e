using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// The lateral array of a layer, ideal leaky cells: s_jk &lt;- beta s_jk + d_j d_k, no cell on the diagonal. The lateral weight of the paper,
/// the running covariance, is L_jk = (1 - beta) s_jk; the factor is the gain of the bit line's read-out, applied once per neuron.
/// </summary>
/// <remarks>d_j d_k is rounded before it is added, so s stays exactly symmetric.</remarks>
public sealed class LateralCrossbar
{
    private readonly float _retention, _readGain;

    /// <summary>An array of discharged cells.</summary>
    /// <param name="neurons">D.</param>
    /// <param name="retention">beta over one sample period, in (0, 1).</param>
    public LateralCrossbar(int neurons, float retention)
    {
        if (!(retention > 0 && retention < 1))
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "A lateral retention lies in (0, 1).");
        (Neurons, Stride, _retention, _readGain) = (neurons, AlignedFloats.Padded(neurons), retention, 1 - retention);
        Cells = new AlignedFloats(neurons * Stride);
    }

    /// <summary>D.</summary>
    public int Neurons { get; }

    /// <summary>Floats from one neuron's cells to the next's.</summary>
    public int Stride { get; }

    /// <summary>beta over one sample period.</summary>
    public float Retention => _retention;

    /// <summary>s: D rows of <see cref="Stride"/>, zero behind D.</summary>
    public AlignedFloats Cells { get; }

    /// <summary>The paper's L_jk.</summary>
    public float Covariance(int j, int k) => _readGain * Cells.Span[j * Stride + k];

    /// <summary>Root mean square of the paper's L_jk over all j != k; 0 for a single neuron.</summary>
    public double RootMeanSquare()
    {
        double sum = 0;
        foreach (float cell in Cells.Span)
            sum += (double)cell * cell;
        double pairs = (double)Neurons * (Neurons - 1);
        return pairs == 0 ? 0 : _readGain * Math.Sqrt(sum / pairs);
    }

    /// <summary>lat_j = (1 - beta) sum_k s_jk x_k.</summary>
    public float Read(int j, ReadOnlySpan<float> x) => _readGain * RowKernels.Dot(Row(j), x);

    /// <summary><see cref="Read"/> with <paramref name="x"/>, then the cells decay and take up d_j d, in one pass.</summary>
    public float ReadThenLearn(int j, ReadOnlySpan<float> d, ReadOnlySpan<float> x)
    {
        Span<float> row = Row(j);
        float sum = RowKernels.Sweep(row, d, x, new ReadThenAccumulatePass(_retention, d[j]));
        row[j] = 0;
        return _readGain * sum;
    }

    /// <summary>The cells of neuron j decay and take up d_j d.</summary>
    public void Learn(int j, ReadOnlySpan<float> d) => ReadThenLearn(j, d, d);

    /// <summary>
    /// <see cref="Learn"/> with several deviation vectors, oldest first, then <see cref="Read"/>: what a row that was not read for some samples
    /// catches up with. The same bits as one after the other.
    /// </summary>
    /// <param name="j">Neuron.</param>
    /// <param name="history">Deviation vectors by sample, in a ring of a power of two of them.</param>
    /// <param name="first">First sample to learn.</param>
    /// <param name="count">How many samples to learn.</param>
    /// <param name="x">What to read with; element j must be 0, since the cell on the diagonal is only empty afterwards.</param>
    public float CatchUpThenRead(int j, ReadOnlySpan<float> history, long first, int count, ReadOnlySpan<float> x)
    {
        Span<float> row = Row(j);
        float sum = RowKernels.AccumulateThenDot(row, _retention, history, Stride, first, count, j, x);
        row[j] = 0;
        return _readGain * sum;
    }

    private Span<float> Row(int j) => Cells.Slice(j * Stride, Stride);
}
