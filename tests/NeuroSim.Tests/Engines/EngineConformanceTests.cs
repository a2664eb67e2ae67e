using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Engines;

/// <summary>Both engines, every schedule, activation, write granularity, optimiser, size around the vector width, and thread count: the same bits.</summary>
public sealed class EngineConformanceTests
{
    private const int Samples = 1000;

    public static TheoryData<Schedule, Activation, int, OptimizerKind> Rules()
    {
        var data = new TheoryData<Schedule, Activation, int, OptimizerKind>();
        foreach (Schedule schedule in Enum.GetValues<Schedule>())
        {
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                foreach (int writeEvery in (int[])[1, 3, 16])
                {
                    foreach (OptimizerKind optimizer in Enum.GetValues<OptimizerKind>().Where(kind => kind != OptimizerKind.RmsProp))
                        data.Add(schedule, activation, writeEvery, optimizer);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Engines_AnyRule_SameBitsAndCounts(Schedule schedule, Activation activation, int writeEvery, OptimizerKind optimizer)
    {
        Network network = ToyNetwork.Of(21, [17, 33], schedule, activation, writeEvery, optimizer);
        AssertSame(Vector(network, 1), Event(network, 1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(15, 16)]
    [InlineData(16, 17)]
    [InlineData(64, 65)]
    [InlineData(79, 31)]
    [InlineData(130, 96)]
    public void Engines_SizesAroundTheVectorWidth_SameBitsAndCounts(int inputs, int neurons)
    {
        Network network = ToyNetwork.Of(inputs, [neurons, neurons + 1, 5], activation: Activation.Sigmoid);
        AssertSame(Vector(network, 2), Event(network, 2));
    }

    [Theory]
    [CombinatorialSchedules]
    public void Engines_AnyThreadCount_SameBitsAndCounts(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [70, 66], schedule, writeEvery: writeEvery, noisy: true);
        Outcome one = Vector(network, 1);
        int many = writeEvery == 3 ? 8 : 3; // eight threads on two cores mostly wait for each other
        foreach (int threads in (int[])[2, many])
            AssertSame(one, Vector(network, threads));
        foreach (int threads in (int[])[1, 2, many])
            AssertSame(one, Event(network, threads));
    }

    [Theory]
    [CombinatorialSchedules]
    public void Engines_InUnevenBlocksAndSwappedHalfway_SameBits(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery);
        var source = new ToyStream(40);
        var state = new NetworkState(network);
        var vector = new VectorEngine(network, state, 2);
        var events = new EventEngine(network, state, ToyNetwork.LatenciesOf(network), 1);
        foreach (int block in (int[])[1, 2, 7, 90, 400])
        {
            vector.Learn(source, block);
            events.Learn(source, block);
        }

        vector.Settle();
        Assert.Equal(Vector(network, 1).Sha256, state.Sha256());
    }

    [Theory]
    [CombinatorialSchedules]
    public void Counts_OfEnginesThatGoOnWhereOthersStopped_AddUp(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery);
        AssertSame(Vector(network, 1), InParts(network, state => new VectorEngine(network, state, 2)));
        AssertSame(Event(network, 1), InParts(network, state => new EventEngine(network, state, ToyNetwork.LatenciesOf(network), 1)));
    }

    /// <summary>Every part by an engine of its own, as after a resume; the parts end within windows of K samples.</summary>
    private static Outcome InParts(Network network, Func<NetworkState, IStreamingEngine> engineOf)
    {
        var source = new ToyStream(network.Layers[0].Inputs);
        var state = new NetworkState(network);
        OperationCounts? counts = null;
        foreach (int block in (int[])[1, 10, 89, 17, 383, 500])
        {
            IStreamingEngine engine = engineOf(state);
            engine.Learn(source, block);
            if (state.Samples == Samples)
                engine.Settle();
            counts = counts?.Plus(engine.Counts()) ?? engine.Counts();
        }

        return new Outcome(state.Sha256(), counts!);
    }

    private static void AssertSame(Outcome expected, Outcome actual)
    {
        Assert.Equal(expected.Sha256, actual.Sha256);
        Assert.Equal(expected.Counts, actual.Counts);
    }

    private static Outcome Vector(Network network, int threads)
    {
        var engine = new VectorEngine(network, new NetworkState(network), threads);
        engine.Learn(new ToyStream(network.Layers[0].Inputs), Samples);
        engine.Settle();
        return new Outcome(engine.State.Sha256(), engine.Counts());
    }

    private static Outcome Event(Network network, int threads)
    {
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads);
        engine.Learn(new ToyStream(network.Layers[0].Inputs), Samples);
        engine.Settle();
        return new Outcome(engine.State.Sha256(), engine.Counts());
    }

    private sealed record Outcome(string Sha256, OperationCounts Counts);
}
