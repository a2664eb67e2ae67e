using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>What the result should be after a number of passes other than the experiment's own, as in a run in brief.</summary>
/// <param name="Epochs">Passes over the training images, 0 .. 10000.</param>
/// <param name="Expect">What then holds in place of <see cref="Experiment.Expect"/>.</param>
public sealed record BriefExpectation(int Epochs, ExpectationSet Expect);

/// <summary>The <c>expectAfter:</c> block of an experiment.</summary>
/// <param name="Entries">In file order; may be empty.</param>
public sealed record BriefExpectationSet(ImmutableArray<BriefExpectation> Entries)
{
    /// <summary>What is expected after a number of passes; null: nothing of its own.</summary>
    public ExpectationSet? After(int epochs) => Entries.FirstOrDefault(brief => brief.Epochs == epochs)?.Expect;

    /// <inheritdoc/>
    public bool Equals(BriefExpectationSet? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Length;
}
