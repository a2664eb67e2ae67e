using System.Collections.Immutable;

namespace NeuroSim.Circuits.Spice;

/// <summary>Which circuit simulators this build knows and this machine has.</summary>
public static class SpiceSimulators
{
    /// <summary>How to get one.</summary>
    public const string HowToInstall = "Install ngspice, on Debian or Ubuntu: apt-get install ngspice libngspice0";

    /// <summary>All that this build knows, the best first: ngspice's library, its program, and SpiceSharp where it was built in.</summary>
    public static ImmutableArray<KnownSimulator> Known { get; } =
    [
        new("library", "ngspice (shared library)", () => NgspiceLibrary.IsInstalled, () => new NgspiceLibrary()),
        new("batch", "ngspice -b", () => NgspiceBatch.IsInstalled, () => new NgspiceBatch()),
#if SPICESHARP
        new("spicesharp", "SpiceSharp", () => true, () => new Sharp.SpiceSharpSimulator()),
#endif
    ];

    /// <summary>The best one that is here.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: there is none; says how to install it.</exception>
    public static ISpiceSimulator Find() => Known.FirstOrDefault(simulator => simulator.IsHere()) is { } best
        ? best.Create()
        : throw new InvalidInputException("circuit", $"No circuit simulator was found on this machine. {HowToInstall}. Everything else works without it.");
}
