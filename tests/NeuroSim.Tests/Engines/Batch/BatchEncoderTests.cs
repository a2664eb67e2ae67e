using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Batch;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>The encoder of a network that learned with batch normalisation and recurrence: running statistics, a block of features for each pass.</summary>
public sealed class BatchEncoderTests
{
    [Theory]
    [InlineData("norm")]
    [InlineData("norm mean alone")]
    [InlineData("norm variance alone")]
    [InlineData("recurrence")]
    [InlineData("recurrence norm")]
    public void Encode_ALearnedNetwork_PassesOfTheReferenceWithItsRunningStatistics(string name)
    {
        Network network = GradientCase.Local[name] with { TotalSamples = 10 * GradientCase.Samples };
        var state = new NetworkState(network);
        new BatchEngine(network, state, 1).Learn(new LabelledNoise(GradientCase.Inputs), 10 * GradientCase.Samples);
        byte[] pixels = [.. Enumerable.Range(0, 20 * GradientCase.Inputs).Select(i => (byte)(i * 37 % 256))];
        var images = new ImageSet(1, GradientCase.Inputs, pixels, new byte[20]);
        FeatureTable table = Encoder.Encode(state, images, new PixelNormalization(0.5, 0.3), 2);
        Assert.Equal(network.Passes.Length, table.NeuronsPerLayer.Count);
        double[][] x = [.. Enumerable.Range(0, 20).Select(image => images.Image(image).ToArray().Select(pixel => (pixel / 255.0 - 0.5) / 0.3).ToArray())];
        for (int pass = 0; pass < network.Passes.Length; pass++)
        {
            LayerState layer = state.Layers[network.Passes[pass]];
            x = new ReferenceForward(network).Pass(LayerWeights.Of(layer), x, Running(layer));
            for (int image = 0; image < 20; image++)
                Assert.All(x[image].Zip(table.Row(image, pass).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-3 * (1 + Math.Abs(pair.First))));
        }
    }

    private static NormMoments? Running(LayerState layer) => layer.Normalization is { } norm
        ? new([.. norm.Mean.Span.ToArray().Select(m => (double)m)], [.. norm.Variance.Span.ToArray().Select(v => (double)v)])
        : null;
}
