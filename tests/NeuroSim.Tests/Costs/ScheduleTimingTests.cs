using NeuroSim.Costs;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Costs;

public class ScheduleTimingTests
{
    // By hand for 784-512-256 and neuron-rms in ns: F = 1 + 10 + 8 x 9 + 3 (7 arrays) = 86, N = 1 + 100 + 2 = 103,
    // L = 1 + 10 + 72 + 2 (4 arrays) = 85, E = 5 + 3 = 8, W = V = 31.
    [Theory]
    [InlineData(Schedule.Synchronous, 313, 313)] // F + N + L + E + W
    [InlineData(Schedule.Shifted, 228, 228)] // F + N + E + W
    [InlineData(Schedule.Pipelined, 156.5, 157)] // (F + N + L + E + W) / 2
    public void Period_IsThatOfTheTimeLine(Schedule schedule, double nanoseconds, long ticks)
    {
        var timing = ScheduleTiming.For(Examples.Cmos28, Examples.Paper, schedule);
        Assert.Equal(nanoseconds * 1e-9, timing.PeriodSeconds, 1e-15);
        Assert.Equal(ticks, timing.PeriodTicks);
        Assert.Equal(1e9 / nanoseconds, timing.SamplesPerSecond, 1e-3);
    }

    [Fact]
    public void Parts_AreTheSlowestLayersInTicks()
    {
        var timing = ScheduleTiming.For(Examples.Cmos28, Examples.Paper);
        Assert.Equal(new PartLatencies(86, 103, 85, 8, 31, 31), timing.Parts);
        Assert.Equal(new PartLatencies(85, 103, 84, 8, 31, 31), timing.Layers[1]);
        Assert.Equal((86 + 103 + 85 + 103) * 1e-9, timing.LatencySeconds, 1e-15);
        Assert.Equal(86 + 103 + 85 + 103, timing.LatencyTicks);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.3e-9)]
    [InlineData(1e-9)]
    public void Ticks_AreNeverShorterThanSeconds(double tick)
    {
        foreach (var timing in ScheduleTiming.All(Examples.Cmos28, Examples.Paper with { TickSeconds = tick }))
        {
            Assert.InRange(timing.PeriodTicks * tick - timing.PeriodSeconds, -1e-18, 7 * tick);
            Assert.True(timing.PeriodTicks >= SchedulePeriod.Of(timing.Schedule, timing.Parts));
        }
    }

    [Fact]
    public void Schedules_AreOrderedAndNothingIsBusierThanThePeriod_ForAnyLatencies()
    {
        for (int i = 0; i < 729; i++)
        {
            double[] t = [.. Enumerable.Range(0, 6).Select(k => new[] { 1.0, 30, 400 }[i / (int)Math.Pow(3, k) % 3])];
            var parts = new PartSeconds(t[0], t[1], t[2], t[3], t[4], t[5]);
            double synchronous = parts.Period(Schedule.Synchronous), shifted = parts.Period(Schedule.Shifted);
            double pipelined = parts.Period(Schedule.Pipelined);
            Assert.True(pipelined <= shifted && shifted <= synchronous);
            Assert.True(pipelined >= Math.Max(Math.Max(t[0] + t[4], t[2] + t[5]), Math.Max(t[1], t[3])));
        }
    }

    [Fact]
    public void BusyShares_AreWithinThePeriod()
    {
        foreach (var timing in ScheduleTiming.All(Examples.Cmos28, Examples.Paper))
        {
            var busy = timing.Busy;
            Assert.All([busy.ForwardArray, busy.LateralArray, busy.NeuronArithmetic, busy.ErrorArithmetic, busy.WriteDrivers], share => Assert.InRange(share, 0, 1));
            Assert.True(timing.PeriodRangeSeconds.Low <= timing.PeriodSeconds && timing.PeriodSeconds <= timing.PeriodRangeSeconds.High);
        }
    }

    [Fact]
    public void Adam_MakesTheWriteLonger()
    {
        var adam = ScheduleTiming.For(Examples.Cmos28, Examples.Paper with { Optimizer = new(OptimizerKind.Adam, 1e-4f) });
        Assert.Equal(31 + 2 * 785, adam.Parts.WeightWrite); // one number per ns and neuron
        Assert.Equal(5, adam.Parts.Error);
    }

    [Fact]
    public void MissingLatency_IsNamed()
    {
        var technology = Examples.Without(Part.BitLineAdc, component => component with { Latency = null });
        Assert.Equal("bit-line-adc: latency", Assert.Single(ScheduleTiming.Missing(technology, Examples.Paper)));
        var error = Assert.Throws<InvalidInputException>(() => ScheduleTiming.For(technology, Examples.Paper));
        Assert.Contains("bit-line-adc: latency", error.Message, StringComparison.Ordinal);
    }
}
