namespace NeuroSim.Recording.Charts;

/// <summary>
/// What a picture shows, without how it is drawn: <see cref="XyChart"/>, <see cref="BarChart"/>, <see cref="StackedBarChart"/>,
/// <see cref="HeatMapChart"/>, <see cref="TimelineChart"/>, <see cref="ImageGridChart"/>,
/// <see cref="MatrixChart"/>, <see cref="BoxChart"/>, <see cref="ImageStripChart"/>. Every number is finite.
/// </summary>
public abstract record Chart
{
    private readonly string _name = "";

    /// <summary>Name of its files without ending: lower-case letters, digits and hyphens, unique on a page.</summary>
    /// <exception cref="ArgumentException">Another character, or none.</exception>
    public required string Name
    {
        get => _name;
        init => _name = value is { Length: > 0 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? value
            : throw new ArgumentException($"\"{value}\" cannot name a chart: lower-case letters, digits and hyphens can.", nameof(value));
    }

    /// <summary>The line above the picture.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture says, for a reader who does not see it.</summary>
    public required string Description { get; init; }
}
