using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>The <c>expect:</c> block of an experiment.</summary>
/// <param name="Entries">In file order; may be empty.</param>
public sealed record ExpectationSet(ImmutableArray<Expectation> Entries)
{
    /// <summary>How points of a sweep should be ordered; in file order.</summary>
    public ImmutableArray<Ordering> Orderings { get; init; } = [];

    /// <summary>How each entry fares with the numbers of a result; keys as in its JSON, list entries as <c>key[0]</c>.</summary>
    public ImmutableArray<ExpectationOutcome> Evaluate(IReadOnlyDictionary<string, double> result) => [.. Entries.Select(entry => entry.Evaluate(result))];

    /// <inheritdoc/>
    public bool Equals(ExpectationSet? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan()) && Orderings.AsSpan().SequenceEqual(other.Orderings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Length;
}
