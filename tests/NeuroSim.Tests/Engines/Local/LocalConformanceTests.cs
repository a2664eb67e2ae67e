using NeuroSim.Engines;
using NeuroSim.Engines.Local;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Local;

/// <summary>Both engines of the local rules, sizes around the vector width and the tile, seeds, cells and thread counts: the same bits and the same counts.</summary>
public sealed class LocalConformanceTests
{
    private const int Passes = 100;

    public static TheoryData<LocalRule, ulong, bool> Networks()
    {
        var data = new TheoryData<LocalRule, ulong, bool>();
        foreach (LocalRule rule in Enum.GetValues<LocalRule>())
        {
            foreach (ulong seed in (ulong[])[1, 2, 3])
            {
                data.Add(rule, seed, false);
                data.Add(rule, seed, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Engines_AnySeedAndCells_SameBitsAndCounts(LocalRule rule, ulong seed, bool noisy)
    {
        LocalNetwork network = ToyLocal.Of(rule, 21, [17, 33, 8], seed, noisy);
        Outcome vector = Vector(network, 1);
        AssertSame(vector, Event(network, 1));
        Assert.NotEqual(new LocalState(network).Sha256(), vector.Sha256);
    }

    [Theory]
    [InlineData(LocalRule.Clapp, 1, 1)]
    [InlineData(LocalRule.Clapp, 15, 16)]
    [InlineData(LocalRule.Clapp, 64, 65)]
    [InlineData(LocalRule.Clapp, 130, 70)]
    [InlineData(LocalRule.ForwardForward, 3, 2)]
    [InlineData(LocalRule.ForwardForward, 16, 17)]
    [InlineData(LocalRule.ForwardForward, 79, 131)]
    public void Engines_AnySizeAndThreadCount_SameBitsAndCounts(LocalRule rule, int inputs, int neurons)
    {
        LocalNetwork network = ToyLocal.Of(rule, inputs, [neurons, neurons + 1], noisy: true);
        Outcome one = Vector(network, 1);
        foreach (int threads in (int[])[2, 3])
            AssertSame(one, Vector(network, threads));
        foreach (int threads in (int[])[1, 3])
            AssertSame(one, Event(network, threads));
    }

    [Theory]
    [InlineData(LocalRule.Clapp)]
    [InlineData(LocalRule.ForwardForward)]
    public void Engines_InUnevenBlocksAndSwappedHalfway_SameBits(LocalRule rule)
    {
        LocalNetwork network = ToyLocal.Of(rule, 40, [20, 18], noisy: true);
        var source = new ToyPasses(rule, 40);
        var state = new LocalState(network);
        var vector = new LocalVectorEngine(network, state, 2);
        var events = new LocalEventEngine(network, state, ToyLocal.LatenciesOf(network), 1);
        foreach (int block in (int[])[1, 2, 7, 15, 25])
        {
            vector.Learn(source, block);
            events.Learn(source, block);
        }

        Outcome whole = Vector(network, 1);
        Assert.Equal(whole.Sha256, state.Sha256());
        Assert.Equal(whole.Counts, vector.Counts().Zip(events.Counts(), (a, b) => a.Plus(b)));
    }

    /// <summary>What the actors counted is what the scheduler delivered, but for the clock.</summary>
    [Theory]
    [InlineData(LocalRule.Clapp)]
    [InlineData(LocalRule.ForwardForward)]
    public void Messages_OfAllLayers_AreThoseTheSchedulerDelivered(LocalRule rule)
    {
        LocalNetwork network = ToyLocal.Of(rule, 40, [70, 18]);
        var engine = new LocalEventEngine(network, new LocalState(network), ToyLocal.LatenciesOf(network), 1);
        engine.Learn(new ToyPasses(rule, 40), Passes);
        Assert.Equal(engine.Messages - Passes, engine.Counts().Sum(layer => layer.Messages));
    }

    [Theory]
    [InlineData(LocalRule.Clapp)]
    [InlineData(LocalRule.ForwardForward)]
    public void Learn_AtAnAbsurdRate_FailsAtTheSameNeuronInEveryEngine(LocalRule rule)
    {
        LocalNetwork network = ToyLocal.Of(rule, 40, [20, 18], rate: 1e30f);
        string expected = Failure(new LocalVectorEngine(network, new LocalState(network), 1), rule);
        Assert.Contains("diverged", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Failure(new LocalVectorEngine(network, new LocalState(network), 2), rule));
        Assert.Equal(expected, Failure(new LocalEventEngine(network, new LocalState(network), ToyLocal.LatenciesOf(network), 2), rule));
    }

    [Theory]
    [InlineData(LocalRule.Clapp, 311e-9, true)]
    [InlineData(LocalRule.Clapp, 312e-9, false)]
    [InlineData(LocalRule.ForwardForward, 363e-9, true)]
    [InlineData(LocalRule.ForwardForward, 364e-9, false)]
    public void EventEngine_APassThatDoesNotFit_IsRefused(LocalRule rule, double period, bool isRefused)
    {
        LocalNetwork network = ToyLocal.Of(rule, 40, [20, 18]) with { SamplePeriodSeconds = period };
        Exception? error = Record.Exception(() => new LocalEventEngine(network, new LocalState(network), ToyLocal.LatenciesOf(network), 1));
        Assert.Equal(isRefused, error is InvalidInputException { Where: "hardware.samplePeriod" });
    }

    private static string Failure(ILocalEngine engine, LocalRule rule) =>
        Assert.Throws<NonFiniteSignalException>(() => engine.Learn(new ToyPasses(rule, 40), Passes)).Message;

    private static void AssertSame(Outcome expected, Outcome actual)
    {
        Assert.Equal(expected.Sha256, actual.Sha256);
        Assert.Equal(expected.Counts, actual.Counts);
    }

    private static Outcome Vector(LocalNetwork network, int threads) => Learned(new LocalVectorEngine(network, new LocalState(network), threads), network);

    private static Outcome Event(LocalNetwork network, int threads) =>
        Learned(new LocalEventEngine(network, new LocalState(network), ToyLocal.LatenciesOf(network), threads), network);

    private static Outcome Learned(ILocalEngine engine, LocalNetwork network)
    {
        engine.Learn(new ToyPasses(network.Rule, network.Layers[0].Inputs), Passes);
        return new Outcome(engine.State.Sha256(), [.. engine.Counts()]);
    }

    private sealed record Outcome(string Sha256, LocalCounts[] Counts);
}
