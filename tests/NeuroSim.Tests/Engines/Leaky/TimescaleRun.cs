using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Networks;
using NeuroSim.Recording;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>The paper's autoencoder of a stream of time scales, 6-3-6: 20,000 items learned, then 3000 tested with memory.</summary>
internal static class TimescaleRun
{
    /// <summary>Test error and selectivity of one run.</summary>
    public static (double Error, double Selectivity) Of(LeakyNetwork network)
    {
        var stream = new TimescaleStream(0.2, network.Seed);
        var engine = new LeakyEngine(network, new LeakyState(network));
        engine.Learn(stream, 0, 20_000);
        var selectivity = new TimescaleSelectivity(3, 2);
        double error = engine.Test(stream, 1_000_000, 3000, remembers: true, selectivity.Observe).Error;
        return (error, selectivity.Mean());
    }
}
