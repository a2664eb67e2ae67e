using NeuroSim.Crossbars;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// A layer of Forward-Forward: its weights, what it remembers between batches, its three passes and its own gradient. Positive images raise the goodness
/// G = sum h^2 with (1 - p) h, negative ones lower it with -p h, p = sigma((G - D) / tau); neurons below the mean of their peers are raised whether they
/// were active or not.
/// </summary>
internal sealed class GoodnessLayer
{
    private const float FirstMean = 0.5f;

    /// <summary>Probabilities below it are 0: with them errors would be numbers without a leading one, which are slow.</summary>
    private const float SmallestBelief = 1e-20f;

    private readonly ForwardForwardSettings _settings;
    private readonly AlignedFloats _smoothed, _smoothedBias, _ones, _neuronOnes;
    private readonly Matrix _up, _down, _both;
    private readonly PixelSums? _images;
    private readonly GoodnessLayer? _before;
    private readonly GradientTerm[] _terms;

    /// <summary>A layer.</summary>
    /// <param name="state">Its weights.</param>
    /// <param name="settings">The batched protocol.</param>
    /// <param name="before">The layer before; null for the first one.</param>
    /// <param name="images">What the first layer sees.</param>
    public GoodnessLayer(LayerState state, BatchSettings settings, GoodnessLayer? before, PixelSums? images)
    {
        (Weights, _settings, _before, _images) = (state.Forward, settings.ForwardForward, before, images);
        int neurons = Weights.Neurons, samples = settings.Batch;
        (Positive, Neutral, Negative) = (Pass(before?.Positive), Pass(before?.Neutral), Pass(before?.Negative));
        (_smoothed, _smoothedBias, Means) = (new(Weights.Cells.Length), new(Weights.Bias.Length), new(Weights.Bias.Length));
        (_up, _down, _both) = (new(neurons, samples), new(neurons, samples), new(before is null ? neurons : 0, samples));
        (_ones, _neuronOnes) = (AlignedFloats.Ones(samples), AlignedFloats.Ones(neurons));
        Means.Span[..neurons].Fill(FirstMean);
        _terms = before is null ? [] : [new GradientTerm(_up, before.Positive.BySample), new GradientTerm(_down, before.Negative.BySample)];

        GoodnessPass Pass(GoodnessPass? earlier) => new(Weights, samples, earlier, _settings.NormalizesLength);
    }

    /// <summary>W and b.</summary>
    public ForwardCrossbar Weights { get; }

    /// <summary>The pass of images with their own label.</summary>
    public GoodnessPass Positive { get; }

    /// <summary>The pass of images with a label that says nothing.</summary>
    public GoodnessPass Neutral { get; }

    /// <summary>The pass of images with a wrong label.</summary>
    public GoodnessPass Negative { get; }

    /// <summary>m: running mean of every neuron's activity in positive passes.</summary>
    public AlignedFloats Means { get; }

    /// <summary>Mean of p over the positive, and over the negative images of the last batch.</summary>
    public (float Positive, float Negative) Belief { get; private set; }

    /// <summary>Blocks of neurons.</summary>
    public int Blocks => (Weights.Neurons + BatchLayer.BlockRows - 1) / BatchLayer.BlockRows;

    /// <summary>What a checkpoint holds beyond W and b.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections => [("smoothed", _smoothed), ("smoothed-bias", _smoothedBias), ("means", Means)];

    /// <summary>Positive and neutral pass through a block.</summary>
    public void See(int block, ReadOnlySpan<byte> labels)
    {
        (int from, int to) = RowsOf(block);
        if (_images is { } images)
        {
            images.Sum(from, to);
            Positive.SeeImages(from, to, images, labels);
            Neutral.SeeImages(from, to, images, []);
        }
        else
        {
            Positive.See(from, to);
            Neutral.See(from, to);
        }

        for (int j = from; j < to; j++)
        {
            float mean = RowKernels.Dot(Positive.Activations.Line(j), _ones.Span) / Positive.Samples;
            Means.Span[j] = MathF.FusedMultiplyAdd(_settings.MeanRetention, Means.Span[j], (1 - _settings.MeanRetention) * mean);
        }
    }

    /// <summary>Negative pass through a block.</summary>
    public void SeeWrong(int block, ReadOnlySpan<byte> wrongLabels)
    {
        (int from, int to) = RowsOf(block);
        if (_images is { } images)
            Negative.SeeImages(from, to, images, wrongLabels);
        else
            Negative.See(from, to);
    }

