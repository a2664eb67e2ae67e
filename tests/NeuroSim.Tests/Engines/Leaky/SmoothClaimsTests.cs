using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>What the paper on temporally smooth data claims of leaky memory and resets, as orderings of means over runs on its synthetic streams.</summary>
public sealed class SmoothClaimsTests
{
    private const int Runs = 12, TimescaleRuns = 50;

    private static readonly float[] None = [0f], Same = [0.5f], Scales = [0f, 0.3f, 0.6f];

    private static readonly Dictionary<(float[], ResetKind), Lazy<List<(double Error, double Selectivity)>>> Autoencoders =
        new (float[] Retentions, ResetKind Reset)[] { (None, ResetKind.None), (Same, ResetKind.None), (Scales, ResetKind.None), (Same, ResetKind.Local), (Scales, ResetKind.Local) }
            .ToDictionary(system => system, system => new Lazy<List<(double, double)>>(() => Timescales(system.Retentions, system.Reset)));

    /// <summary>Figure 3D: without memory or with local resets the autoencoder errs least, then with several time scales, then with one.</summary>
    [Fact]
    public void Autoencoder_OfAStreamOfTimescales_ResetsWinBackWhatTheLeakCosts()
    {
        double plain = Error(None), leaky = Error(Same), scales = Error(Scales), reset = Error(Same, ResetKind.Local), both = Error(Scales, ResetKind.Local);
        Assert.True(plain < reset && plain < both, $"without memory {plain}, with resets {reset}, {both}");
        Assert.True(Math.Max(reset, both) < scales && scales < leaky, $"with resets {reset}, {both}, several time scales {scales}, one {leaky}");

        double Error(float[] retentions, ResetKind kind = ResetKind.None) => Autoencoders[(retentions, kind)].Value.Average(run => run.Error);
    }

    /// <summary>Figure 3E: resets make hidden units follow the row of their own pace; several time scales help a little.</summary>
    [Fact]
    public void Autoencoder_OfAStreamOfTimescales_ResetsSortItsUnitsByPace()
    {
        double plain = Selectivity(None), leaky = Selectivity(Same), scales = Selectivity(Scales), reset = Selectivity(Same, ResetKind.Local), both = Selectivity(Scales, ResetKind.Local);
        Assert.True(Math.Min(reset, both) > 2 * scales, $"with resets {reset}, {both}, several time scales {scales}, one {leaky}, none {plain}");
        Assert.True(scales > Math.Max(plain, leaky), $"several time scales {scales}, one {leaky}, none {plain}");
        Assert.InRange(plain, -0.1, 0.1);

        double Selectivity(float[] retentions, ResetKind kind = ResetKind.None) => Autoencoders[(retentions, kind)].Value.Average(run => run.Selectivity);
    }

    /// <summary>Figure A.7: where successive items share nothing but their category, memory harms, and the more so the rarer it is reset.</summary>
    [Theory]
    [InlineData(OutputKind.Softmax)]
    [InlineData(OutputKind.Autoencoder)]
    public void Prototypes_WithoutCommonFeatures_MemoryHarmsAndResetsMend(OutputKind output)
    {
        double[] errors = [Error(None, 1), Error(Same, 2), Error(Same, 3), Error(Same, 4), Error(Same, int.MaxValue)];
        Assert.Equal(errors.Order(), errors);

        double Error(float[] retentions, int every) => Average(seed =>
        {
            var settings = new LeakySettings { Retentions = retentions, Reset = ResetKind.Periodic, ResetEvery = every, Output = output, ScalesGradient = true };
            var stream = new PrototypeStream(0.5, 5, seed);
            LeakyEngine engine = Learned(new LeakyNetwork(16, output == OutputKind.Autoencoder ? 4 : 8, output == OutputKind.Autoencoder ? 16 : 4, settings, seed), stream, 6000);
            return engine.Test(stream, 100_000, 1200, remembers: true).Error;
        });
    }

    /// <summary>Figure A.4: with leaky memory smoother streams are learned better, and with resets every smooth one better than none.</summary>
    [Theory]
    [InlineData(ResetKind.None)]
    [InlineData(ResetKind.Category)]
    public void Categories_WithMemory_SmoothnessHelps(ResetKind reset)
    {
        double[] errors = [Error(10), Error(5), Error(3), Error(1)];
        Assert.Equal(errors.Order(), errors);

        double Error(int repetitions) => Average(seed =>
        {
            ItemSet items = SmoothItems.Generate(300, 0.8, seed, 0);
            ItemSet tests = SmoothItems.Generate(60, 0.8, seed, 1);
            var settings = new LeakySettings { Retentions = Same, Reset = reset };
            LeakyEngine engine = Learned(new LeakyNetwork(16, 8, 4, settings, seed), items.In(RepeatedOrder.Of(items.Labels, repetitions, seed)), 3600);
            return engine.Test(tests.In(RepeatedOrder.Of(tests.Labels, repetitions, seed)), 0, 240, remembers: true).Error;
        });
    }

    private static List<(double Error, double Selectivity)> Timescales(float[] retentions, ResetKind reset)
    {
        var settings = new LeakySettings { Retentions = retentions, Reset = reset, Output = OutputKind.Autoencoder };
        return [.. Enumerable.Range(1, TimescaleRuns).Select(seed => TimescaleRun.Of(new LeakyNetwork(6, 3, 6, settings, (ulong)seed)))];
    }

    private static double Average(Func<ulong, double> run) => Enumerable.Range(1, Runs).Average(seed => run((ulong)seed));

    private static LeakyEngine Learned(LeakyNetwork network, ILabelledSource source, int items)
    {
        var engine = new LeakyEngine(network, new LeakyState(network));
        engine.Learn(source, 0, items);
        return engine;
    }
}
