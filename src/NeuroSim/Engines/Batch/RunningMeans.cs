using System.Collections.Immutable;

namespace NeuroSim.Engines.Batch;

/// <summary>Means over the batches since they were last taken; each is added to by one thread at a time.</summary>
/// <param name="names">Their names, as columns of metrics.</param>
internal sealed class RunningMeans(ImmutableArray<string> names)
{
    private readonly double[] _sums = new double[names.Length];
    private readonly int[] _counts = new int[names.Length];

    /// <summary>A rule that says nothing.</summary>
    public static RunningMeans None { get; } = new([]);

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names => names;

    /// <summary>Adds the value of a batch.</summary>
    public void Add(int index, double value)
    {
        _sums[index] += value;
        _counts[index]++;
    }

    /// <summary>The means, NaN where nothing was added; they begin anew.</summary>
    public double[] Take()
    {
        double[] means = [.. _sums.Zip(_counts, (sum, count) => count == 0 ? double.NaN : sum / count)];
        Array.Clear(_sums);
        Array.Clear(_counts);
        return means;
    }
}
