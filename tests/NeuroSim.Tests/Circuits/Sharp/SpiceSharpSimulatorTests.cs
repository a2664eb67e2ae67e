using NeuroSim.Circuits.Sharp;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Tests.Circuits.Sharp;

public sealed class SpiceSharpSimulatorTests
{
    /// <summary>What it does not simulate it refuses by name, instead of leaving it out.</summary>
    [Theory]
    [InlineData("l1 a 0 1u", "l1")]
    [InlineData("m1 a 0 0 0 nmos", "m1")]
    [InlineData("b1 b 0 i=v(a)", "b1")]
    [InlineData("b1 b 0 v=v(a)^2", "^")]
    [InlineData("r1 a 0 1k tc1=1", "tc1")]
    [InlineData("r1 a 0 -1k", "above 0")]
    [InlineData("c1 a 0 1p w=2", "w")]
    [InlineData("v2 b 0 sin(0 1 1k)", "sin")]
    [InlineData("v2 b 0 external", "external")]
    [InlineData("v2 b 0 pwl(0 1 1u)", "pairs")]
    [InlineData("v2 b 0 pwl(0 1 1u 2 1u 3)", "rise")]
    [InlineData("v2 b 0 pulse(0 1 0 1u 1u 5u 6u)", "period")]
    [InlineData("s1 a 0 a 0 none", "none")]
    [InlineData(".model d d(is=1e-14)", "model d")]
    [InlineData(".ic v(a)=1", ".ic")]
    [InlineData(".options rshunt=1e12", "rshunt")]
    [InlineData(".op", "2 analyses")]
    [InlineData("r0 a 0 1k", "another r0")]
    [InlineData("r1 a 0 {x}\n.param x={y}\n.param y={x}", "needs itself")]
    public void Run_WhatItDoesNotKnow_IsRefusedByName(string line, string word)
    {
        using var simulator = new SpiceSharpSimulator();
        Netlist netlist = Netlist.Parse($"deck\nv1 a 0 1\nr0 a 0 1k\n{line}\n.tran 1u 10u\n.end", "deck.cir");
        var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.Transient(netlist, 10e-6, "a")));
        Assert.Contains("deck.cir", error.Message, StringComparison.Ordinal);
        Assert.Contains(word, error.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_VectorThatIsNotThere_IsAnErrorThatNamesIt()
    {
        using var simulator = new SpiceSharpSimulator();
        Netlist netlist = Netlist.Parse("deck\nv1 a 0 1\nr0 a 0 1k\n.op\n.end", "deck.cir");
        foreach (string vector in (string[])["nowhere", "r0#branch", "v9#branch"])
        {
            var error = Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.OperatingPoint(netlist, vector)));
            Assert.Contains(vector, error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>An expression that no voltage satisfies.</summary>
    [Fact]
    public void Run_WithoutASolution_IsAnError()
    {
        using var simulator = new SpiceSharpSimulator();
        Netlist netlist = Netlist.Parse("deck\nb1 a 0 v=exp(v(a)) + 1\nr0 a 0 1k\n.op\n.end", "deck.cir");
        Assert.Throws<SpiceException>(() => simulator.Run(SpiceDeck.OperatingPoint(netlist, "a")));
    }
}
