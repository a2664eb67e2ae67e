using NeuroSim.Crossbars;
using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// One pass of a batch through a layer of Forward-Forward, with one kind of label: a row a neuron, a column a sample. h = ReLU(W x + b), where x is the
/// activation before divided by its root mean square. The division is applied to sums, not to activations, so nothing waits for it.
/// </summary>
internal sealed class GoodnessPass
{
    private readonly ForwardCrossbar _weights;
    private readonly GoodnessPass? _before;
    private readonly bool _normalizes;
    private readonly Matrix _blockSums;

    /// <summary>A pass.</summary>
    /// <param name="weights">W and b of its layer.</param>
    /// <param name="samples">B.</param>
    /// <param name="before">The pass through the layer before; null for the first one.</param>
    /// <param name="normalizes">Whether activations are divided by their root mean square on their way to the next layer.</param>
    public GoodnessPass(ForwardCrossbar weights, int samples, GoodnessPass? before, bool normalizes)
    {
        (_weights, _before, _normalizes, Samples) = (weights, before, normalizes, samples);
        Activations = new Matrix(weights.Neurons, samples);
        BySample = new SamplePanels(samples, weights.Neurons);
        _blockSums = new Matrix((weights.Neurons + BatchLayer.BlockRows - 1) / BatchLayer.BlockRows, samples);
    }

    /// <summary>B.</summary>
    public int Samples { get; }

    /// <summary>h, D x B.</summary>
    public Matrix Activations { get; }

    /// <summary>h the other way round, B x D: what a gradient runs along.</summary>
    public SamplePanels BySample { get; }

    /// <summary>h for the neurons [from, to) of a block, from what the layer before came to.</summary>
    public void See(int from, int to)
    {
        Span<float> gain = stackalloc float[Activations.Line(0).Length];
        _before!.Gains(gain);
        BatchProducts.Multiply(_weights.Cells, _weights.Stride, from, to, _weights.Inputs, _before.Activations, Activations);
        for (int j = from; j < to; j++)
            Activate(j, gain);
        BySample.CopyRows(Activations, from, to);
    }

    /// <summary>The same for the first layer, whose sums over the pixels behind the label are shared by all kinds of label.</summary>
    /// <param name="from">First neuron.</param>
    /// <param name="to">Behind the last one.</param>
    /// <param name="images">The images' sums and squared lengths.</param>
    /// <param name="labels">The label of each sample; empty: the neutral one, every class equally.</param>
    public void SeeImages(int from, int to, PixelSums images, ReadOnlySpan<byte> labels)
    {
        Span<float> gain = stackalloc float[Activations.Line(0).Length];
        images.Gains(labels.IsEmpty, gain);
        for (int j = from; j < to; j++)
        {
            Span<float> cells = _weights.Row(j), sums = images.Sums.Row(j), row = Activations.Row(j);
            float neutral = labels.IsEmpty ? images.NeutralOf(cells) : 0;
            for (int s = 0; s < row.Length; s++)
                row[s] = sums[s] + (labels.IsEmpty ? neutral : cells[labels[s]]);
            Activate(j, gain);
        }

        BySample.CopyRows(Activations, from, to);
    }

    /// <summary>The goodness of every sample: the sum of h squared, in the order of neurons.</summary>
    public void Goodness(Span<float> goodness)
    {
        goodness.Clear();
        for (int block = 0; block < _blockSums.Rows; block++)
        {
            Span<float> part = _blockSums.Line(block);
            for (int i = 0; i < goodness.Length; i += Vector512Lane.Count)
                (Vector512Lane.Load(goodness[i..]) + Vector512Lane.Load(part[i..])).Store(goodness[i..]);
        }
    }

    /// <summary>1 / rms(h) of every sample, or 1 without normalisation.</summary>
    public void Gains(Span<float> gains)
    {
        if (!_normalizes)
        {
            gains.Fill(1f);
            return;
        }

        Goodness(gains);
        for (int s = 0; s < gains.Length; s++)
            gains[s] = LengthGain.Of(gains[s], Activations.Rows);
    }

    /// <summary>h = ReLU(gain sum + b); the sum of a block's squares so far.</summary>
    private void Activate(int j, ReadOnlySpan<float> gain)
    {
        Span<float> line = Activations.Line(j), squares = _blockSums.Line(j / BatchLayer.BlockRows);
        if (j % BatchLayer.BlockRows == 0)
            squares.Clear();
        Vector512Lane bias = Vector512Lane.All(_weights.Bias.Span[j]), zero = Vector512Lane.All(0f);
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
        {
            Vector512Lane a = Vector512Lane.MultiplyAdd(Vector512Lane.Load(line[i..]), Vector512Lane.Load(gain[i..]), bias);
            Vector512Lane.WherePositive(a, a, zero).Store(line[i..]);
        }

        line[Samples..].Clear();
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
        {
            Vector512Lane h = Vector512Lane.Load(line[i..]);
            Vector512Lane.MultiplyAdd(h, h, Vector512Lane.Load(squares[i..])).Store(squares[i..]);
        }
    }
}
