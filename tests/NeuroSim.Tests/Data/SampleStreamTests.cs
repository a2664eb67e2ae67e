using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class SampleStreamTests
{
    private const ulong Seed = 42;
    private static readonly StreamSettings Chunked = new();

    // 6,000 labels of ten classes of unequal sizes, none a multiple of 16.
    private static readonly byte[] Labels = [.. Enumerable.Range(0, 6000).Select(i => (byte)((int)Math.Sqrt(i * 7919L % 10007) % 10))];

    [Theory]
    [InlineData(StreamOrder.Chunked, 16, 1)]
    [InlineData(StreamOrder.Chunked, 1, 1)]
    [InlineData(StreamOrder.Chunked, 100_000, 1)]
    [InlineData(StreamOrder.Chunked, 16, 0.3)]
    [InlineData(StreamOrder.Chunked, 16, 0)]
    [InlineData(StreamOrder.Shuffled, 16, 1)]
    [InlineData(StreamOrder.Sequential, 16, 1)]
    public void Order_IsAPermutation(StreamOrder order, int chunk, double coherence)
    {
        foreach (int length in new[] { 0, 1, 2, 15, 16, 17, 6000 })
        {
            int[] samples = SampleStream.Order(Labels.AsSpan(0, length), new StreamSettings(order, chunk, coherence), Seed, epoch: 3);
            Assert.Equal(Enumerable.Range(0, length), samples.Order());
        }
    }

    [Fact]
    public void Sequential_IsTheDataSetsOrder() =>
        Assert.Equal(Enumerable.Range(0, 6000), SampleStream.Order(Labels, new StreamSettings(StreamOrder.Sequential), Seed, 1));

    [Theory]
    [InlineData(StreamOrder.Chunked)]
    [InlineData(StreamOrder.Shuffled)]
    public void SameEpoch_IsTheSame_OtherEpochAndSeedAreNot(StreamOrder order)
    {
        int[] Of(ulong seed, int epoch) => SampleStream.Order(Labels, new StreamSettings(order), seed, epoch);
        Assert.Equal(Of(Seed, 2), Of(Seed, 2));
        Assert.NotEqual(Of(Seed, 2), Of(Seed, 3));
        Assert.NotEqual(Of(Seed, 2), Of(Seed + 1, 2));
    }

    [Fact]
    public void FullCoherence_GivesWholeChunks()
    {
        // Walking with the number left of each class: a chunk is 16 of one class, or all that is left of it.
        int[] order = SampleStream.Order(Labels, Chunked, Seed, 0), left = new int[10];
        foreach (byte label in Labels)
            left[label]++;
        for (int start = 0; start < order.Length;)
        {
            byte label = Labels[order[start]];
            int take = Math.Min(16, left[label]);
            Assert.All(order[start..(start + take)], sample => Assert.Equal(label, Labels[sample]));
            left[label] -= take;
            start += take;
        }
    }

    [Fact]
    public void Chunks_ComeFromClassesInProportion()
    {
        // Class 1 is nine times as common: among the first tenth of the chunks it should have about 90 %.
        byte[] labels = [.. Enumerable.Range(0, 64_000).Select(i => (byte)(i % 10 == 0 ? 0 : 1))];
        int[] order = SampleStream.Order(labels, Chunked, Seed, 0);
        Assert.InRange(order.Take(6400).Average(sample => (double)labels[sample]), 0.85, 0.95);
    }

    [Fact]
    public void Samples_OfAClassAreShuffled()
    {
        int[] order = SampleStream.Order(new byte[1000], Chunked, Seed, 0);
        Assert.InRange(Rising(order), 400, 600);
    }

    [Fact]
    public void Shuffle_PutsEverySampleAnywhere()
    {
        // 8 samples over 4,000 epochs: each place holds each sample 500 times, standard deviation 21.
        int[,] seen = new int[8, 8];
        for (int epoch = 0; epoch < 4000; epoch++)
        {
            int[] order = SampleStream.Order(new byte[8], new StreamSettings(StreamOrder.Shuffled), Seed, epoch);
            for (int place = 0; place < 8; place++)
                seen[place, order[place]]++;
        }

        Assert.All(seen.Cast<int>(), count => Assert.InRange(count, 395, 605));
    }

    [Fact]
    public void Coherence_SetsTheShareOfNeighboursOfOneClass()
    {
        double whole = Coherence(1), half = Coherence(0.5), none = Coherence(0);
        Assert.InRange(whole, 0.93, 0.96);

        // N swaps leave a sample in its place with probability exp(-2): neighbours of one chunk are both left with exp(-4).
        Assert.InRange(none, 0.08, 0.16);
        Assert.InRange(half, none + 0.05, whole - 0.3);

        static double Coherence(double coherence)
        {
            byte[] labels = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i % 10))];
            int[] order = SampleStream.Order(labels, new StreamSettings(Coherence: coherence), Seed, 0);
            return Enumerable.Range(1, order.Length - 1).Average(i => labels[order[i]] == labels[order[i - 1]] ? 1.0 : 0);
        }
    }

    [Fact]
    public void Settings_AreValidated() =>
        Assert.Throws<InvalidInputException>(() => SampleStream.Order(Labels, new StreamSettings(Chunk: 0), Seed, 0));

    private static int Rising(int[] order) => Enumerable.Range(1, order.Length - 1).Count(i => order[i] > order[i - 1]);
}
