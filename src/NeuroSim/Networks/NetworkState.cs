using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>All layers' state and the position in the run.</summary>
public sealed class NetworkState
{
    /// <summary>The state before the first sample: initial weights, everything else zero.</summary>
    public NetworkState(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Layers = [.. network.Layers.Select((_, l) => new LayerState(network, l))];
        Passes = network.Passes;
        for (int l = 0; l < Layers.Length; l++)
        {
            if (network.Batch?.Rule == BatchRule.ForwardForward)
                InitialWeights.DrawNormal(Layers[l], network.Seed, l);
            else
                InitialWeights.Draw(Layers[l], network.Seed, l);
            Layers[l].ForwardDevices?.Program();
        }
    }

    /// <summary>Per layer, in the order data takes.</summary>
    public ImmutableArray<LayerState> Layers { get; }

    /// <summary>The layer of every pass of a sample through the network.</summary>
    public ImmutableArray<int> Passes { get; }

    /// <summary>Samples learned so far.</summary>
    public long Samples { get; set; }

    /// <summary>Whether every write whose error is known has landed; false while the write of the last sample is pending.</summary>
    public bool Settled { get; set; } = true;

    /// <summary>Every array that a checkpoint must hold, with a name that is stable between versions.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections()
    {
        for (int l = 0; l < Layers.Length; l++)
        {
            foreach ((string name, AlignedFloats values) in Layers[l].Sections())
                yield return ($"layer{l}/{name}", values);
        }
    }

    /// <summary>SHA-256 over weights, biases, lateral cells and memories of all layers, in lower-case hexadecimal.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (LayerState s in Layers)
        {
            foreach (AlignedFloats values in (AlignedFloats[])[s.Forward.Cells, s.Forward.Bias, s.Lateral.Cells, s.Mean, s.Variance, s.Previous, s.Scale])
                hash.AppendData(MemoryMarshal.AsBytes(values.Span));
            foreach ((_, AlignedFloats values) in s.DeviceSections().Concat(s.NormalizationSections()))
                hash.AppendData(MemoryMarshal.AsBytes(values.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
