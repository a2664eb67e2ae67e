using NeuroSim.Circuits;
using NeuroSim.Engines;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Circuits;

public sealed class CoSimulationTests
{
    [NativeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memories_InSpiceWhileTheNetworkLearns_StayWithTheModel(bool noisy)
    {
        Network network = ToyNetwork.Of(20, [8, 6], noisy: noisy);
        network = network with
        {
            MeanCell = (RcCell)network.MeanCell with { LeakTimeConstantSeconds = null },
            VarianceCell = (RcCell)network.VarianceCell with { LeakTimeConstantSeconds = null },
        };
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads: 2);
        using var first = new CoSimulatedMemory((RcCell)network.MeanCell, (RcCell)network.VarianceCell, network.SamplePeriodSeconds);
        using var second = new CoSimulatedMemory((RcCell)network.MeanCell, (RcCell)network.VarianceCell, network.SamplePeriodSeconds);
        engine.Attach(0, 3, first);
        engine.Attach(1, 2, second);
        var stream = new ToyStream(20);
        for (int block = 0; block < 12; block++)
            engine.Learn(stream, 100);
        Assert.InRange(first.LargestDifference, 1e-12, 1e-3);
        Assert.InRange(second.LargestDifference, 1e-12, 1e-3);
    }
}
