using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

public sealed class EncoderTests
{
    private static readonly PixelNormalization Normalization = new(0.1307, 0.3081);

    public static TheoryData<Activation> Activations() => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Encode_LearnedNetwork_ReadPlusActivationBitForBit(Activation activation)
    {
        NetworkState state = Learned(activation);
        ImageSet images = Images(35);
        FeatureTable table = Encoder.Encode(state, images, Normalization, 2);
        for (int image = 0; image < images.Count; image++)
        {
            float[] x = new float[state.Layers[0].Forward.Stride];
            Normalization.Apply(images.Image(image), x);
            for (int l = 0; l < state.Layers.Length; l++)
            {
                x = Forward(state.Layers[l], x);
                Assert.Equal(x, table.Row(image, l).ToArray());
            }
        }
    }

    /// <summary>What a learning engine remembers as its previous activation is what the encoder gives for that sample, before its write.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Encode_SampleThatIsLearnedNext_ActivationsOfTheLearningEngine(Activation activation)
    {
        NetworkState state = Learned(activation);
        ImageSet images = Images(1);
        FeatureTable table = Encoder.Encode(state, images, Normalization, 1);
        new VectorEngine(Network(activation), state, 1).Learn(new ImageStream(images), 1);
        for (int l = 0; l < state.Layers.Length; l++)
            Assert.Equal(table.Row(0, l).ToArray(), state.Layers[l].Previous.Span.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(50)]
    public void Encode_AnyThreadsAndAnyCount_SameRows(int count)
    {
        NetworkState state = Learned(Activation.Relu);
        FeatureTable all = Encoder.Encode(state, Images(50), Normalization, 1);
        foreach (int threads in (int[])[1, 2, 8])
        {
            FeatureTable some = Encoder.Encode(state, Images(50).Take(count), Normalization, threads);
            Assert.Equal(count, some.Images);
            for (int image = 0; image < count; image++)
                Assert.True(some.Row(image).SequenceEqual(all.Row(image)));
        }
    }

    [Fact]
    public void Counts_WithRecurrence_HaveEveryPass()
    {
        LayerCounts[] counts = [.. Encoder.Counts(ToyNetwork.Of(40, [20, 18, 20]) with { Recurrence = 3 }, images: 5).Layers];
        Assert.Equal([5L, 5, 5], counts.Select(layer => layer.Samples));
        Assert.Equal([5L * 41 * 20, 15 * 21 * 18, 15 * 19 * 20], counts.Select(layer => layer.ForwardCellReads));
        Assert.Equal([5L * 20, 15 * 18, 15 * 20], counts.Select(layer => layer.ActivationSteps));
    }

    [Fact]
    public void Encode_Network_Unchanged()
    {
        NetworkState state = Learned(Activation.Tanh);
        string before = state.Sha256();
        Encoder.Encode(state, Images(20), Normalization, 2);
        Assert.Equal(before, state.Sha256());
    }

    private static Network Network(Activation activation) => ToyNetwork.Of(30, [19, 34], activation: activation);

    private static NetworkState Learned(Activation activation)
    {
        var engine = new VectorEngine(Network(activation), new NetworkState(Network(activation)), 1);
        engine.Learn(new ToyStream(30), 200);
        engine.Settle();
        return engine.State;
    }

    private static float[] Forward(LayerState layer, float[] x)
    {
        float[] z = new float[AlignedFloats.Padded(layer.Layer.Neurons)];
        for (int j = 0; j < layer.Layer.Neurons; j++)
            z[j] = ActivationFunction.Evaluate(layer.Layer.Activation, new FloatLane(layer.Forward.Read(j, x))).Value.Value;
        return z;
    }

    private static ImageSet Images(int count)
    {
        var random = new Philox(3, RandomStream.Digits);
        byte[] pixels = [.. Enumerable.Range(0, count * 30).Select(i => (byte)random.Block(1, (ulong)i).W0)];
        return new ImageSet(5, 6, pixels, new byte[count]);
    }

    private sealed class ImageStream(ImageSet images) : ISampleSource
    {
        public int Inputs => images.PixelsPerImage;

        public void Read(long sample, Span<float> input) => Normalization.Apply(images.Image(0), input);
    }
}
