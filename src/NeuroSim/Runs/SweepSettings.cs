using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>The settings an experiment varies; its points are all combinations of axes, zipped groups and drawn samples.</summary>
/// <param name="Axes">In file order; empty for a single run.</param>
public sealed record SweepSettings(ImmutableArray<SweepAxis> Axes)
{
    /// <summary>Most points of a sweep.</summary>
    public const int MostPoints = 100_000;

    /// <summary>Groups of paths that go in step, two or more paths each.</summary>
    public ImmutableArray<SweepZip> Zips { get; init; } = [];

    /// <summary>How the axes with a range are drawn; null when there are none.</summary>
    public SweepSampling? Sampling { get; init; }

    /// <summary>Whether there is nothing to vary.</summary>
    public bool IsEmpty => Axes.IsEmpty;

    /// <summary>The settings that tell points apart for a person: all, but a label stands for those that go in step with it.</summary>
    public ImmutableArray<string> NamingPaths
    {
        get
        {
            string[] labelled = [.. Zips.Where(zip => zip.Paths.Contains("label")).SelectMany(zip => zip.Paths)];
            return [.. Axes.Select(axis => axis.Path).Where(path => path == "label" || !labelled.Contains(path))];
        }
    }

    /// <inheritdoc/>
    public bool Equals(SweepSettings? other) => other is not null
        && Axes.AsSpan().SequenceEqual(other.Axes.AsSpan()) && Zips.AsSpan().SequenceEqual(other.Zips.AsSpan()) && Sampling == other.Sampling;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Axes.Length, Zips.Length, Sampling);
}

/// <summary>Paths whose axes go in step: their first values together, then their second ones.</summary>
/// <param name="Paths">Two or more paths of axes of equal length.</param>
public sealed record SweepZip(ImmutableArray<string> Paths)
{
    /// <inheritdoc/>
    public bool Equals(SweepZip? other) => other is not null && Paths.AsSpan().SequenceEqual(other.Paths.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Paths.Length;
}

/// <summary>How many samples are drawn from the ranges.</summary>
/// <param name="LatinHypercube">Each of as many equal parts of every range holds exactly one sample; else samples are independent.</param>
/// <param name="Count">Samples, 1 .. 100,000.</param>
public sealed record SweepSampling(bool LatinHypercube, int Count);
