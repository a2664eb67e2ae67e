using System.Collections.Immutable;

namespace NeuroSim.Engines;

/// <summary>Operation counts of a run, layer by layer (first hidden layer first).</summary>
/// <param name="Layers">One entry per layer.</param>
public sealed record OperationCounts(ImmutableArray<LayerCounts> Layers)
{
    /// <summary>The counts of both.</summary>
    public OperationCounts Plus(OperationCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Layers.Zip(other.Layers, (own, more) => own.Plus(more))]);
    }

    /// <inheritdoc/>
    public bool Equals(OperationCounts? other) => other is not null && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Layers.Length == 0 ? 0 : HashCode.Combine(Layers.Length, Layers[0]);
}
