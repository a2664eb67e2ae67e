using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Lying bars, each a sum of segments, with a whisker from the low to the high end of the sum.</summary>
public sealed record StackedBarChart : Chart
{
    private readonly ImmutableArray<StackedBar> _bars = [];

    /// <summary>The horizontal axis; linear, from 0.</summary>
    public required ChartAxis Value { get; init; }

    /// <summary>From top to bottom. Segments of one name have one colour. Set it after the axis.</summary>
    /// <exception cref="ArgumentException">A segment or whisker that is not finite or below 0.</exception>
    public required ImmutableArray<StackedBar> Bars
    {
        get => _bars;
        init
        {
            foreach (double number in value.SelectMany(bar => bar.Segments.SelectMany(one => (double[])[one.Low, one.Value, one.High]).Concat([bar.Low, bar.High])))
                ArgumentOutOfRangeException.ThrowIfNegative(Value.Check(number), nameof(value));
            _bars = value;
        }
    }

    /// <summary>Names of all segments in the order of their first appearance.</summary>
    internal ImmutableArray<string> SegmentNames => [.. Bars.SelectMany(bar => bar.Segments).Select(segment => segment.Name).Distinct()];
}

/// <summary>One lying bar.</summary>
/// <param name="Name">At its left.</param>
/// <param name="Segments">From left to right.</param>
/// <param name="Low">Low end of the sum.</param>
/// <param name="High">High end of the sum.</param>
public sealed record StackedBar(string Name, ImmutableArray<BarSegment> Segments, double Low, double High);

/// <summary>A part of a bar, at least 0.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Low">Optimistic.</param>
/// <param name="Value">Its length.</param>
/// <param name="High">Pessimistic.</param>
public sealed record BarSegment(string Name, double Low, double Value, double High);
