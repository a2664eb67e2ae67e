using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Learning;

public sealed class SoftmaxHeadTests
{
    private const int Stride = 16;
    private static readonly Philox Random = new(13, RandomStream.Digits);

    /// <summary>Where two classes meet on a line through the features: full batches of Adam with a falling rate put it where the same in double precision does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    [InlineData(400)]
    public void Train_FullBatches_BoundaryOfTheReferenceInDouble(int epochs)
    {
        const double Rate = 0.02;
        (float[][] rows, byte[] labels) = Overlapping(24, 3, 2);
        var head = new SoftmaxHead(3, Stride, 2, new HeadSettings(epochs, (float)Rate, Batch: 24), 5);
        head.Train(i => rows[i], labels);
        var reference = new ReferenceHead(3, Stride, 2, 5);
        for (int epoch = 0; epoch < epochs; epoch++)
            reference.TrainBatch(rows, labels, (float)Rate * (1 - (double)epoch / epochs));
        int lines = 0;
        for (uint i = 0; i < 60; i++)
        {
            float[] from = Point(2 * i, 5), to = Point(2 * i + 1, 5);
            double start = Margin(reference, from), end = Margin(reference, to);
            if (start * end >= 0 || Math.Abs(start - end) < 0.5)
                continue;
            Assert.Equal(start / (start - end), Boundary(head, from, to), 2e-4);
            lines++;
        }

        Assert.True(lines > 5);
    }

    [Fact]
    public void Train_ManyClasses_DecidesLikeTheReferenceInDouble()
    {
        (float[][] rows, byte[] labels) = Overlapping(60, 7, 5);
        var head = new SoftmaxHead(7, Stride, 5, new HeadSettings(100, 0.01f, Batch: 60), 6);
        head.Train(i => rows[i], labels);
        var reference = new ReferenceHead(7, Stride, 5, 6);
        for (int epoch = 0; epoch < 100; epoch++)
            reference.TrainBatch(rows, labels, 0.01f * (1 - epoch / 100.0));
        for (uint i = 0; i < 2000; i++)
        {
            float[] x = Point(i, 3);
            double[] scores = reference.Scores(x), ranked = [.. scores.OrderDescending()];
            if (ranked[0] - ranked[1] > 1e-3)
                Assert.Equal(Array.IndexOf(scores, ranked[0]), head.Classify(x));
        }
    }

    [Fact]
    public void Train_SeparableClasses_AllRight()
    {
        (float[][] rows, byte[] labels) = Separable(300);
        var head = new SoftmaxHead(2, Stride, 3, new HeadSettings(Epochs: 60, Rate: 0.05f, Batch: 16), 1);
        head.Train(i => rows[i], labels);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(labels[i], head.Classify(rows[i]));
    }

    [Fact]
    public void Train_OnSeveralThreadsAtOnce_EachTheSame()
    {
        (float[][] rows, byte[] labels) = Overlapping(200, 3, 2);
        double[] boundaries = new double[6];
        Parallel.For(0, boundaries.Length, n =>
        {
            var head = new SoftmaxHead(3, Stride, 2, new HeadSettings(3, 0.01f, 16), 7);
            head.Train(i => rows[i], labels);
            boundaries[n] = Boundary(head, [-9, -9, -9, .. new float[13]], [9, 9, 9, .. new float[13]]);
        });
        Assert.Single(boundaries.Distinct());
    }

    [Fact]
    public void Train_NoEpochs_InitialWeights()
    {
        var head = new SoftmaxHead(3, Stride, 2, new HeadSettings(0), 7);
        head.Train(_ => throw new InvalidOperationException("no row is needed"), new byte[4]);
        var reference = new ReferenceHead(3, Stride, 2, 7);
        float[] x = Point(1, 5);
        Assert.Equal(Margin(reference, x) > 0 ? 1 : 0, head.Classify(x));
    }

    [Fact]
    public void Train_Cancelled_StopsBetweenBatches()
    {
        (float[][] rows, byte[] labels) = Overlapping(64, 3, 2);
        using var source = new CancellationTokenSource();
        int read = 0;
        var head = new SoftmaxHead(3, Stride, 2, new HeadSettings(8, 0.01f, 16), 7);
        Assert.Throws<OperationCanceledException>(() => head.Train(
            i =>
            {
                if (++read == 20)
                    source.Cancel();
                return rows[i];
            },
            labels, source.Token));
        Assert.Equal(32, read);
    }

    [Fact]
    public void Classify_EqualScores_LowestClass() =>
        Assert.Equal(0, new SoftmaxHead(1, Stride, 4, new HeadSettings(), 1).Classify(new float[Stride]));

    private static double Margin(ReferenceHead head, float[] x)
    {
        double[] scores = head.Scores(x);
        return scores[1] - scores[0];
    }

    /// <summary>How far on the way the head changes its mind, by bisection.</summary>
    private static double Boundary(SoftmaxHead head, float[] from, float[] to)
    {
        int start = head.Classify(from);
        double low = 0, high = 1;
        for (int i = 0; i < 30; i++)
        {
            double middle = (low + high) / 2;
            float[] x = [.. from.Select((value, k) => (float)(value + middle * (to[k] - value)))];
            (low, high) = head.Classify(x) == start ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static (float[][] Rows, byte[] Labels) Overlapping(int count, int features, int classes)
    {
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % classes))];
        float[][] rows = [.. labels.Select((label, i) => Row(features, k => (float)Random.Normal((uint)i, (ulong)k) + (k % classes == label ? 1f : 0f)))];
        return (rows, labels);
    }

    private static (float[][] Rows, byte[] Labels) Separable(int count)
    {
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];
        float[][] rows = [.. labels.Select((label, i) => Row(2, k =>
            2f * (k == 0 ? MathF.Cos(label * 2.1f) : MathF.Sin(label * 2.1f)) + Random.Uniform((uint)i, (ulong)k) - 0.5f))];
        return (rows, labels);
    }

    private static float[] Point(uint entity, float scale) => Row(3, k => scale * (float)Random.Normal(5000 + entity, (ulong)k));

    private static float[] Row(int features, Func<int, float> value) => [.. Enumerable.Range(0, Stride).Select(k => k < features ? value(k) : 0f)];
}
