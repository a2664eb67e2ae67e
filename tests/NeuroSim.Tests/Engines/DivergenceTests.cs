using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Engines;

/// <summary>A signal that is no finite number stops both engines, and both name the same first (sample, layer, neuron), for any number of threads.</summary>
public sealed class DivergenceTests
{
    private const int Inputs = 21, Samples = 60;

    [Theory]
    [InlineData(Activation.Relu, Schedule.Synchronous, 0, 9)]
    [InlineData(Activation.Relu, Schedule.Shifted, 1, 30)]
    [InlineData(Activation.Relu, Schedule.Pipelined, 1, 2)]
    [InlineData(Activation.Tanh, Schedule.Synchronous, 1, 16)]
    [InlineData(Activation.Sigmoid, Schedule.Shifted, 0, 18)]
    [InlineData(Activation.Gelu, Schedule.Pipelined, 0, 0)]
    public void Learn_WeightIsNan_BothEnginesNameTheSameNeuron(Activation activation, Schedule schedule, int layer, int neuron)
    {
        Network network = ToyNetwork.Of(Inputs, [19, 34], schedule, activation);
        // Tanh and sigmoid make a finite signal of an infinite one.
        bool bounded = activation is Activation.Tanh or Activation.Sigmoid;
        foreach (float weight in bounded ? (float[])[float.NaN] : [float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            Failure failure = AssertSameFailure(network, new ToyStream(Inputs), state => state.Layers[layer].Forward.Row(neuron)[3] = weight);
            Assert.Equal(new Failure(layer, neuron, 0), failure);
        }
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd, 1)]
    [InlineData(OptimizerKind.NeuronRms, 1)]
    [InlineData(OptimizerKind.Adam, 1)]
    [InlineData(OptimizerKind.Sgd, 3)]
    [InlineData(OptimizerKind.NeuronRms, 3)]
    public void Learn_RateIsInfinite_BothEnginesNameTheSameNeuron(OptimizerKind optimizer, int writeEvery)
    {
        foreach (Schedule schedule in Enum.GetValues<Schedule>())
        {
            Network network = ToyNetwork.Of(Inputs, [19, 34], schedule, Activation.Tanh, writeEvery, optimizer);
            network = network with { Optimizer = network.Optimizer with { Rate = float.PositiveInfinity, Decay = RateDecay.None } };
            AssertSameFailure(network, new ToyStream(Inputs), _ => { });
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    public void Learn_InputIsNan_FirstLayerOfThatSample(long sample)
    {
        Network network = ToyNetwork.Of(Inputs, [19, 34, 5]);
        Failure failure = AssertSameFailure(network, new BrokenStream(Inputs, sample), _ => { });
        Assert.Equal(new Failure(0, 0, sample), failure);
    }

    /// <summary>A deep layer fails at an early sample, which the vector engine computes the first layer has failed at a later one: the early sample is the first.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Learn_TwoFailures_EarlierSampleIsNamedThoughItIsComputedLater(long brokenInput)
    {
        Network network = ToyNetwork.Of(Inputs, [19, 34, 18], Schedule.Shifted);
        Failure failure = AssertSameFailure(network, new BrokenStream(Inputs, brokenInput), state => state.Layers[2].Forward.Row(17)[3] = float.NaN);
        Assert.Equal(new Failure(2, 17, 0), failure);
    }

    [Fact]
    public void Learn_LastSampleOfACall_StillNoticed()
    {
        Network network = ToyNetwork.Of(Inputs, [19, 34]);
        AssertSameFailure(network, new BrokenStream(Inputs, Samples - 1), _ => { });
    }

    private static Failure AssertSameFailure(Network network, ISampleSource source, Action<NetworkState> harm)
    {
        Failure expected = Run(state => new EventEngine(network, state, ToyNetwork.LatenciesOf(network), 1).Learn(source, Samples));
        foreach (int threads in (int[])[1, 2, 8])
        {
            Assert.Equal(expected, Run(state => new VectorEngine(network, state, threads).Learn(source, Samples)));
            Assert.Equal(expected, Run(state => new EventEngine(network, state, ToyNetwork.LatenciesOf(network), threads).Learn(source, Samples)));
        }

        return expected;

        Failure Run(Action<NetworkState> learn)
        {
            var state = new NetworkState(network);
            harm(state);
            var thrown = Assert.Throws<NonFiniteSignalException>(() => learn(state));
            return new Failure(thrown.Layer, thrown.Neuron, thrown.Sample);
        }
    }

    private sealed record Failure(int? Layer, int? Neuron, long Sample);

    private sealed class BrokenStream(int inputs, long broken) : ISampleSource
    {
        private readonly ToyStream _sound = new(inputs);

        public int Inputs => inputs;

        public void Read(long sample, Span<float> input)
        {
            _sound.Read(sample, input);
            if (sample == broken)
                input[5] = float.NaN;
        }
    }
}
