using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class SweepSectionTests
{
    private const string R = "hardware.memory.resistance";

    [Theory]
    [InlineData("{ from: 1 MOhm, to: 1 GOhm, points: 7, scale: log }", "1 MOhm", "3162277.66 Ohm", "10 MOhm", "31622776.6 Ohm", "100 MOhm", "316227766 Ohm", "1 GOhm")]
    [InlineData("{ from: 1 MOhm, to: 1 GOhm, factor: 10 }", "1 MOhm", "10 MOhm", "100 MOhm", "1 GOhm")]
    [InlineData("{ from: 1 MOhm, to: 950 MOhm, factor: 10 }", "1 MOhm", "10 MOhm", "100 MOhm")]
    [InlineData("{ from: 1e6, to: 3 MOhm, points: 3 }", "1 MOhm", "2 MOhm", "3 MOhm")]
    [InlineData("{ from: 1 MOhm, to: 2 MOhm, step: 500 kOhm, scale: linear }", "1 MOhm", "1.5 MOhm", "2 MOhm")]
    public void Range_WithItsSpacing_IsAList(string range, params string[] values) =>
        Assert.Equal(values, Sweep($"{R}: {range}").Axes[0].Values);

    [Theory]
    [InlineData("{ from: 0.1, to: 0.5, step: 0.1 }", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("{ from: 0, to: 1, points: 4 }", "0 0.333333333 0.666666667 1")]
    [InlineData("{ from: 1, to: 64, points: 4, scale: log, whole: true }", "1 4 16 64")]
    [InlineData("{ from: 1, to: 4, points: 9, whole: true }", "1 2 3 4")]
    public void Range_OfNumbers_IsRoundedToNineDigits(string range, string values) =>
        Assert.Equal(values.Split(' '), Sweep($"stream.coherence: {range}").Axes[0].Values);

    [Fact]
    public void Seeds_CountFromTheExperimentsOwn()
    {
        Assert.Equal("7 8 9", string.Join(' ', ExperimentText.Parse("{ name: a, seed: 7, sweep: { seeds: 3 } }").Sweep.Axes[0].Values));
        Assert.Equal("seed", Sweep("seeds: 3").Axes[0].Path);
        Assert.Equal("100", Assert.Single(ExperimentParser.Parse("{ name: a, sweep: { seeds: 1 } }", "f", null, 100).Sweep.Axes[0].Values));
    }

    [Theory]
    [InlineData("zip: [hardware.memory.resistance, hardware.samplePeriod], hardware.memory.resistance: [1 MOhm, 2 MOhm], hardware.samplePeriod: [1 us, 2 us]", 2)]
    [InlineData("zip: [[seeds, head.epochs], [head.rate, head.batch]], seeds: 2, head.epochs: [1, 2], head.rate: [0.1, 0.2, 0.3], head.batch: { from: 8, to: 32, factor: 2 }", 6)]
    [InlineData("latinHypercube: 50, head.rate: { from: 1e-4, to: 1, scale: log }, head.batch: { from: 1, to: 64, whole: true }, seeds: 2", 100)]
    [InlineData("head.epochs: [1, 2], head.batch: [8, 16, 32]", 6)]
    public void Sweep_Written_ReadsBackEqual(string entries, int points)
    {
        Experiment experiment = ExperimentText.Parse($"{{ name: a, sweep: {{ {entries} }} }}");
        string written = ExperimentWriter.Write(experiment);

        Assert.Equal(experiment, ExperimentText.Parse(written));
        Assert.Equal(written, ExperimentWriter.Write(ExperimentText.Parse(written)));
        Assert.Equal(points, new SweepGrid(experiment.Sweep, experiment.Seed).Points);
    }

    [Theory]
    [InlineData("hardware.memory.resistence: [1]", "Did you mean \"hardware.memory.resistance\"?")]
    [InlineData("latinHypercub: 3", "Did you mean \"latinHypercube\"?")]
    [InlineData("hardware.memory.resistance: 1 MOhm", "a list of 1 .. 10000 values", "or a range")]
    [InlineData("hardware.memory.resistance: []", "a list of 0")]
    [InlineData("hardware.memory.resistance: [{ from: 1, to: 2, points: 3 }]", "a range inside a list")]
    [InlineData("hardware.memory.resistance: { from: 1, to: 2, values: [1] }", "both a list and a range")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, point: 3 }", "\"point\" is no key of a range", "Did you mean \"points\"?")]
    [InlineData("hardware.memory.resistance: { to: 2 MOhm, points: 3 }", "has no from")]
    [InlineData("hardware.memory.resistance: { from: 2 MOhm, points: 3 }", "has no to")]
    [InlineData("hardware.memory.resistance: { from: 2 MOhm, to: 1 MOhm, points: 3 }", "is empty", "from must be below to")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 1 MOhm, points: 3 }", "is empty")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 1 pF, points: 3 }", "is a resistance")]
    [InlineData("hardware.memory.resistance: { from: few, to: 1 MOhm, points: 3 }", "from of hardware.memory.resistance")]
    [InlineData("hardware.memory.resistance: { from: [1], to: 1 MOhm, points: 3 }", "must be a single value")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm }", "does not say how many")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, points: 3, step: 1 kOhm }", "points and step", "both given")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, points: 1 }", "points of hardware.memory.resistance is 1", "2 .. 10000")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, step: 0 Ohm }", "must be above 0")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, step: 1 Ohm }", "more than 10000 values")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, factor: 1 }", "must be above 1")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, factor: 2, scale: linear }", "goes with scale: log")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, step: 1 kOhm, scale: log }", "not with a step")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, points: 3, scale: lin }", "scale of hardware.memory.resistance is lin", "Allowed: linear, log")]
    [InlineData("hardware.memory.resistance: { from: 1 MOhm, to: 2 MOhm, points: 3, whole: true }", "whole numbers without a unit")]
    [InlineData("hardware.memory.leakReference: { from: 0, to: 2, points: 3, scale: log }", "must begin above 0")]
    [InlineData("hardware.memory.leakReference: { from: -1, to: 2, factor: 2 }", "must begin above 0")]
    [InlineData("random: 3, latinHypercube: 3", "both given")]
    [InlineData("random: 3, head.epochs: [1]", "draws from ranges and the sweep has none")]
    [InlineData("random: 0, head.rate: { from: 1, to: 2 }", "1 .. 100000")]
    [InlineData("random: many, head.rate: { from: 1, to: 2 }", "random is many")]
    [InlineData("random: 3, head.rate: { from: 0.1, to: 0.2, points: 3 }", "draws its values by chance")]
    [InlineData("zip: [head.rate, head.bach], head.rate: [1], head.batch: [1]", "\"head.bach\", which the sweep does not vary", "Did you mean \"head.batch\"?")]
    [InlineData("zip: [head.rate], head.rate: [1]", "two or more paths")]
    [InlineData("zip: head.rate, head.rate: [1]", "zip is head.rate")]
    [InlineData("zip: [], head.rate: [1]", "zip is a list")]
    [InlineData("zip: [head.rate, head.rate], head.rate: [1]", "names head.rate twice")]
    [InlineData("zip: [head.rate, head.batch], head.rate: [1], head.batch: [1, 2]", "head.rate has 1, head.batch has 2")]
    [InlineData("zip: [head.rate, seeds], seeds: 2, random: 2, head.rate: { from: 0.1, to: 0.2 }", "whose values are drawn")]
    [InlineData("seeds: 2, seed: [1]", "seeds and seed are both given")]
    [InlineData("seeds: 0", "seeds is 0", "1 .. 10000")]
    [InlineData("zip: [a, b]", "which the sweep does not vary")]
    [InlineData("seeds: 1000, head.epochs: { from: 1, to: 101, step: 1 }", "101,000 points", "at most 100,000")]
    [InlineData("seeds: 9999, head.epochs: { from: 1, to: 9999, step: 1 }, head.batch: { from: 1, to: 9999, step: 1 }", "at most 100,000")]
    public void Sweep_Malformed_SaysWhatIsWanted(string entries, params string[] inMessage)
    {
        InvalidInputException error = ExperimentText.Refused($"name: a\nsweep: {{ {entries} }}");
        Assert.All(inMessage, words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
        Assert.StartsWith("test.yaml, line 2, sweep", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_OfASweep_ReplacesAndRemovesIt()
    {
        const string yaml = "{ name: a, sweep: { head.epochs: [1, 2] } }";
        Assert.Equal(3, ExperimentText.Parse(yaml, "sweep.head.epochs=[1, 2, 3]").Sweep.Axes[0].Values.Length);
        Assert.Equal(["head.epochs", "seed"], ExperimentText.Parse(yaml, "sweep.seeds=2").Sweep.Axes.Select(axis => axis.Path));
        Assert.True(ExperimentText.Parse(yaml, "sweep=").Sweep.IsEmpty);
    }

    private static SweepSettings Sweep(string entries) => ExperimentText.Parse($"{{ name: a, sweep: {{ {entries} }} }}").Sweep;
}
