using NeuroSim.Circuits.Spice;

namespace NeuroSim.Tests.Circuits;

/// <summary>A fact that needs ngspice: skipped, visibly, where it is not installed; with NEUROSIM_REQUIRE_NATIVE=1 it then fails instead.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = Native.WhyNot;
}

/// <summary>The same for a theory.</summary>
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = Native.WhyNot;
}

/// <summary>Whether ngspice can be asked here.</summary>
internal static class Native
{
    public static string? WhyNot { get; } = Required || (NgspiceBatch.IsInstalled && NgspiceLibrary.IsInstalled)
        ? null
        : $"ngspice is not installed. {SpiceSimulators.HowToInstall}";

    private static bool Required => Environment.GetEnvironmentVariable("NEUROSIM_REQUIRE_NATIVE") == "1";

    /// <summary>Every simulator, by name, for theories.</summary>
    public static TheoryData<string> Simulators => ["library", "batch"];

    public static ISpiceSimulator Simulator(string name) => name == "library" ? new NgspiceLibrary() : new NgspiceBatch();
}

/// <summary>A theory that needs ngspice and MNIST.</summary>
internal sealed class MnistNativeTheoryAttribute : TheoryAttribute
{
    public MnistNativeTheoryAttribute() => Skip = Native.WhyNot ?? new MnistFactAttribute().Skip;
}
