using System.Collections.Immutable;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>The shape of the network of an experiment.</summary>
/// <param name="Layers">Neurons of each layer, 1 .. 64 entries of 1 .. 16384.</param>
/// <param name="Activation">z = f(a) of every neuron.</param>
public sealed record NetworkSettings(ImmutableArray<int> Layers, Activation Activation)
{
    /// <inheritdoc/>
    public bool Equals(NetworkSettings? other) =>
        other is not null && Activation == other.Activation && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Activation, Layers.Length, Layers.FirstOrDefault());
}
