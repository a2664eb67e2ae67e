using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Working space of one thread of the vector engine.</summary>
internal sealed class ThreadScratch
{
    /// <summary>Space for the widest rows of any layer; <paramref name="writeEvery"/> is K.</summary>
    public ThreadScratch(ImmutableArray<LayerState> layers, int writeEvery)
    {
        Gradient = new(layers.Max(layer => layer.Forward.Stride));
        Lateral = new(layers.Max(layer => layer.Lateral.Stride));
        Devices = [.. layers.Select(layer => layer.ForwardDevices?.NewScratch(writeEvery))];
        LateralDevices = [.. layers.Select(layer => layer.LateralDevices?.NewScratch())];
    }

    /// <summary>A gradient row.</summary>
    public AlignedFloats Gradient { get; }

    /// <summary>A lateral input.</summary>
    public AlignedFloats Lateral { get; }

    /// <summary>Space for a layer's forward array of devices; null where it is ideal.</summary>
    public ImmutableArray<DeviceScratch?> Devices { get; }

    /// <summary>Space for a layer's lateral array of devices; null where it is ideal.</summary>
    public ImmutableArray<LateralScratch?> LateralDevices { get; }
}
