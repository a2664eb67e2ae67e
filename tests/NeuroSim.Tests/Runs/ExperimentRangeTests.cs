using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentRangeTests
{
    [Theory]
    [InlineData("data.train", "1", "10000000", "0", "10000001", "1 .. 10000000")]
    [InlineData("data.test", "1", "1000000", "0", "1000001", "1 .. 1000000")]
    [InlineData("stream.chunk", "1", "1000000", "0", "1e7", "1 .. 1000000")]
    [InlineData("stream.coherence", "0", "1", "-0.1", "1.0001", "0 .. 1")]
    [InlineData("network.layers", "[1]", "[16384]", "[0]", "[16385]", "1 .. 16384")]
    [InlineData("learning.coefficients.similarity", "0", "1e6", "-1", "1000001", "0 .. 1000000")]
    [InlineData("learning.coefficients.targetVariance", "1e-6", "1e6", "0", "2e6", "above 0, at most 1000000")]
    [InlineData("data.augment.rotation", "0", "180", "-1", "181", "0 .. 180")]
    [InlineData("data.augment.shift", "0", "1", "-0.1", "1.1", "0 .. 1")]
    [InlineData("data.augment.scale", "0", "0.9", "-0.1", "1", "0 .. 0.9")]
    [InlineData("learning.batchNorm.retention", "0", "0.9999", "-0.1", "1", "0 .. 0.9999")]
    [InlineData("learning.optimizer.rate", "1e-30", "1", "0", "1.001", "above 0, at most 1")]
    [InlineData("learning.writeEvery", "1", "65536", "0", "65537", "1 .. 65536")]
    [InlineData("learning.epochs", "0", "10000", "-1", "10001", "0 .. 10000")]
    [InlineData("head.epochs", "1", "1000", "0", "1001", "1 .. 1000")]
    [InlineData("head.rate", "1e-9", "1", "0", "2", "above 0, at most 1")]
    [InlineData("head.batch", "1", "65536", "0", "65537", "1 .. 65536")]
    [InlineData("hardware.tick", "1 ps", "1 ns", "0.9 ps", "2 ns", "1 ps .. 1 ns")]
    [InlineData("hardware.memory.resistance", "1 kOhm", "1 TOhm", "999 Ohm", "1.1 TOhm", "1 kOhm .. 1 TOhm")]
    [InlineData("hardware.memory.capacitance", "10 fF", "1 uF", "0.9 fF", "1.1 uF", "1 fF .. 1 uF")]
    [InlineData("hardware.memory.retention", "0.1", "0.999998", "0", "1", "above 0, below 1")]
    [InlineData("hardware.memory.leak", "1 ns", "1e9", "0.9 ns", "1.1e9", "1 ns .. 1 Gs")]
    [InlineData("hardware.memory.leakReference", "-1000", "1000", "-1001", "1001", "-1000 .. 1000")]
    [InlineData("hardware.memory.resistanceMismatch", "0", "0.5", "-0.1", "0.6", "0 .. 0.5")]
    [InlineData("hardware.memory.capacitanceMismatch", "0", "0.5", "-0.1", "0.6", "0 .. 0.5")]
    [InlineData("hardware.memory.temperature", "200 K", "450", "199", "451 K", "200 K .. 450 K")]
    [InlineData("hardware.memory.unit", "1 mV", "5 V", "0.9 mV", "5.1 V", "1 mV .. 5 V")]
    public void Range_EndsAreInside_BeyondIsRefusedWithTheRange(string path, string least, string most, string below, string above, string range)
    {
        // Few samples and a capacitance at which every retention has a possible resistance: the other checks stay out of the way.
        const string yaml = "{ name: a, data: { train: 10 } }";
        ExperimentText.Parse(yaml, $"{path}={least}");
        ExperimentText.Parse(yaml, $"{path}={most}");
        foreach (string value in new[] { below, above })
        {
            InvalidInputException error = ExperimentText.Refused(yaml, $"{path}={value}");
            Assert.Contains(range, error.Message, StringComparison.Ordinal);
            Assert.Equal($"--set {path}={value}", error.Where);
        }
    }

    [Fact]
    public void Layers_SixtyFour_IsTheMost()
    {
        Assert.Equal(64, ExperimentText.Parse("name: a", $"network.layers=[{string.Join(',', Enumerable.Repeat(3, 64))}]").Network.Layers.Length);
        InvalidInputException error = ExperimentText.Refused("name: a", $"network.layers=[{string.Join(',', Enumerable.Repeat(3, 65))}]");
        Assert.Contains("1 .. 64", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 us", "1 ns")]
    [InlineData("1 ps", "1 ps")]
    [InlineData("1.7 ns", "100 ps")]
    [InlineData("10 s", "1 ns")]
    [InlineData("0.3 us", "0.1 ns")]
    public void SamplePeriod_WholeNumberOfTicks_IsTaken(string period, string tick) => Clock(period, tick);

    [Theory]
    [InlineData("1.5 ns", "1 ns")]
    [InlineData("0.5 ns", "1 ns")]
    [InlineData("1 us", "0.7 ns")]
    public void SamplePeriod_NoWholeNumberOfTicks_IsRefused(string period, string tick)
    {
        var error = Assert.Throws<InvalidInputException>(() => Clock(period, tick));
        Assert.Contains("whole number of ticks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LongerThanTheClock_IsRefused() =>
        ExperimentText.RefusedAt("{ name: a, data: { train: 10000000 }, learning: { epochs: 10000 }, hardware: { tick: 1 ps, samplePeriod: 10 s, memory: { resistance: 1 TOhm } } }", "test.yaml, line 1, hardware.tick", "64 bits");

    [Fact]
    public void Retention_WithResistance_IsRefused() =>
        ExperimentText.RefusedAt("name: a\nhardware:\n  memory:\n    retention: 0.9\n    resistance: 1 MOhm", "test.yaml, line 5, hardware.memory.resistance", "both given");

    [Fact]
    public void Retention_ThatNeedsAnImpossibleResistance_IsRefused() =>
        ExperimentText.RefusedAt("name: a\nhardware:\n  memory: { retention: 0.999999, capacitance: 1 fF }", "test.yaml, line 3, hardware.memory.retention", "1 kOhm .. 1 TOhm", "1000 TOhm", "0.999999");

    [Fact]
    public void Capacitance_ThatNeedsAnImpossibleResistanceForTheDefaultRetention_NamesTheCapacitance() =>
        ExperimentText.RefusedAt("name: a\nhardware:\n  memory:\n    capacitance: 1 fF", "test.yaml, line 4, hardware.memory.capacitance", "1 kOhm .. 1 TOhm");

    private static void Clock(string period, string tick) =>
        ExperimentText.Parse($"{{ name: a, data: {{ train: 10 }}, hardware: {{ samplePeriod: {period}, tick: {tick}, memory: {{ resistance: 1 MOhm }} }} }}");

    [Theory]
    [InlineData("hardware.memory.retention=0.99999998", "(in single precision it is 1)")]
    [InlineData("hardware.memory.retention=1e-300", "(in single precision it is 0)")]
    public void Value_ThatSinglePrecisionMovesToTheEnd_IsRefusedAndSaysWhy(string setting, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => ExperimentSource.Load("online-pass", [setting])).Message, StringComparison.Ordinal);
}
