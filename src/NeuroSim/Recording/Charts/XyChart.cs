using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Lines and points over two axes.</summary>
public sealed record XyChart : Chart
{
    private readonly ImmutableArray<XySeries> _series = [];

    /// <summary>The horizontal axis.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>The lines; may be empty. Set it after the axes.</summary>
    /// <exception cref="ArgumentException">A point that is not finite, or not above 0 on a logarithmic axis.</exception>
    public required ImmutableArray<XySeries> Series
    {
        get => _series;
        init
        {
            foreach (XyPoint point in value.SelectMany(series => series.Points))
                (_, _) = (X.Check(point.X), Y.Check(point.Y));
            _series = value;
        }
    }
}

/// <summary>One line or cloud of points.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Points">In the order in which a line joins them; may be empty.</param>
/// <param name="Style">Line, points or both.</param>
public sealed record XySeries(string Name, ImmutableArray<XyPoint> Points, XyStyle Style = XyStyle.LineAndPoints);

/// <summary>A point of a chart.</summary>
/// <param name="X">Abscissa in the unit of its axis.</param>
/// <param name="Y">Ordinate in the unit of its axis.</param>
/// <param name="Label">What a tooltip says beside the numbers; may be empty.</param>
public readonly record struct XyPoint(double X, double Y, string Label = "");

/// <summary>How a series is drawn.</summary>
public enum XyStyle
{
    /// <summary>A line through the points.</summary>
    Line,

    /// <summary>The points alone.</summary>
    Points,

    /// <summary>Both.</summary>
    LineAndPoints,
}
