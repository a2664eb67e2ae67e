using NeuroSim.Engines;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Tests.Memories;

namespace NeuroSim.Tests.Engines;

/// <summary>Both engines, and the plain reference, with every memory cell, schedule and thread count: the same bits, and not those of ideal memories.</summary>
public sealed class MemoryConformanceTests
{
    private const int Samples = 300;

    public static TheoryData<string, Schedule, int> Memories()
    {
        var data = new TheoryData<string, Schedule, int>();
        foreach (string cell in Cells.All.Keys.Concat(["previous: sample-and-hold", "previous: register", "squarer"]))
        {
            foreach (Schedule schedule in Enum.GetValues<Schedule>())
            {
                data.Add(cell, schedule, 1);
                data.Add(cell, schedule, 4);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Engines_AnyCell_SameBitsAndCounts(string memory, Schedule schedule, int writeEvery)
    {
        Network ideal = ToyNetwork.Of(40, [70, 18], schedule, writeEvery: writeEvery), network = With(memory, ideal);
        string one = Run(new VectorEngine(network, new NetworkState(network), 1), network);
        Assert.Equal(one, Run(new VectorEngine(network, new NetworkState(network), 3), network));
        Assert.Equal(one, Run(new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), 2), network));
        Assert.NotEqual(one, Run(new VectorEngine(ideal, new NetworkState(ideal), 1), ideal));
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Engines_SwappedHalfway_SameBits(string memory, Schedule schedule, int writeEvery)
    {
        Network network = With(memory, ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery));
        var source = new ToyStream(40);
        var state = new NetworkState(network);
        var vector = new VectorEngine(network, state, 2);
        var events = new EventEngine(network, state, ToyNetwork.LatenciesOf(network), 1);
        foreach (int block in (int[])[1, 2, 7, 40, 100])
        {
            vector.Learn(source, block);
            events.Learn(source, block);
        }

        vector.Settle();
        Assert.Equal(Run(new VectorEngine(network, new NetworkState(network), 1), network), state.Sha256());
    }

    internal static Network With(string memory, Network network) => memory switch
    {
        "previous: sample-and-hold" => network with { PreviousCell = Cells.SampleAndHold with { ThermalNoise = true, LeakageAmperes = 1e-10, CapacitanceMismatch = 0.1, OffsetVolts = 1e-3 } },
        "previous: register" => network with { PreviousCell = new RegisterCell { Bits = 8, FractionBits = 5, Shift = 0, IsStochastic = true } },
        "squarer" => network with { Squarer = new Squarer(0.05, 0.02) },
        _ => network with { MeanCell = Cells.All[memory], VarianceCell = Cells.All[memory] },
    };

    private static string Run(IStreamingEngine engine, Network network)
    {
        engine.Learn(new ToyStream(network.Layers[0].Inputs), Samples);
        engine.Settle();
        return engine.State.Sha256();
    }
}
