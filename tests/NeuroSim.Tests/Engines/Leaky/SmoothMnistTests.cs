using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>Figure 2 of the paper on temporally smooth data, on MNIST: 784-392-10, one item after the other, mean test error between items 9,000 and 12,000.</summary>
public sealed class SmoothMnistTests
{
    private const int From = 9000, To = 12_000, Every = 307, Tests = 600, Seeds = 3, Random = 0;

    private static readonly int[] Repetitions = [Random, 1, 3, 5, 10];

    private static readonly PixelNormalization Unit = new(0, 1);

    private static readonly Lazy<double[]> Plain = new(() => Errors(new LeakySettings()));

    /// <summary>2A: without memory the least smooth order is learned best, better than a random one, and the smoothest worst.</summary>
    [MnistFact]
    public void Feedforward_SmootherStreams_AreLearnedWorse()
    {
        double[] error = Plain.Value;
        Assert.All(Enumerable.Range(0, 5).Where(r => r != 1), r => Assert.True(error[1] < error[r], string.Join(", ", error)));
        Assert.All(Enumerable.Range(0, 4), r => Assert.True(error[r] < error[4], string.Join(", ", error)));
    }

    /// <summary>2B: with leaky memory, tested in the order it learned in, the order of the samplers is the other way round.</summary>
    [MnistFact]
    public void Leaky_SmootherStreams_AreLearnedBetter()
    {
        double[] error = Errors(new LeakySettings { Retentions = [0.5f] });
        Assert.True(error[4] < error[3] && error[3] < error[2] && error[2] < error[0] && error[0] < error[1], string.Join(", ", error));
    }

    /// <summary>2C: with resets at the boundaries of categories every smooth stream is learned better than others, and better than without memory.</summary>
    [MnistFact]
    public void LeakyWithResets_SmoothStreams_BeatAllWithoutMemory()
    {
        double[] error = Errors(new LeakySettings { Retentions = [0.5f], Reset = ResetKind.Category }), plain = Plain.Value;
        foreach (int r in (int[])[2, 3, 4])
            Assert.True(error[r] < error[0] && error[r] < error[1] && error[r] < plain[r], $"{Repetitions[r]}: {string.Join(", ", error)}; {string.Join(", ", plain)}");
    }

    /// <summary>The error of every sampler, mean over seeds.</summary>
    private static double[] Errors(LeakySettings settings)
    {
        DataSet data = DataCatalog.Load("mnist", null, null, DataLocation.Find(null, Environment.GetEnvironmentVariable));
        var runs = new double[Repetitions.Length, Seeds];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
        {
            (int sampler, ulong seed) = (run / Seeds, (ulong)(run % Seeds) + 1);
            runs[sampler, run % Seeds] = Error(data, settings, Repetitions[sampler], seed);
        });
        return [.. Enumerable.Range(0, Repetitions.Length).Select(r => Enumerable.Range(0, Seeds).Average(seed => runs[r, seed]))];
    }

    private static double Error(DataSet data, LeakySettings settings, int repetitions, ulong seed)
    {
        var network = new LeakyNetwork(784, 392, 10, settings, seed);
        var engine = new LeakyEngine(network, new LeakyState(network));
        OrderedImages train = Stream(data.Train, repetitions, seed), test = Stream(data.Test, repetitions, seed, Tests);
        double sum = 0;
        int measured = 0;
        for (int items = 0; items < To; items += Every)
        {
            engine.Learn(train, items, Every);
            if (items < From)
                continue;
            sum += engine.Test(test, 0, Tests, remembers: true).Error;
            measured++;
        }

        return sum / measured;
    }

    /// <summary>Every sampler has the same items; the order of categories is drawn anew for every cycle, so that it says nothing about the next item.</summary>
    private static OrderedImages Stream(ImageSet images, int repetitions, ulong seed, int items = int.MaxValue)
    {
        int[] pool = RepeatedOrder.Of(images.Labels, Math.Max(1, repetitions), seed, freshOrder: true);
        pool = pool[..Math.Min(items, pool.Length)];
        if (repetitions == Random)
            pool = [.. SampleStream.Order(new byte[pool.Length], new StreamSettings(StreamOrder.Shuffled), seed, 0).Select(i => pool[i])];
        return new OrderedImages(images, Unit, pool);
    }
}
