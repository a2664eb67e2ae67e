namespace NeuroSim.Circuits.Spice;

/// <summary>Which circuit simulators this machine has.</summary>
public static class SpiceSimulators
{
    /// <summary>How to get one.</summary>
    public const string HowToInstall = "Install ngspice, on Debian or Ubuntu: apt-get install ngspice libngspice0";

    /// <summary>The best one: the library, else the program.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: there is none; says how to install it.</exception>
    public static ISpiceSimulator Find() => NgspiceLibrary.IsInstalled
        ? new NgspiceLibrary()
        : NgspiceBatch.IsInstalled
            ? new NgspiceBatch()
            : throw new InvalidInputException("circuit", $"No circuit simulator was found on this machine. {HowToInstall}. Everything else works without it.");
}
