using NeuroSim.Crossbars;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>Both engines with every device, schedule, write granularity and thread count: the same bits, and not those of the ideal array.</summary>
public sealed class DeviceConformanceTests
{
    private const int Samples = 300;

    public static TheoryData<string, Schedule, int> Designs()
    {
        var data = new TheoryData<string, Schedule, int>();
        foreach (string design in DeviceDesigns.Names)
        {
            foreach (Schedule schedule in Enum.GetValues<Schedule>())
            {
                data.Add(design, schedule, 1);
                data.Add(design, schedule, 4);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Engines_AnyDesign_SameBitsAndCounts(string design, Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [70, 18], schedule, writeEvery: writeEvery) with { Crossbar = DeviceDesigns.Of(design) };
        Outcome one = Run(new VectorEngine(network, new NetworkState(network), 1), network);
        Assert.Equal(one, Run(new VectorEngine(network, new NetworkState(network), 3), network));
        Assert.Equal(one, Run(new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), 2), network));
        Network ideal = network with { Crossbar = CrossbarDesign.Ideal };
        Assert.NotEqual(one.Sha256, Run(new VectorEngine(ideal, new NetworkState(ideal), 1), ideal).Sha256);
    }

    [Theory]
    [InlineData("levels")]
    [InlineData("stuck")]
    public void Engines_AdamOnDevices_SameBitsAndCounts(string design)
    {
        Network network = ToyNetwork.Of(40, [20], writeEvery: 4, optimizer: OptimizerKind.Adam) with { Crossbar = DeviceDesigns.Of(design) };
        Assert.Equal(
            Run(new VectorEngine(network, new NetworkState(network), 2), network),
            Run(new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), 1), network));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Engines_SwappedHalfway_SameBits(string design, Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery) with { Crossbar = DeviceDesigns.Of(design) };
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
        Assert.Equal(Run(new VectorEngine(network, new NetworkState(network), 1), network).Sha256, state.Sha256());
    }

    /// <summary>Everything a device remembers is in the sections of a checkpoint; everything else is drawn again.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void State_CopiedSectionBySectionHalfway_ContinuesWithTheSameBits(string design, Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery) with { Crossbar = DeviceDesigns.Of(design) };
        var source = new ToyStream(40);
        var first = new VectorEngine(network, new NetworkState(network), 1);
        first.Learn(source, 131);
        var copy = new NetworkState(network) { Samples = first.State.Samples, Settled = first.State.Settled };
        foreach (((string name, AlignedFloats from), (string same, AlignedFloats to)) in first.State.Sections().Zip(copy.Sections()))
        {
            Assert.Equal(name, same);
            from.Span.CopyTo(to.Span);
        }

        var second = new VectorEngine(network, copy, 2);
        second.Learn(source, Samples - 131);
        second.Settle();
        Assert.Equal(Run(new VectorEngine(network, new NetworkState(network), 1), network).Sha256, copy.Sha256());
    }

    private static Outcome Run(IStreamingEngine engine, Network network)
    {
        engine.Learn(new ToyStream(network.Layers[0].Inputs), Samples);
        engine.Settle();
        return new Outcome(engine.State.Sha256(), engine.Counts());
    }

    private sealed record Outcome(string Sha256, OperationCounts Counts);
}
