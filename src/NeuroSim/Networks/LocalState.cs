using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>All layers' state and the position in the run.</summary>
public sealed class LocalState
{
    /// <summary>The state before the first pass: initial weights and means, everything else zero.</summary>
    public LocalState(LocalNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Layers = [.. network.Layers.Select(layer => new LocalLayerState(layer, network.Rule))];
        for (int l = 0; l < Layers.Length; l++)
            LocalWeights.Draw(Layers[l], network, l);
    }

    /// <summary>Per layer, in the order data takes.</summary>
    public ImmutableArray<LocalLayerState> Layers { get; }

    /// <summary>Passes learned so far.</summary>
    public long Passes { get; set; }

    /// <summary>Every array that a checkpoint must hold, with a name that is stable between versions.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
        Layers.SelectMany((layer, l) => layer.Sections().Select(section => ($"layer{l}/{section.Name}", section.Values)));

    /// <summary>SHA-256 over everything the layers remember, in lower-case hexadecimal.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((_, AlignedFloats values) in Sections())
            hash.AppendData(MemoryMarshal.AsBytes(values.Span));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
