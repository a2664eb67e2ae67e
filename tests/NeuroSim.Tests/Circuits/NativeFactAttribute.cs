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

/// <summary>A theory over <see cref="Native.Simulators"/>: skipped where there is none at all.</summary>
internal sealed class SimulatorTheoryAttribute : TheoryAttribute
{
    public SimulatorTheoryAttribute() => Skip = Native.Keys.Count == 0 ? Native.WhyNot : null;
}

/// <summary>Whether simulators can be asked here.</summary>
internal static class Native
{
    public static string? WhyNot { get; } = Required || (NgspiceBatch.IsInstalled && NgspiceLibrary.IsInstalled)
        ? null
        : $"ngspice is not installed. {SpiceSimulators.HowToInstall}";

    private static bool Required => Environment.GetEnvironmentVariable("NEUROSIM_REQUIRE_NATIVE") == "1";

    /// <summary>Keys of the simulators that are here; where ngspice is required, it is among them.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [.. SpiceSimulators.Known.Where(simulator => Required || simulator.IsHere()).Select(simulator => simulator.Key)];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> Simulators => [.. Keys];

    /// <summary>Each of some names with each simulator.</summary>
    public static TheoryData<string, string> Each(IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (string name in names)
        {
            foreach (string key in Keys)
                data.Add(name, key);
        }

        return data;
    }

    public static ISpiceSimulator Simulator(string key) => SpiceSimulators.Known.Single(simulator => simulator.Key == key).Create();
}

/// <summary>A theory over <see cref="Native.Simulators"/> that needs MNIST.</summary>
internal sealed class MnistSimulatorTheoryAttribute : TheoryAttribute
{
    public MnistSimulatorTheoryAttribute() => Skip = new SimulatorTheoryAttribute().Skip ?? new MnistFactAttribute().Skip;
}
