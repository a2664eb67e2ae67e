using System.Numerics;
using System.Security.Cryptography;
using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class DigitGeneratorTests
{
    private const ulong Seed = DataCatalog.DigitsSeed;
    private static readonly ImageSet Thousand = DigitGenerator.Generate(Seed, DigitSet.Train, 1000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Images_DoNotDependOnThreads(int threads) =>
        Assert.Equal(Hash(Thousand), Hash(DigitGenerator.Generate(Seed, DigitSet.Train, 1000, threads)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(257)]
    public void FirstImages_AreTheSameForAnyCount(int count) =>
        Assert.Equal(Hash(Thousand.Take(count)), Hash(DigitGenerator.Generate(Seed, DigitSet.Train, count)));

    [Fact]
    public void OneImage_CanBeDrawnAlone()
    {
        byte[] image = new byte[28 * 28];
        DigitGenerator.Draw(Seed, DigitSet.Train, 777, image);
        Assert.Equal(Thousand.Image(777), image);
        Assert.Equal(Thousand.Labels[777], DigitGenerator.Label(Seed, DigitSet.Train, 777));
    }

    [Fact]
    public void FirstThousand_AreTheGoldenOnes() =>
        Assert.Equal("1dba307fe98fd328ebda8614996d88f7cfc63c71fc3c2ee3c38e47601a5dbbe8", Hash(Thousand));

    [Fact]
    public void Sets_AndSeeds_ShareNoImage()
    {
        ImageSet test = DigitGenerator.Generate(Seed, DigitSet.Test, 1000), other = DigitGenerator.Generate(Seed + 1, DigitSet.Train, 1000);
        HashSet<string> images = [.. Keys(Thousand), .. Keys(test), .. Keys(other)];
        Assert.Equal(3000, images.Count);

        static IEnumerable<string> Keys(ImageSet set) => Enumerable.Range(0, set.Count).Select(i => Convert.ToBase64String(set.Image(i)));
    }

    [Fact]
    public void Classes_AreBalancedInEveryTen()
    {
        for (int ten = 0; ten < 100; ten++)
            Assert.Equal(Enumerable.Range(0, 10), Thousand.Labels.Slice(10 * ten, 10).ToArray().Select(label => (int)label).Order());
    }

    [Fact]
    public void Classes_ComeInAShuffledOrder()
    {
        // Each class at the first place of a ten 10 times of 100, standard deviation 3.
        int[] first = new int[10];
        for (int ten = 0; ten < 100; ten++)
            first[Thousand.Labels[10 * ten]]++;
        Assert.All(first, count => Assert.InRange(count, 1, 22));
    }

    [Fact]
    public void Ink_IsWhereDigitsAre()
    {
        for (int i = 0; i < Thousand.Count; i++)
        {
            byte[] image = Thousand.Image(i).ToArray();
            Assert.True(image.Max() >= 150, $"image {i} is faint");
            Assert.InRange(image.Count(pixel => pixel > 0), 20, 450);
        }
    }

    [Fact]
    public void Digits_StayOnTheCanvas()
    {
        int touching = Enumerable.Range(0, Thousand.Count).Count(i => BorderInk(Thousand.Image(i).ToArray()) > 0);
        Assert.InRange(touching, 0, 25);
    }

    [Fact]
    public void Normalization_FitsTheImages()
    {
        double[] pixels = [.. Enumerable.Range(0, Thousand.Count).SelectMany(i => Thousand.Image(i).ToArray()).Select(pixel => pixel / 255.0)];
        double mean = pixels.Average(), deviation = Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean)));
        Assert.Equal(DataCatalog.DigitsMean, mean, 0.006);
        Assert.Equal(DataCatalog.DigitsStandardDeviation, deviation, 0.006);
    }

    [Fact]
    public void NearestNeighbour_BeatsTheLinearNearestMean()
    {
        float[][] train = Vectors(DigitGenerator.Generate(Seed, DigitSet.Train, 4000), out byte[] trainLabels);
        float[][] test = Vectors(DigitGenerator.Generate(Seed, DigitSet.Test, 500), out byte[] testLabels);
        float[][] means = [.. Enumerable.Range(0, 10).Select(label => Mean([.. train.Where((_, i) => trainLabels[i] == label)]))];
        double linear = Accuracy(means, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], test, testLabels);
        double nearest = Accuracy(train, trainLabels, test, testLabels);
        Assert.InRange(linear, 0.60, 0.85);
        Assert.InRange(nearest, linear + 0.1, 0.97);
    }

    [Fact]
    public void ArgumentsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitGenerator.Generate(Seed, DigitSet.Train, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitGenerator.Generate(Seed, DigitSet.Train, DigitGenerator.MaxCount + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitGenerator.Generate(Seed, DigitSet.Train, 1, threads: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitGenerator.Draw(Seed, DigitSet.Train, 0, new byte[783]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitGenerator.Label(Seed, DigitSet.Train, -1));
    }

    private static string Hash(ImageSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(set.Labels);
        for (int i = 0; i < set.Count; i++)
            hash.AppendData(set.Image(i));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static int BorderInk(byte[] image) =>
        image.Where((pixel, i) => pixel > 0 && (i / 28 is 0 or 27 || i % 28 is 0 or 27)).Count();

    private static float[][] Vectors(ImageSet set, out byte[] labels)
    {
        labels = set.Labels.ToArray();
        return [.. Enumerable.Range(0, set.Count).Select(i => set.Image(i).ToArray().Select(pixel => pixel / 255f).ToArray())];
    }

    private static float[] Mean(float[][] images) => [.. Enumerable.Range(0, 28 * 28).Select(pixel => images.Average(image => image[pixel]))];

    private static double Accuracy(float[][] prototypes, byte[] prototypeLabels, float[][] test, byte[] testLabels) =>
        test.Select((image, i) => prototypeLabels[Nearest(prototypes, image)] == testLabels[i] ? 1.0 : 0).Average();

    private static int Nearest(float[][] prototypes, float[] image)
    {
        int nearest = 0;
        float least = float.MaxValue;
        for (int i = 0; i < prototypes.Length; i++)
        {
            float distance = Distance(prototypes[i], image);
            if (distance < least)
                (nearest, least) = (i, distance);
        }

        return nearest;
    }

    private static float Distance(float[] a, float[] b)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < a.Length; i += Vector<float>.Count)
        {
            Vector<float> difference = new Vector<float>(a, i) - new Vector<float>(b, i);
            sum += difference * difference;
        }

        return Vector.Sum(sum);
    }
}
