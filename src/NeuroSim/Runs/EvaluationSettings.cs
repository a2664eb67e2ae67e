using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>How a rule that learns item by item is watched and judged, <c>evaluate:</c> of an experiment.</summary>
public sealed record EvaluationSettings
{
    /// <summary>Networks with seeds seed, seed + 1, ...; what is reported is about their mean. 1 .. 1000.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Items between two tests while learning, 1 .. 1e9; 101 is coprime with every cycle of classes, so that tests fall at all of its places.</summary>
    public int Every { get; init; } = 101;

    /// <summary>Most test items of a test while learning, as many of every class, 1 .. 1,000,000.</summary>
    public int Items { get; init; } = 900;

    /// <summary>Spans of items over which the tests while learning are averaged, by name.</summary>
    public ImmutableArray<EvaluationWindow> Windows { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(EvaluationSettings? other) =>
        other is not null && (Runs, Every, Items) == (other.Runs, other.Every, other.Items) && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Runs, Every, Items, Windows.Length);
}

/// <summary>A span of items: tests after more than <paramref name="From"/> and at most <paramref name="To"/> items.</summary>
/// <param name="Name">A word; figures of it are called <c>NAME.PROTOCOL.error</c>.</param>
/// <param name="From">At least 0.</param>
/// <param name="To">More than <paramref name="From"/>.</param>
public sealed record EvaluationWindow(string Name, int From, int To);
