using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// A feed-forward array of ideal cells: word lines carry the layer's inputs, the bit line of neuron j sums row j of the cells. In memory the
/// cells of one bit line are contiguous (a row here is a column of the chip).
/// </summary>
public sealed class ForwardCrossbar
{
    /// <summary>An array of zeros.</summary>
    /// <param name="inputs">I, word lines without the bias.</param>
    /// <param name="neurons">D, bit lines.</param>
    public ForwardCrossbar(int inputs, int neurons)
    {
        (Inputs, Neurons, Stride) = (inputs, neurons, AlignedFloats.Padded(inputs));
        Cells = new AlignedFloats(neurons * Stride);
        Bias = new AlignedFloats(AlignedFloats.Padded(neurons));
    }

    /// <summary>I.</summary>
    public int Inputs { get; }

    /// <summary>D.</summary>
    public int Neurons { get; }

    /// <summary>Floats from one neuron's cells to the next's.</summary>
    public int Stride { get; }

    /// <summary>W: D rows of <see cref="Stride"/>, zero behind I.</summary>
    public AlignedFloats Cells { get; }

    /// <summary>b: the cell on the word line that is always on.</summary>
    public AlignedFloats Bias { get; }

    /// <summary>Neuron j's cells.</summary>
    public Span<float> Row(int j) => Cells.Slice(j * Stride, Stride);

    /// <summary>a_j = sum_i W_ji x_i + b_j.</summary>
    public float Read(int j, ReadOnlySpan<float> x) => RowKernels.Dot(Row(j), x) + Bias.Span[j];

    /// <summary>W_j += gain x, b_j += gain.</summary>
    public void Write(int j, float gain, ReadOnlySpan<float> x)
    {
        RowKernels.Write(Row(j), gain, x);
        Bias.Span[j] += gain;
    }

    /// <summary>W_j += gain x; the bias stays.</summary>
    public void WriteCells(int j, float gain, ReadOnlySpan<float> x) => RowKernels.Write(Row(j), gain, x);

    /// <summary><see cref="Write"/> with <paramref name="written"/>, then <see cref="Read"/> with <paramref name="x"/>, in one pass over the cells.</summary>
    public float WriteThenRead(int j, float gain, ReadOnlySpan<float> written, ReadOnlySpan<float> x)
    {
        float sum = RowKernels.Sweep(Row(j), written, x, new WriteThenReadPass(gain));
        return sum + (Bias.Span[j] += gain);
    }

    /// <summary><see cref="Read"/> with <paramref name="x"/>, then <see cref="Write"/> with <paramref name="written"/>, in one pass over the cells.</summary>
    public float ReadThenWrite(int j, float gain, ReadOnlySpan<float> written, ReadOnlySpan<float> x)
    {
        float a = RowKernels.Sweep(Row(j), written, x, new ReadThenWritePass(gain)) + Bias.Span[j];
        Bias.Span[j] += gain;
        return a;
    }
}
