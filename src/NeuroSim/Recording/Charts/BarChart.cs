using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Upright bars, beside each other for every category.</summary>
public sealed record BarChart : Chart
{
    private readonly ImmutableArray<BarSeries> _series = [];

    /// <summary>What the categories are.</summary>
    public required string CategoryTitle { get; init; }

    /// <summary>Categories from left to right.</summary>
    public required ImmutableArray<string> Categories { get; init; }

    /// <summary>The vertical axis; linear, from 0 unless it says otherwise.</summary>
    public required ChartAxis Value { get; init; }

    /// <summary>One or more bars for every category. Set it last.</summary>
    /// <exception cref="ArgumentException">A value that is not finite, or not as many as categories.</exception>
    public required ImmutableArray<BarSeries> Series
    {
        get => _series;
        init
        {
            foreach (BarSeries series in value)
            {
                if (series.Values.Length != Categories.Length)
                    throw new ArgumentException($"{series.Name} has {series.Values.Length} values for {Categories.Length} categories.", nameof(value));
                foreach (double? bar in series.Values)
                    _ = bar is { } there ? Value.Check(there) : 0;
            }

            _series = value;
        }
    }
}

/// <summary>The bars of one colour.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Values">One a category; null: no bar.</param>
public sealed record BarSeries(string Name, ImmutableArray<double?> Values);
