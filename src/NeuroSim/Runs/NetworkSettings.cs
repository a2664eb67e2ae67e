using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>The shape of the network of an experiment.</summary>
/// <param name="Layers">Neurons of each layer, 1 .. 64 entries of 1 .. 16384.</param>
/// <param name="Activation">z = f(a) of every neuron.</param>
public sealed record NetworkSettings(ImmutableArray<int> Layers, Activation Activation)
{
    /// <summary>How often a sample goes through the layers behind the first one, with the same weights, 1 .. 16.</summary>
    public int Recurrence { get; init; } = 1;

    /// <summary>Output layer and loss of the rules that learn item by item.</summary>
    public OutputKind Output { get; init; }

    /// <inheritdoc/>
    public bool Equals(NetworkSettings? other) =>
        other is not null && Activation == other.Activation && Recurrence == other.Recurrence && Output == other.Output && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Activation, Recurrence, Layers.Length, Layers.FirstOrDefault());
}
