using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>
/// What the three schedules mean, by an implementation that shares no layer code with the engines: synchronous is the rule itself, shifted the same
/// with the deviations of the sample before on the lateral inputs, pipelined the same with every weight write one sample late.
/// </summary>
public sealed class ReferenceEngineTests
{
    private const int Samples = 300;

    public static TheoryData<Schedule, Activation, int, OptimizerKind> Rules() => EngineConformanceTests.Rules();

    [Theory]
    [MemberData(nameof(Rules))]
    public void Engines_AnyRule_BitsOfTheReference(Schedule schedule, Activation activation, int writeEvery, OptimizerKind optimizer) =>
        AssertEngines(ToyNetwork.Of(21, [17, 12], schedule, activation, writeEvery, optimizer), Samples);

    [Theory]
    [CombinatorialSchedules]
    public void Engines_NoisyMismatchedLeakyCellsAndThreeLayers_BitsOfTheReference(Schedule schedule, int writeEvery) =>
        AssertEngines(ToyNetwork.Of(70, [33, 16, 5], schedule, Activation.Gelu, writeEvery, noisy: true), Samples);

    public static TheoryData<string, Schedule, int> Memories() => MemoryConformanceTests.Memories();

    [Theory]
    [MemberData(nameof(Memories))]
    public void Engines_AnyMemory_BitsOfTheReference(string memory, Schedule schedule, int writeEvery) =>
        AssertEngines(MemoryConformanceTests.With(memory, ToyNetwork.Of(21, [17, 12], schedule, writeEvery: writeEvery)), Samples);

    [Theory]
    [InlineData(Schedule.Synchronous, Schedule.Shifted)]
    [InlineData(Schedule.Synchronous, Schedule.Pipelined)]
    [InlineData(Schedule.Shifted, Schedule.Pipelined)]
    public void Engines_TwoSchedules_Differ(Schedule one, Schedule other) =>
        Assert.NotEqual(Vector(ToyNetwork.Of(21, [17, 12], one), Samples).Sha256(), Vector(ToyNetwork.Of(21, [17, 12], other), Samples).Sha256());

    private static void AssertEngines(Network network, int samples)
    {
        ReferenceLayer[] expected = Reference(network, samples);
        NetworkState vector = Vector(network, samples), events = Event(network, samples);
        for (int l = 0; l < expected.Length; l++)
        {
            expected[l].AssertSame(vector.Layers[l]);
            expected[l].AssertSame(events.Layers[l]);
        }
    }

    private static ReferenceLayer[] Reference(Network network, int samples)
    {
        var initial = new NetworkState(network);
        ReferenceLayer[] layers = [.. initial.Layers.Select((state, l) => new ReferenceLayer(network, l, state))];
        var source = new ToyStream(network.Layers[0].Inputs);
        for (long t = 0; t < samples; t++)
        {
            float[] x = new float[AlignedFloats.Padded(source.Inputs)];
            source.Read(t, x);
            foreach (ReferenceLayer layer in layers)
                x = layer.Step(t, x);
        }

        foreach (ReferenceLayer layer in layers)
            layer.Settle(samples - 1);
        return layers;
    }

    private static NetworkState Vector(Network network, int samples)
    {
        var engine = new VectorEngine(network, new NetworkState(network), 1);
        engine.Learn(new ToyStream(network.Layers[0].Inputs), samples);
        engine.Settle();
        return engine.State;
    }

    private static NetworkState Event(Network network, int samples)
    {
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), 1);
        engine.Learn(new ToyStream(network.Layers[0].Inputs), samples);
        engine.Settle();
        return engine.State;
    }
}
