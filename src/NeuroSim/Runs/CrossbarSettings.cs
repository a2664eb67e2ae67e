using NeuroSim.Crossbars;
using NeuroSim.Devices;

namespace NeuroSim.Runs;

/// <summary>The synapse arrays of an experiment.</summary>
/// <param name="Label">What tables call the device.</param>
/// <param name="Design">How the arrays are built.</param>
public sealed record CrossbarSettings(string Label, CrossbarDesign Design)
{
    /// <summary>Exact arrays without converters.</summary>
    public static CrossbarSettings Ideal { get; } = new(SynapticDevice.Ideal.Name, CrossbarDesign.Ideal);
}
