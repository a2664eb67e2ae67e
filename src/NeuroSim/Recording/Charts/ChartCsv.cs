using System.Globalization;
using System.Text;
using NeuroSim.Numerics;

namespace NeuroSim.Recording.Charts;

/// <summary>The numbers of a chart as CSV (RFC 4180 with line feeds), in SI base units, so that they can be drawn elsewhere.</summary>
public static class ChartCsv
{
    /// <summary>The table.</summary>
    public static string Write(Chart chart) => chart switch
    {
        XyChart xy => Table(["series", Column(xy.X), Column(xy.Y), "label"], xy.Series.SelectMany(series => series.Points.Select(
            point => (string[])[series.Name, Number(point.X), Number(point.Y), point.Label]))),
        BarChart bars => Table([bars.CategoryTitle, .. bars.Series.Select(series => $"{series.Name}: {Column(bars.Value)}")], bars.Categories.Select(
            (category, c) => (string[])[category, .. bars.Series.Select(series => series.Values[c] is { } value ? Number(value) : "")])),
        StackedBarChart stacked => Table(["bar", "segment", $"low {Column(stacked.Value)}", Column(stacked.Value), $"high {Column(stacked.Value)}"], Rows(stacked)),
        HeatMapChart map => Table([Column(map.X), Column(map.Y), Column(map.Colour), "marked", "label"], map.Cells.Select(
            cell => (string[])[Number(cell.X), Number(cell.Y), Number(cell.Value), cell.IsMarked ? "true" : "false", cell.Label])),
        TimelineChart time => Table(["row", "block", $"start {Column(time.Time)}", $"end {Column(time.Time)}", "text"], time.Blocks.Select(
            block => (string[])[time.Rows[block.Row], block.Label, Number(block.Start), Number(block.End), block.Tooltip])),
        ImageGridChart grid => Table(["image", "pixels row by row"], grid.Images.Select(
            image => (string[])[image.Name, .. image.Pixels.Select(pixel => pixel.ToString("G4", CultureInfo.InvariantCulture))])),
        MatrixChart matrix => Table([$"{matrix.RowTitle} \\ {matrix.ColumnTitle}", .. matrix.Columns], matrix.Rows.Select(
            (row, r) => (string[])[row, .. matrix.Columns.Select((_, c) => Number(matrix.Values[r * matrix.Columns.Length + c]))])),
        BoxChart boxes => Table(["panel", boxes.CategoryTitle, "low", "quarter", "median", "three quarters", "high", "mean"], Rows(boxes)),
        ImageStripChart strips => Table(["row", "image", "pixels row by row"], strips.Strips.SelectMany(strip => strip.Images.Select(
            image => (string[])[strip.Name, image.Label, .. image.Pixels.Select(pixel => pixel.ToString(CultureInfo.InvariantCulture))]))),
        _ => throw new ArgumentException($"{chart} is a kind of chart that has no table.", nameof(chart)),
    };

    private static IEnumerable<string[]> Rows(StackedBarChart chart)
    {
        foreach (StackedBar bar in chart.Bars)
        {
            foreach (BarSegment segment in bar.Segments)
                yield return [bar.Name, segment.Name, Number(segment.Low), Number(segment.Value), Number(segment.High)];
            yield return [bar.Name, "(total)", Number(bar.Low), Number(bar.Segments.Sum(segment => segment.Value)), Number(bar.High)];
        }
    }

    private static IEnumerable<string[]> Rows(BoxChart chart)
    {
        foreach (BoxPanel panel in chart.Panels)
        {
            for (int c = 0; c < panel.Boxes.Length; c++)
            {
                if (panel.Boxes[c] is { } box)
                {
                    double[] numbers = [box.Low, box.Quarter, box.Median, box.ThreeQuarters, box.High, box.Mean];
                    yield return [panel.Name, chart.Categories[c], .. numbers.Select(Number)];
                }
            }
        }
    }

    private static string Column(ChartAxis axis) => axis.Unit == Unit.None ? axis.Title : $"{axis.Title} ({UnitSymbol.Of(axis.Unit)})";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Table(string[] header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (string[] row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
