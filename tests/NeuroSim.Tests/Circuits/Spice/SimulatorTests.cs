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
            ("bad\nv1 a 0 1\nr1 a 0 1k\n.tran 1u", ""),
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

    /// <summary>What our netlists are written in, every part once; a parameter may come after its use.</summary>
    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_DeckOfEveryPart_HasTheVoltagesOfTheClosedForm(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        Netlist netlist = Netlist.Parse(
            """
            every part
            * a comment
            .param half={whole/2}
            .param whole = {2*(1 + 1)}
            V1 A 0 DC {whole}
            R1 a B 1k
            R2 b 0
            + 0.001MEG ; continued
            i1 0 c 2m
            r3 c gnd {half*100}
            b1 d 0 v = V(c)*V(c) + max(v(A,b), {half} - 1) / u(v(a))
            s1 a e c 0 closed
            s2 a f 0 c closed
            r5 e 0 1k
            r6 f 0 1k
            b2 g 0 v=abs(-v(b)) - min(v(a), v(b)) * 0.25
            .model CLOSED sw(vt=0.1 vh = 0 ron=1 roff=1e12)
            .options reltol=1e-6
            .op
            .end
            """,
            "parts.cir");
        SpiceResult result = simulator.Run(SpiceDeck.OperatingPoint(netlist, "a", "b", "c", "d", "e", "f", "g", "v1#branch"));
        double[] expected = [4, 2, 0.4, 2.16, 4000.0 / 1001, 4e-9, 1.5, -2e-3 - 4.0 / 1001 - 4e-12];
        string[] vectors = ["a", "b", "c", "d", "e", "f", "g", "v1#branch"];
        for (int i = 0; i < vectors.Length; i++)
            Assert.Equal(expected[i], result[vectors[i]][0], 1e-7);
    }

    /// <summary>Twenty pulses of 1 us each 5 us, through edges of 10 ns: the capacitor gets each one's charge.</summary>
    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_TrainOfCurrentPulses_AddsUpToItsCharge(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        Netlist netlist = Netlist.Parse(
            "pulses\ni1 0 m pulse(0 1u 0.5u 10n 10n 0.99u 5u)\nc1 m 0 1n ic=0.25\nr1 m 0 1e15\n.tran 1u 100u 0 1u uic\n.end", "pulses.cir");
        SpiceResult result = simulator.Run(SpiceDeck.Transient(netlist, 100e-6, "m"));
        for (int k = 1; k <= 20; k++)
            Assert.Equal(0.25 + k * 1e-3, result.At("m", k * 5e-6), 1e-6);
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

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_VectorThatIsNotThere_IsAnErrorAndTheNextOneIsRight(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.Transient(Netlist.Parse(Good, "good.cir"), 20e-6, "nowhere")));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        AssertCharges(simulator);
    }

    /// <summary>A source of 40,000 corners on one line is long and no error.</summary>
    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Run_LongLine_IsRead(string name)
    {
        using ISpiceSimulator simulator = Native.Simulator(name);
        string corners = string.Join(' ', Enumerable.Range(0, 40_000).Select(k => $"{k}n {k % 2}"));
        Netlist netlist = Netlist.Parse($"long\nv1 a 0 pwl({corners})\nr1 a 0 1k\n.tran 100n 2u\n.end", "long.cir");
        Assert.Equal(0, simulator.Run(SpiceDeck.Transient(netlist, 2e-6, "a")).At("a", 2e-6), 1e-3);
    }

    /// <summary>What would end the simulator, or would run as something else, does not reach it.</summary>
    [Theory]
    [InlineData("bad\nv1 a 0 1\nr1 a 0 1k\n.tran 1u 10u\n.control\nquit\n.endc\n.end", ".control")]
    [InlineData("", "empty")]
    [InlineData("  \n\n ", "empty")]
    public void Parse_DeckThatWouldEndTheSimulator_IsRefused(string deck, string word) =>
        Assert.Contains(word, Assert.Throws<InvalidInputException>(() => Netlist.Parse(deck, "bad.cir")).Message, StringComparison.Ordinal);

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
