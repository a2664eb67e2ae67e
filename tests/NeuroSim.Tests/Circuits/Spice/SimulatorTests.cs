using System.Globalization;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Tests.Circuits.Spice;

/// <summary>What every simulator behind the port promises.</summary>
public sealed class SimulatorTests
{
    private const string Good = "rc\nv1 in 0 1\nr1 in m 1meg\nc1 m 0 10p ic=0\n.tran 100n 20u 0 100n uic\n.end";

    public static TheoryData<string> Simulators => Native.Simulators;

    /// <summary>Decks that no simulator should answer, each with a word of what it says.</summary>
    public static TheoryData<string, string> BadDecks()
    {
        (string Deck, string Word)[] decks =
        [
            ("bad\nv1 a 0 1\nq9z a 0 1 2 3 4\n.tran 1u 10u\n.end", "q9z"),
            ("bad\nv1 a 0 1\nd1 a 0 nomodel\n.tran 1u 10u\n.end", "nomodel"),
            ("bad\nv1 a 0 1\nx1 a 0 nosub\n.tran 1u 10u\n.end", "nosub"),
            ("bad\nv1 a 0 1\n.include /no/such/file.cir\nr1 a 0 1k\n.tran 1u 10u\n.end", "file.cir"),
            ("bad\nv1 a 0 1\nr1 a 0\n.tran 1u 10u\n.end", "r1"),
            ("bad\nv1 a 0 1\nv2 a 0 2\nr1 a 0 1k\n.tran 1u 10u\n.end", ""),
            ("bad\nv1 a 0 1\nr1 a 0 1k\n.end", ""),
            ("bad\nv1 a 0 1\nr1 a 0 {nothing}\n.tran 1u 10u\n.end", ""),
            ("bad\nv1 a 0 1\nr1 a 0 1k\n.subckt open a b\nr2 a b 1k\n.tran 1u 10u\n.end", ""),
        ];
        var data = new TheoryData<string, string>();
        foreach (string simulator in Native.Keys)
        {
            foreach ((string deck, string word) in decks)
                data.Add(simulator + "\n" + deck, word);
        }

        return data;
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_ChargingCapacitor_FollowsTheClosedForm(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        AssertCharges(simulator);
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_OperatingPoint_HasTheDividersVoltage(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        Netlist netlist = Netlist.Parse("divider\nv1 a 0 3\nr1 a b 2k\nr2 b 0 1k\n.op\n.end", "divider");
        SpiceResult result = simulator.Run(SpiceDeck.OperatingPoint(netlist, "b", "v1#branch"));
        Assert.Equal(1.0, result["b"][0], 9);
        Assert.Equal(-1e-3, result["v1#branch"][0], 9);
    }

    [SimulatorTheory]
    [MemberData(nameof(BadDecks))]
    public void Run_BadDeck_FailsWithTheSimulatorsWordsAndTheNextOneIsRight(string simulatorAndDeck, string word)
    {
        int split = simulatorAndDeck.IndexOf('\n', StringComparison.Ordinal);
        using ISpiceSimulator simulator = Native.Simulator(simulatorAndDeck[..split]);
        Netlist netlist = Netlist.Parse(simulatorAndDeck[(split + 1)..], "bad.cir");
        var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.Transient(netlist, 10e-6, "a")));
        Assert.Contains("bad.cir", error.Message, StringComparison.Ordinal);
        Assert.Contains(word, error.Message, StringComparison.OrdinalIgnoreCase);
        AssertCharges(simulator);
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_LongerThanItsLimit_IsAnErrorAndTheNextOneIsRight(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        Netlist slow = Netlist.Parse(Good.Replace(".tran 100n 20u 0 100n uic", ".tran 1n 1 0 1n uic", StringComparison.Ordinal), "slow.cir");
        var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.Transient(slow, 1, "m") with { Limit = TimeSpan.FromSeconds(0.7) }));
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
        AssertCharges(simulator);
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_TransientThatEndsTooEarly_IsAnError(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.Transient(Netlist.Parse(Good, "short.cir"), 40e-6, "m")));
        Assert.Contains("instead of", error.Message, StringComparison.Ordinal);
    }

    /// <summary>300 decks in the suite; NEUROSIM_SPICE_DECKS=10000 for the long run.</summary>
    [NativeFact]
    public void Run_ManyDecks_NeitherFailsNorGrows()
    {
        int decks = int.Parse(Environment.GetEnvironmentVariable("NEUROSIM_SPICE_DECKS") ?? "300", CultureInfo.InvariantCulture);
        using var simulator = new NgspiceLibrary();
        long before = 0;
        for (int i = 0; i < decks; i++)
        {
            AssertCharges(simulator);
            if (i == 100)
                before = simulator.WorkerBytes;
        }

        Assert.InRange(simulator.WorkerBytes - before, long.MinValue, (20L << 20) + decks * 4096L);
    }

    private static void AssertCharges(ISpiceSimulator simulator)
    {
        SpiceResult result = simulator.Run(SpiceDeck.Transient(Netlist.Parse(Good, "good.cir"), 20e-6, "m"));
        foreach (double time in (double[])[1e-6, 5e-6, 20e-6])
            Assert.Equal(1 - Math.Exp(-time / 10e-6), result.At("m", time), 2e-5);
    }
}
