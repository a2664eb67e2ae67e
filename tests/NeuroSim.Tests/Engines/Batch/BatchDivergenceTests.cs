using NeuroSim.Engines;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>A weight that is no number stops batched rules, and the message names the neuron it belongs to where the rule can know it.</summary>
public sealed class BatchDivergenceTests
{
    [Theory]
    [InlineData(BatchRule.TrlS, 0, 21)]
    [InlineData(BatchRule.TrlS, 1, 17)]
    [InlineData(BatchRule.Trl, 0, 39)]
    public void Learn_AWeightIsNoNumber_NamesItsNeuron(BatchRule rule, int layer, int neuron)
    {
        foreach (int threads in (int[])[1, 2])
        {
            NonFiniteSignalException thrown = Failure(rule, layer, neuron, threads);
            Assert.Equal((layer, neuron, 0), (thrown.Layer!.Value, thrown.Neuron!.Value, thrown.Sample));
            Assert.Contains($"neuron {neuron + 1} of layer {layer + 1} ", thrown.Message, StringComparison.Ordinal);
            Assert.Equal($"layer {layer + 1}, neuron {neuron + 1}, sample 0", thrown.Where);
        }
    }

    [Fact]
    public void Learn_BackpropagationOfNoNumber_NamesALayer() => Assert.NotNull(Failure(BatchRule.Backprop, 1, 3, 2).Layer);

    [Fact]
    public void Where_WithoutLayerAndNeuron_SaysTheSample() => Assert.Equal("sample 7", new NonFiniteSignalException(layer: null, neuron: null, 7).Where);

    private static NonFiniteSignalException Failure(BatchRule rule, int layer, int neuron, int threads)
    {
        Network network = ToyNetwork.Of(21, [40, 19]) with
        {
            Batch = new BatchSettings { Rule = rule, Batch = 16, Chunk = 4, EpochSamples = 64, Classes = 3 },
            LateralRetention = 1.2e-38f,
            Optimizer = new OptimizerSettings(OptimizerKind.Adam, 1e-3f),
            TotalSamples = 128,
        };
        var state = new NetworkState(network);
        var engine = new BatchEngine(network, state, threads);
        state.Layers[layer].Forward.Row(neuron)[3] = float.NaN;
        return Assert.Throws<NonFiniteSignalException>(() => engine.Learn(new LabelledNoise(21), 64));
    }
}
