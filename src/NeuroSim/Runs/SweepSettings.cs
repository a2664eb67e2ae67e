using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>The settings an experiment varies; its points are all combinations.</summary>
/// <param name="Axes">In file order; empty for a single run.</param>
public sealed record SweepSettings(ImmutableArray<SweepAxis> Axes)
{
    /// <inheritdoc/>
    public bool Equals(SweepSettings? other) => other is not null && Axes.AsSpan().SequenceEqual(other.Axes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Axes.Length;
}
