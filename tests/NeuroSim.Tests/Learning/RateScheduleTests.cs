using NeuroSim.Learning;

namespace NeuroSim.Tests.Learning;

public sealed class RateScheduleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(250, 0.75)]
    [InlineData(999, 0.001)]
    [InlineData(1000, 0)]
    [InlineData(5000, 0)]
    public void At_Linear_FallsToZeroAtTheEnd(long sample, double share)
    {
        var rate = new RateSchedule(new OptimizerSettings(OptimizerKind.Sgd, 0.5f, RateDecay.Linear), 1000);
        Assert.Equal(0.5 * share, rate.At(sample), 1e-12);
    }

    [Theory]
    [InlineData(RateDecay.None, 1000)]
    [InlineData(RateDecay.Linear, 0)]
    public void At_NoDecayOrNoEnd_Constant(RateDecay decay, long total)
    {
        var rate = new RateSchedule(new OptimizerSettings(OptimizerKind.Sgd, 0.5f, decay), total);
        Assert.Equal(0.5, rate.At(0));
        Assert.Equal(0.5, rate.At(1_000_000));
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd, 1, WritePolicy.Immediate)]
    [InlineData(OptimizerKind.NeuronRms, 1, WritePolicy.Immediate)]
    [InlineData(OptimizerKind.Adam, 1, WritePolicy.Held)]
    [InlineData(OptimizerKind.Sgd, 2, WritePolicy.Held)]
    [InlineData(OptimizerKind.NeuronRms, 16, WritePolicy.Held)]
    public void Policy_StatePerSynapseOrSeveralSamples_Held(OptimizerKind kind, int writeEvery, WritePolicy policy) =>
        Assert.Equal(policy, new OptimizerSettings(kind, 1e-3f).Policy(writeEvery));
}
