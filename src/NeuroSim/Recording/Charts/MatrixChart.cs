using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>A table of numbers as one picture: rows and columns with names, a colour a number. For tables too large for
/// <see cref="HeatMapChart"/>.</summary>
public sealed record MatrixChart : Chart
{
    private readonly ImmutableArray<double> _values = [];

    /// <summary>What the rows are.</summary>
    public required string RowTitle { get; init; }

    /// <summary>Names of the rows from top to bottom.</summary>
    public required ImmutableArray<string> Rows { get; init; }

    /// <summary>What the columns are.</summary>
    public required string ColumnTitle { get; init; }

    /// <summary>Names of the columns from left to right.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>What the colours mean. With a least end below 0, or values below 0, colours run from minus to plus the largest
    /// magnitude.</summary>
    public required ChartAxis Value { get; init; }

    /// <summary>The numbers, row by row. Set it last.</summary>
    /// <exception cref="ArgumentException">A number that is not finite, or not one for every row and column.</exception>
    public required ImmutableArray<double> Values
    {
        get => _values;
        init
        {
            if (value.Length != Rows.Length * Columns.Length)
                throw new ArgumentException($"{value.Length} numbers are no {Rows.Length} x {Columns.Length}.", nameof(value));
            foreach (double one in value)
                Value.Check(one);
            _values = value;
        }
    }

    /// <summary>Whether colours have two signs.</summary>
    internal bool IsSigned => Ends.Least < 0;

    /// <summary>Numbers of the first and of the last colour.</summary>
    internal (double Least, double Most) Ends
    {
        get
        {
            double least = Value.Least ?? Values.DefaultIfEmpty(0).Min(), most = Value.Most ?? Values.DefaultIfEmpty(1).Max();
            double extreme = Math.Max(Math.Abs(least), Math.Abs(most));
            return least < 0 ? (-extreme, extreme) : (least, most > least ? most : least + 1);
        }
    }

    /// <summary>The colour of a share of the way between the ends.</summary>
    internal (byte R, byte G, byte B) Colour(double share) => IsSigned ? ChartPalette.Diverging(2 * share - 1) : ChartPalette.Value(share);

    /// <summary>Where a number lies between the ends, 0 .. 1.</summary>
    internal double Share(double value) => Math.Clamp((value - Ends.Least) / (Ends.Most - Ends.Least), 0, 1);
}
