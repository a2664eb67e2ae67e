using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>One setting of a sweep and the values it takes.</summary>
/// <param name="Path">Dotted key, as after <c>--set</c>.</param>
/// <param name="Values">Each value as YAML on one line, 1 .. 1000 of them.</param>
public sealed record SweepAxis(string Path, ImmutableArray<string> Values)
{
    /// <inheritdoc/>
    public bool Equals(SweepAxis? other) =>
        other is not null && Path == other.Path && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Values.Length);
}
