using System.Collections.Immutable;

namespace NeuroSim.Learning;

/// <summary>A rate for every array of weights, from the inputs to the output; empty: the published ones.</summary>
/// <param name="Values">Each above 0, at most 1.</param>
public sealed record LayerRates(ImmutableArray<float> Values)
{
    /// <summary>The published ones.</summary>
    public static LayerRates Published { get; } = new([]);

    /// <inheritdoc/>
    public bool Equals(LayerRates? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Length, Values.FirstOrDefault());
}
