using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Leaky;
using NeuroSim.Engines.Recurrent;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines;

/// <summary>A sample allocates nothing: a thousand more samples allocate no more than the noise of a process.</summary>
[Collection(AloneCollection.Name)]
public sealed class AllocationTests
{
    /// <summary>Bytes for 1000 samples that are no cost of a sample: what the runtime itself may allocate meanwhile.</summary>
    private const long Noise = 4000;

    private static readonly ToyStream Source = new(24);

    private static readonly PrototypeStream Items = new(0.5, 5, 1);

    [Theory]
    [InlineData(1, OptimizerKind.NeuronRms, 1)]
    [InlineData(2, OptimizerKind.NeuronRms, 1)]
    [InlineData(1, OptimizerKind.Adam, 1)]
    [InlineData(1, OptimizerKind.Sgd, 8)]
    public void VectorEngine_ThousandSamplesMore_NothingMore(int threads, OptimizerKind optimizer, int writeEvery)
    {
        Network network = ToyNetwork.Of(Source.Inputs, [20, 34], optimizer: optimizer, writeEvery: writeEvery, noisy: true);
        var engine = new VectorEngine(network, new NetworkState(network), threads);
        AssertNothingPerSample(engine.Learn);
    }

    [Theory]
    [InlineData(1, OptimizerKind.NeuronRms, 1)]
    [InlineData(2, OptimizerKind.NeuronRms, 1)]
    [InlineData(1, OptimizerKind.Adam, 1)]
    [InlineData(1, OptimizerKind.NeuronRms, 8)]
    public void EventEngine_ThousandSamplesMore_NothingMore(int threads, OptimizerKind optimizer, int writeEvery)
    {
        Network network = ToyNetwork.Of(Source.Inputs, [20, 34], optimizer: optimizer, writeEvery: writeEvery, noisy: true);
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads);
        AssertNothingPerSample(engine.Learn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void EventEngine_RecordingAThousandSamplesMore_NothingMore(int writeEvery)
    {
        Network network = ToyNetwork.Of(Source.Inputs, [20, 34], writeEvery: writeEvery);
        var probe = new NeuronProbe(1, 5, 7, 0, 20_000);
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), 1) { Probe = probe };
        AssertNothingPerSample(engine.Learn);
        Assert.True(probe.Rows().Length > 3000);
    }

    [Theory]
    [InlineData(DescentKind.GradientDescent, 1)]
    [InlineData(DescentKind.RmsProp, 16)]
    public void LeakyEngine_ThousandItemsMore_NothingMore(DescentKind descent, int batch)
    {
        var settings = new LeakySettings { Retentions = [0.5f], Descent = descent, Batch = batch };
        var network = new LeakyNetwork(SmoothItems.Inputs, 20, SmoothItems.Categories, settings, 1);
        var engine = new LeakyEngine(network, new LeakyState(network));
        AssertNothingPerSample((_, items) => engine.Learn(Items, 0, items));
    }

    [Theory]
    [InlineData(DescentKind.GradientDescent)]
    [InlineData(DescentKind.RmsProp)]
    public void LstmEngine_ThousandItemsMore_NothingMore(DescentKind descent)
    {
        var network = new LstmNetwork(SmoothItems.Inputs, 20, SmoothItems.Categories, new LstmSettings { Descent = descent }, 1);
        var engine = new LstmEngine(network, new LstmState(network));
        AssertNothingPerSample((_, items) => engine.Learn(Items, 0, items));
    }

    /// <summary>The runtime allocates now and then on its own account, so the best of a few attempts counts.</summary>
    private static void AssertNothingPerSample(Action<ISampleSource, int> learn)
    {
        learn(Source, 300);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 4 && least > Noise; attempt++)
        {
            long few = Allocated(() => learn(Source, 1000)), many = Allocated(() => learn(Source, 2000));
            least = Math.Min(least, many - few);
        }

        Assert.True(least <= Noise, $"1000 samples allocate {least} bytes");
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
