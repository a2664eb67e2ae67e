using NeuroSim.Costs;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Costs;

public class FootprintTests
{
    private static Footprint Of(OptimizerKind kind, Schedule schedule = Schedule.Synchronous, int every = 1)
    {
        var network = Examples.Network((784, 512)) with { Optimizer = new(kind, 1e-4f), Schedule = schedule, WriteEvery = every };
        return Footprint.Of(Examples.Cmos28, network, network.Layers[0]);
    }

    [Fact]
    public void Adam_KeepsTwoNumbersPerSynapseAndNeuronRmsOnePerNeuron()
    {
        Assert.Equal(0, Of(OptimizerKind.Sgd).OptimizerNumbers);
        Assert.Equal(1, Of(OptimizerKind.NeuronRms).OptimizerNumbers);
        Assert.Equal(2 * 785, Of(OptimizerKind.Adam).OptimizerNumbers);
        Assert.Equal(2 * 785 * 32, Of(OptimizerKind.Adam).OptimizerBits);
        Assert.Equal(0, Of(OptimizerKind.NeuronRms).OptimizerBits);
    }

    [Fact]
    public void Capacitors_AreMeanVarianceAndGradientScale()
    {
        Assert.Equal(2, Of(OptimizerKind.Sgd).Capacitors);
        Assert.Equal(3, Of(OptimizerKind.NeuronRms).Capacitors);
        Assert.Equal(785 + 511, Of(OptimizerKind.Sgd).SynapseCells);
    }

    [Theory]
    [InlineData(Schedule.Synchronous, 1, 0)]
    [InlineData(Schedule.Shifted, 1, 8)]
    [InlineData(Schedule.Pipelined, 1, 8 * (784.0 / 512 + 1))]
    [InlineData(Schedule.Synchronous, 16, 16 * 8 * (784.0 / 512 + 1))]
    [InlineData(Schedule.Pipelined, 16, 17 * 8 * (784.0 / 512 + 1))]
    public void ScheduleBits_AreBuffersPerNeuron(Schedule schedule, int every, double bits) =>
        Assert.Equal(bits, Of(OptimizerKind.NeuronRms, schedule, every).ScheduleBits, 1e-9);

    [Fact]
    public void Adam_TakesMoreAreaAndEnergyThanNeuronRms()
    {
        var rms = Examples.Estimate(Examples.Paper);
        var adam = Examples.Estimate(Examples.Paper with { Optimizer = new(OptimizerKind.Adam, 1e-4f) });
        Assert.True(adam.Learning.EnergyJoules.Typical > 10 * rms.Learning.EnergyJoules.Typical);
        Assert.True(adam.Footprint.Bits > 100 * rms.Footprint.Bits);
    }
}
