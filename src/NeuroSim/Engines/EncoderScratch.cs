using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Working space of one thread that encodes a block of images.</summary>
internal sealed class EncoderScratch
{
    private readonly ImmutableArray<AlignedFloats> _lines;
    private readonly ImmutableArray<int> _strides;

    public EncoderScratch(NetworkState state, int images)
    {
        _strides = [.. state.Layers.Select(layer => layer.Forward.Stride)];
        _lines = [.. _strides.Select(stride => new AlignedFloats(images * stride))];
        Folded = [.. state.Layers.Select(layer => layer.Normalization?.Fold())];
        Devices = [.. state.Layers.Select(layer => layer.ForwardDevices?.NewScratch(writeEvery: 1))];
    }

    /// <summary>Gain and offset that are left of a layer's batch normalisation; null where there is none.</summary>
    public ImmutableArray<(AlignedFloats Gain, AlignedFloats Offset)?> Folded { get; }

    /// <summary>Space for a layer's array of devices; null where it is ideal.</summary>
    public ImmutableArray<DeviceScratch?> Devices { get; }

    /// <summary>The word lines of a layer for one image of the block.</summary>
    public Span<float> Lines(int layer, int image) => _lines[layer].Slice(image * _strides[layer], _strides[layer]);
}
