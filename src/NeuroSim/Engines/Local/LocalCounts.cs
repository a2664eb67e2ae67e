namespace NeuroSim.Engines.Local;

/// <summary>What one layer of a local rule did.</summary>
/// <param name="Circuits">Reads, writes and steps of its circuits; samples are passes, the lateral arrays are P and R.</param>
/// <param name="Messages">Messages that its tiles, neurons, word lines and bus got.</param>
/// <param name="Reduces">Sums over the layer that its bus formed.</param>
/// <param name="Broadcasts">Scalars or bits that its bus sent to all of its neurons.</param>
public sealed record LocalCounts(LayerCounts Circuits, long Messages, long Reduces, long Broadcasts)
{
    /// <summary>Numbers of <see cref="ToValues"/>.</summary>
    public static int Values => None.ToValues().Length;

    /// <summary>Nothing.</summary>
    public static LocalCounts None { get; } = new(new LayerCounts(), 0, 0, 0);

    /// <summary>The counts of both.</summary>
    public LocalCounts Plus(LocalCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Circuits.Plus(other.Circuits), Messages + other.Messages, Reduces + other.Reduces, Broadcasts + other.Broadcasts);
    }

    /// <summary>All counts, as a checkpoint keeps them.</summary>
    public long[] ToValues() => [Messages, Reduces, Broadcasts, .. Circuits.ToValues()];

    /// <summary>The counts that <see cref="ToValues"/> gave.</summary>
    public static LocalCounts FromValues(ReadOnlySpan<long> values) => new(LayerCounts.FromValues(values[3..]), values[0], values[1], values[2]);
}
