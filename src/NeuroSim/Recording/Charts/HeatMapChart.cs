using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Cells of equal size over two lists of values, coloured by a third; a region of the plane can be framed.</summary>
public sealed record HeatMapChart : Chart
{
    private readonly ImmutableArray<HeatCell> _cells = [];

    /// <summary>The horizontal axis.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>What the colours mean.</summary>
    public required ChartAxis Colour { get; init; }

    /// <summary>At most one a pair of values; missing pairs stay empty. Set it after the axes.</summary>
    /// <exception cref="ArgumentException">A number an axis has no place for, or two cells at one place.</exception>
    public required ImmutableArray<HeatCell> Cells
    {
        get => _cells;
        init
        {
            foreach (HeatCell cell in value)
                (_, _, _) = (X.Check(cell.X), Y.Check(cell.Y), Colour.Check(cell.Value));
            if (value.DistinctBy(cell => (cell.X, cell.Y)).Count() != value.Length)
                throw new ArgumentException("Two cells of a heat map have the same place.", nameof(value));
            _cells = value;
        }
    }

    /// <summary>What is framed; null: nothing.</summary>
    public HeatRegion? Region { get; init; }

    /// <summary>What a mark on a cell means; empty when no cell has one.</summary>
    public string MarkMeaning { get; init; } = "";

    /// <summary>Columns, ascending.</summary>
    internal ImmutableArray<double> Columns => [.. Cells.Select(cell => cell.X).Distinct().Order()];

    /// <summary>Rows, ascending.</summary>
    internal ImmutableArray<double> Rows => [.. Cells.Select(cell => cell.Y).Distinct().Order()];
}

/// <summary>A cell.</summary>
/// <param name="X">Its column.</param>
/// <param name="Y">Its row.</param>
/// <param name="Value">Its colour.</param>
/// <param name="Label">What a tooltip says beside the numbers; may be empty.</param>
/// <param name="IsMarked">Whether it is crossed out.</param>
public readonly record struct HeatCell(double X, double Y, double Value, string Label = "", bool IsMarked = false);

/// <summary>A framed rectangle of the plane; null: open on that side. The frame runs between cells, around those whose values are inside.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="MostX">Right end.</param>
/// <param name="LeastY">Lower end.</param>
public sealed record HeatRegion(string Name, double? MostX, double? LeastY);
