using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>Where the first layer alone learns, those behind it keep their weights, and their normalisation follows what comes.</summary>
public sealed class FirstLayerTests
{
    private const int Batches = 10;

    [Theory]
    [InlineData(BatchRule.Trl)]
    [InlineData(BatchRule.TrlS)]
    public void Learn_FirstLayerAlone_LaterLayersKeepTheirParametersAndFollowTheirStatistics(BatchRule rule)
    {
        Network network = NetworkOf(rule);
        var reference = new ReferenceForward(network);
        var source = new LabelledNoise(GradientCase.Inputs);
        var state = new NetworkState(network);
        var engine = new BatchEngine(network, state, 2);
        byte[] before = Bytes(state.Layers[1]), first = Bytes(state.Layers[0]);
        NormMoments expected = ReferenceForward.Fresh(state.Layers[1].Layer.Neurons);
        double[][] all = source.Batch(Batches * GradientCase.Samples);
        for (int batch = 0; batch < Batches; batch++)
        {
            double[][] images = all[(batch * GradientCase.Samples)..((batch + 1) * GradientCase.Samples)];
            double[][] hidden = reference.Pass(LayerWeights.Of(state.Layers[0]), images, held: null);
            reference.Held(LayerWeights.Of(state.Layers[1]), hidden, expected);
            engine.Learn(source, GradientCase.Samples);
        }

        Assert.Equal(before, Bytes(state.Layers[1]));
        Assert.NotEqual(first, Bytes(state.Layers[0]));
        AssertClose(expected.Mean, state.Layers[1].Normalization!.Mean.Span);
        AssertClose(expected.Variance, state.Layers[1].Normalization!.Variance.Span);
    }

    [Fact]
    public void Plan_FirstLayerAlone_PassesTheOthersOnlyForTheirStatistics()
    {
        Network normalized = NetworkOf(BatchRule.Trl);
        Assert.Equal((0, 1), new BatchPlan(normalized).Learning(0));
        Assert.Equal(2, new BatchPlan(normalized).Passes(0));
        Assert.Equal(1, new BatchPlan(normalized with { Batch = normalized.Batch! with { Normalization = null } }).Passes(0));
    }

    private static Network NetworkOf(BatchRule rule) => GradientCase.Local["norm trl"] with
    {
        Batch = GradientCase.Local["norm trl"].Batch! with { Rule = rule },
        TotalSamples = Batches * GradientCase.Samples,
    };

    /// <summary>What a layer could have learned.</summary>
    private static byte[] Bytes(LayerState layer) =>
        [.. new[] { layer.Forward.Cells, layer.Forward.Bias, layer.Lateral.Cells, layer.Normalization!.Scale, layer.Normalization.Shift }.SelectMany(values => values.Span.ToArray()).SelectMany(BitConverter.GetBytes)];

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        for (int j = 0; j < expected.Length; j++)
            Assert.Equal(expected[j], actual[j], 1e-4);
    }
}
