using System.Collections.Immutable;

namespace NeuroSim.Circuits.Spice;

/// <summary>A netlist with what to ask of it.</summary>
/// <param name="Netlist">The circuit, with its own <c>.tran</c> or <c>.op</c> line.</param>
/// <param name="Vectors">What to read: node names for voltages, <c>v1#branch</c> for the current into the plus end of source v1; lower case.</param>
/// <param name="StopSeconds">When a transient must have ended; null for an operating point.</param>
/// <param name="Limit">Longest time the simulator may take; more is an error.</param>
public sealed record SpiceDeck(Netlist Netlist, ImmutableArray<string> Vectors, double? StopSeconds, TimeSpan Limit)
{
    /// <summary>A transient.</summary>
    public static SpiceDeck Transient(Netlist netlist, double stopSeconds, params ImmutableArray<string> vectors) =>
        new(netlist, vectors, stopSeconds, TimeSpan.FromSeconds(60));

    /// <summary>An operating point.</summary>
    public static SpiceDeck OperatingPoint(Netlist netlist, params ImmutableArray<string> vectors) =>
        new(netlist, vectors, null, TimeSpan.FromSeconds(60));
}
