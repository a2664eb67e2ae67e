using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>The retentions of a layer's neuron groups in the order of the neurons; empty: one group.</summary>
/// <param name="Values">Each in (0, 1), at most 64.</param>
public sealed record GroupRetentions(ImmutableArray<double> Values)
{
    /// <summary>One group, whose retention is said elsewhere.</summary>
    public static GroupRetentions None { get; } = new([]);

    /// <summary>Whether there is one group alone.</summary>
    public bool IsEmpty => Values.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(GroupRetentions? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Length, Values.FirstOrDefault());
}
