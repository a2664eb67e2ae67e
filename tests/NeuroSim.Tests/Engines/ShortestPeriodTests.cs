using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>The event engine runs every schedule at the very period that its formula promises, whatever the latencies, and refuses one tick less.</summary>
public sealed class ShortestPeriodTests
{
    private const int Cases = 40;

    [Theory]
    [InlineData(Schedule.Synchronous, OptimizerKind.NeuronRms, 1)]
    [InlineData(Schedule.Shifted, OptimizerKind.NeuronRms, 1)]
    [InlineData(Schedule.Pipelined, OptimizerKind.NeuronRms, 1)]
    [InlineData(Schedule.Synchronous, OptimizerKind.Adam, 1)]
    [InlineData(Schedule.Shifted, OptimizerKind.Sgd, 3)]
    [InlineData(Schedule.Pipelined, OptimizerKind.Adam, 3)]
    public void EventEngine_AtTheShortestPeriod_EqualsTheVectorEngine(Schedule schedule, OptimizerKind optimizer, int writeEvery)
    {
        for (uint i = 0; i < Cases; i++)
        {
            PartLatencies latencies = Draw(i);
            Network network = At(SchedulePeriod.Of(schedule, latencies), schedule, optimizer, writeEvery);
            var vector = new VectorEngine(network, new NetworkState(network), 1);
            var events = new EventEngine(network, new NetworkState(network), [latencies, latencies], 1);
            foreach (IStreamingEngine engine in (IStreamingEngine[])[vector, events])
            {
                engine.Learn(new ToyStream(9), 37);
                engine.Learn(new ToyStream(9), 24);
                engine.Settle();
            }

            Assert.Equal(vector.State.Sha256(), events.State.Sha256());
            Assert.Equal(vector.Counts(), events.Counts());
        }
    }

    [Theory]
    [InlineData(Schedule.Synchronous)]
    [InlineData(Schedule.Shifted)]
    [InlineData(Schedule.Pipelined)]
    public void EventEngine_OneTickLess_IsRefused(Schedule schedule)
    {
        PartLatencies latencies = new(86, 103, 85, 8, 31, 31);
        Network network = At(SchedulePeriod.Of(schedule, latencies) - 1, schedule, OptimizerKind.Sgd, 1);
        var refused = Assert.Throws<InvalidInputException>(() => new EventEngine(network, new NetworkState(network), [latencies, latencies], 1));
        Assert.Equal("hardware.samplePeriod", refused.Where);
    }

    private static Network At(long ticks, Schedule schedule, OptimizerKind optimizer, int writeEvery) =>
        ToyNetwork.Of(9, [6, 5], schedule, optimizer: optimizer, writeEvery: writeEvery) with { SamplePeriodSeconds = ticks * 1e-9 };

    private static PartLatencies Draw(uint index)
    {
        var random = new Philox(3, RandomStream.Digits);
        long[] ticks = [.. Enumerable.Range(0, 6).Select(part => 1L + random.Below(200, index, (ulong)part))];
        return new PartLatencies(ticks[0], ticks[1], ticks[2], ticks[3], ticks[4], ticks[5]);
    }
}
