using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentNetworkTests
{
    [Fact]
    public void Of_Complete_TakesEveryValue()
    {
        Experiment experiment = ExperimentText.Parse(ExperimentText.Complete) with { Sweep = new SweepSettings([]) };

        (Network network, _) = ExperimentNetwork.Of(experiment, inputs: 784, totalSamples: 1500);

        Assert.Equal(new[] { new Layer(784, 16, Activation.Tanh), new Layer(16, 8, Activation.Tanh) }, network.Layers.ToArray());
        Assert.Equal(experiment.Learning.Coefficients, network.Coefficients);
        Assert.Equal(experiment.Learning.Optimizer, network.Optimizer);
        (RcCell mean, RcCell variance) = (Assert.IsType<RcCell>(network.MeanCell), Assert.IsType<RcCell>(network.VarianceCell));
        Assert.Equal(0.9, (mean with { LeakTimeConstantSeconds = null }).Retention(2.5e-6), 12);
        Assert.Equal(123.456789e6, variance.ResistanceOhms);
        Assert.Null(variance.LeakTimeConstantSeconds);
        Assert.Equal((0.02, 0.1, 0.05, 0.01), (mean.LeakTimeConstantSeconds, mean.LeakReference, mean.ResistanceMismatch, mean.CapacitanceMismatch));
        Assert.Equal((true, 350, 0.2), (network.MeanCell.ThermalNoise, network.MeanCell.TemperatureKelvin, network.MeanCell.UnitVolts));
        Assert.Equal(0.99f, network.LateralRetention);
        Assert.Equal((16, Schedule.Pipelined, 2.5e-6, 1e-10), (network.WriteEvery, network.Schedule, network.SamplePeriodSeconds, network.TickSeconds));
        Assert.Equal((7ul, 1500L), (network.Seed, network.TotalSamples));
    }

    [Fact]
    public void Of_Default_HasOneRetentionAndNoWarning()
    {
        (Network network, var warnings) = ExperimentNetwork.Of(ExperimentText.Parse("name: a"), 784, 60000);

        Assert.Empty(warnings);
        Assert.Equal(0.9995f, network.LateralRetention);
        Assert.Equal(0.9995, network.MeanCell.Retention(1e-6), 12);
        Assert.Equal(network.MeanCell, network.VarianceCell);
    }

    [Fact]
    public void Of_Sweep_IsMoreThanOneNetwork()
    {
        var error = Assert.Throws<InvalidInputException>(() => ExperimentNetwork.Of(ExperimentText.Parse(ExperimentText.Complete), 784, 1));
        Assert.Contains("only run takes those", error.Message, StringComparison.Ordinal);
        Assert.Contains("hardware.memory.resistance=1 MOhm", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resistance: 1 kOhm", 60000, "hardly remembers")]
    [InlineData("resistance: 1 TOhm, capacitance: 1 uF", 60000, "rounds to 1")]
    [InlineData("retention: 0.9995", 100, "never settles")]
    public void Of_ImplausibleMemory_Warns(string memory, long samples, string warning)
    {
        (Network network, var warnings) = ExperimentNetwork.Of(ExperimentText.Parse($"{{ name: a, hardware: {{ memory: {{ {memory} }} }} }}"), 784, samples);

        Assert.Equal(3, warnings.Length);
        Assert.StartsWith("The mean memory has R C = ", warnings[0], StringComparison.Ordinal);
        Assert.All(warnings, text => Assert.Contains(warning, text, StringComparison.Ordinal));
        Assert.True(network.LateralRetention is > 0 and < 1);
    }
}