    /// <summary>Forms the errors of a block and ascends along its weights.</summary>
    /// <param name="block">Block.</param>
    /// <param name="labels">The images' own labels.</param>
    /// <param name="wrongLabels">The labels of the negative pass.</param>
    /// <param name="ascent">The step.</param>
    /// <param name="room">Room for 8 rows of a gradient.</param>
    /// <returns>Whether all errors are finite numbers.</returns>
    public bool Learn(int block, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> wrongLabels, in SmoothedAscent ascent, Span<float> room)
    {
        (int from, int to) = RowsOf(block);
        bool finite = FormErrors(from, to, ascent);
        ReadOnlySpan<GradientTerm> terms = _images is { } images ? [new GradientTerm(_both, images.Images.Panels)] : _terms;
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            int rows = Math.Min(TileKernel.Rows, to - row);
            BatchProducts.Gradient(terms, row, rows, room);
            for (int r = 0; r < rows; r++)
            {
                Span<float> gradient = room.Slice(r * Weights.Stride, Weights.Stride);
                if (_images is not null)
                    AddLabels(row + r, labels, wrongLabels, gradient);
                ascent.Step(Weights.Row(row + r), _smoothed.Slice((row + r) * Weights.Stride, Weights.Stride), gradient);
            }
        }

        return finite;
    }

    /// <summary>Errors of the neurons [from, to), with the gains of what the layer saw; steps their biases.</summary>
    private bool FormErrors(int from, int to, in SmoothedAscent ascent)
    {
        int length = _up.Line(0).Length;
        Span<float> rises = stackalloc float[length], falls = stackalloc float[length], gain = stackalloc float[length], wrongGain = stackalloc float[length];
        Believe(Positive, rises);
        Believe(Negative, falls);
        if (from == 0)
            Belief = (MeanOf(rises), MeanOf(falls));
        GainsBefore(gain, wrongGain);
        float share = 1f / Positive.Samples, peers = RowKernels.Dot(Means.Span, _neuronOnes.Span) / Weights.Neurons;
        bool finite = true;
        for (int j = from; j < to; j++)
        {
            Span<float> up = _up.Line(j), down = _down.Line(j);
            Form(j, rises, falls, _settings.PeerWeight * (peers - Means.Span[j]), share);
            float bias = RowKernels.Dot(up, _ones.Span) + RowKernels.Dot(down, _ones.Span);
            finite &= float.IsFinite(bias);
            ascent.Step(ref Weights.Bias.Span[j], ref _smoothedBias.Span[j], bias);
            Scale(up, gain);
            Scale(down, wrongGain);
            if (_images is not null)
                Add(up, down, _both.Line(j));
        }

        return finite;
    }

    private void Form(int j, ReadOnlySpan<float> rises, ReadOnlySpan<float> falls, float peers, float share)
    {
        Span<float> up = _up.Line(j), down = _down.Line(j), positive = Positive.Activations.Line(j), negative = Negative.Activations.Line(j);
        Vector512Lane one = Vector512Lane.All(1f), raised = Vector512Lane.All(peers), mean = Vector512Lane.All(share);
        for (int i = 0; i < up.Length; i += Vector512Lane.Count)
        {
            (mean * Vector512Lane.MultiplyAdd(one - Vector512Lane.Load(rises[i..]), Vector512Lane.Load(positive[i..]), raised)).Store(up[i..]);
            (mean * -(Vector512Lane.Load(falls[i..]) * Vector512Lane.Load(negative[i..]))).Store(down[i..]);
        }

        up[Positive.Samples..].Clear();
        down[Positive.Samples..].Clear();
    }

    /// <summary>p of every sample of a pass.</summary>
    private void Believe(GoodnessPass pass, Span<float> p)
    {
        pass.Goodness(p);
        Vector512Lane threshold = Vector512Lane.All(Weights.Neurons), temperature = Vector512Lane.All(_settings.Temperature);
        for (int i = 0; i < p.Length; i += Vector512Lane.Count)
            LaneMath.Flush(LaneMath.Sigmoid((Vector512Lane.Load(p[i..]) - threshold) / temperature), SmallestBelief).Store(p[i..]);
    }

    private void GainsBefore(Span<float> gain, Span<float> wrongGain)
    {
        if (_before is { } before)
        {
            before.Positive.Gains(gain);
            before.Negative.Gains(wrongGain);
            return;
        }

        _images!.Gains(neutral: false, gain);
        gain.CopyTo(wrongGain);
    }

    /// <summary>The pixels of the labels, which the images do not have: an error goes to the one pixel that was 1.</summary>
    private void AddLabels(int j, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> wrongLabels, Span<float> gradient)
    {
        Span<float> up = _up.Row(j), down = _down.Row(j);
        for (int s = 0; s < up.Length; s++)
        {
            gradient[labels[s]] += up[s];
            gradient[wrongLabels[s]] += down[s];
        }
    }

    private float MeanOf(ReadOnlySpan<float> p)
    {
        float sum = 0;
        foreach (float value in p[..Positive.Samples])
            sum += value;
        return sum / Positive.Samples;
    }

    private (int From, int To) RowsOf(int block) => (block * BatchLayer.BlockRows, Math.Min(Weights.Neurons, (block + 1) * BatchLayer.BlockRows));

    private static void Scale(Span<float> line, ReadOnlySpan<float> gain)
    {
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
            (Vector512Lane.Load(line[i..]) * Vector512Lane.Load(gain[i..])).Store(line[i..]);
    }

    private static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sum)
    {
        for (int i = 0; i < sum.Length; i += Vector512Lane.Count)
            (Vector512Lane.Load(left[i..]) + Vector512Lane.Load(right[i..])).Store(sum[i..]);
    }
}
