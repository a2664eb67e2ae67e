using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>One setting of a sweep and the values it takes: a list, or a range from which values are drawn.</summary>
/// <param name="Path">Dotted key, as after <c>--set</c>.</param>
/// <param name="Values">Each value as YAML on one line, 1 .. 10,000 of them; none when they are drawn from <paramref name="Range"/>.</param>
/// <param name="Range">Where values are drawn from; null for a list (a range with a number of points is a list here).</param>
public sealed record SweepAxis(string Path, ImmutableArray<string> Values, SweepRange? Range = null)
{
    /// <inheritdoc/>
    public bool Equals(SweepAxis? other) =>
        other is not null && Path == other.Path && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Range == other.Range;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Values.Length);
}
