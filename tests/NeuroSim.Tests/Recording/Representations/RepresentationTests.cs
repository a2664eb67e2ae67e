using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording.Representations;
using NeuroSim.Runs;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Recording.Representations;

public sealed class RepresentationTests
{
    [Fact]
    public void Neurons_ThatAnswerToAClass_AreFound()
    {
        byte[] labels = [.. Enumerable.Range(0, 120).Select(i => (byte)(i % 3 == 2 ? 3 : i % 3))];
        FeatureTable table = Activations.Of(Activations.Drawn(labels, neurons: 7, answer: 4, seed: 9));
        ImageSet images = Activations.Images(labels);
        Representation found = Representation.Of(table, images, classes: 4);
        LayerRepresentation layer = Assert.Single(found.Layers);

        Assert.Equal((int[])[40, 40, 0, 40], found.ImagesPerClass.ToArray());
        Assert.Equal((int[])[0, 1, -1, 3], layer.Classes.Select(one => one.Neuron));
        Assert.Equal((1, 3), (layer.Dead, layer.Strong()));
        Assert.Equal([0, 1, 3], found.Separable.Select(one => one.Neuron).Order().Take(3));
        Assert.Null(found.Best[2]);
        Assert.Null(found.Separable[0].Classes[2]);
        Assert.All(found.Best[3]!.Images, drive => Assert.Equal(3, labels[drive.Image]));
        double[] falling = [.. found.Best[0]!.Images.Select(one => one.Activation)];
        Assert.Equal(falling.OrderDescending(), falling);
        Assert.All(found.Images, one => Assert.Equal(images.Image(one.Image), one.Pixels.Span));
        Assert.All(found.Images, one => Assert.Equal(labels[one.Image], one.Class));
        Assert.DoesNotContain(6, layer.Map.Neurons);
        Assert.True(layer.Map.Means[layer.Map.Neurons.IndexOf(0)][0] > 1);
    }

    [Fact]
    public void Quantiles_AreInterpolated()
    {
        ActivationSpread spread = ActivationSpread.Of([4, 0, 3, 1, 2])!;

        Assert.Equal(new ActivationSpread(0.2, 1, 2, 3, 3.8, 2), spread);
        Assert.Equal(new ActivationSpread(5, 5, 5, 5, 5, 5), ActivationSpread.Of([5]));
        Assert.Null(ActivationSpread.Of([]));
    }

    [Fact]
    public void EqualActivations_TakeTheFirstImages()
    {
        FeatureTable table = Activations.Of([0f], [1f], [1f], [0f], [1f], [1f]);

        Assert.Equal([1, 2, 4], DrivenNeuron.Of(table, 0, 0, most: 3).Images.Select(one => one.Image));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 256)]
    [InlineData(3, 256)]
    [InlineData(300, 256)]
    public void SmallSetsAndManyClasses_AreAnalysed(int images, int classes)
    {
        byte[] labels = [.. Enumerable.Range(0, images).Select(i => (byte)(i * 7 % classes))];
        FeatureTable table = Activations.Of([3, 2], Activations.Drawn(labels, neurons: 5, answer: 1, seed: images));
        string json = RepresentationJson.Write(Representation.Of(table, Activations.Images(labels), classes));

        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.InRange(json.Length, 100, 150_000);
    }

    [Fact]
    public void LargeImages_AreLeftOut()
    {
        byte[] labels = [0, 1, 0, 1];
        var images = new ImageSet(200, 300, new byte[4 * 60_000], labels);
        Representation found = Representation.Of(Activations.Of(Activations.Drawn(labels, 4, 3, seed: 2)), images, 2);

        Assert.True(found.Images.IsEmpty && found.Early.IsEmpty && found.Best.All(one => one is null));
        Assert.Equal([0, 1], found.Layers[0].Classes.Select(one => one.Neuron));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_ChangeNothing(int threads)
    {
        ImageSet images = DigitGenerator.Generate(seed: 1, DigitSet.Test, count: 150);
        var state = new NetworkState(ToyNetwork.Of(images.PixelsPerImage, [40, 30]));

        Assert.Equal(With(1), With(threads));

        string With(int count)
        {
            FeatureTable table = Encoder.Encode(state, images, new PixelNormalization(0.13, 0.31), count);
            return RepresentationJson.Write(Representation.Of(table, images, classes: 10));
        }
    }
}
