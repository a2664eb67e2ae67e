using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Coloured cells with their value in them, a colour scale at the right, crosses on marked cells, and the framed region.</summary>
internal static class SvgHeatMapChart
{
    private const double CellHeight = 46, ScaleWidth = 16;

    public static double Draw(SvgText svg, HeatMapChart chart)
    {
        ImmutableArray<double> columns = chart.Columns, rows = chart.Rows;
        var legend = new List<(string, Func<double, double, string>)>();
        if (chart.Region is { } region)
            legend.Add((region.Name, (x, y) => $"<rect x=\"{SvgText.N(x + 3)}\" y=\"{SvgText.N(y - 11)}\" width=\"16\" height=\"13\" fill=\"none\" {Border}/>"));
        if (chart.MarkMeaning.Length > 0)
            legend.Add((chart.MarkMeaning, (x, y) => $"<path d=\"M{SvgText.N(x + 6)} {SvgText.N(y - 9)}l10 10m0 -10l-10 10\" fill=\"none\" {Border}/>"));
        double top = SvgFrame.Head(svg, chart.Title, legend);
        var frame = new SvgFrame(106, top, SvgFrame.PictureWidth - 106 - 110, Math.Max(1, rows.Length) * CellHeight);
        AxisScale scale = AxisScale.For(chart.Colour, chart.Cells.Select(cell => cell.Value));
        (double least, double most) = chart.Cells.IsEmpty ? (0, 1) : (chart.Cells.Min(cell => cell.Value), chart.Cells.Max(cell => cell.Value));
        DrawAxes(svg, chart, frame);
        foreach (HeatCell cell in chart.Cells)
            DrawCell(svg, chart, frame, cell, most > least ? (cell.Value - least) / (most - least) : 0.5);
        if (chart.Region is { } framed && !chart.Cells.IsEmpty)
            DrawRegion(svg, chart, frame, framed);
        DrawColours(svg, chart, frame, (least, most), scale.Title);
        return frame.Bottom + 52;
    }

    private const string Border = "class=\"whisker\" stroke=\"#1b1f24\" stroke-width=\"2\"";

    private static void DrawAxes(SvgText svg, HeatMapChart chart, SvgFrame frame)
    {
        double width = frame.Width / Math.Max(1, chart.Columns.Length);
        for (int c = 0; c < chart.Columns.Length; c++)
            svg.Text(frame.Left + (c + 0.5) * width, frame.Bottom + 17, ChartUnit.Format(chart.Columns[c], chart.X), "middle", "muted");
        for (int r = 0; r < chart.Rows.Length; r++)
            svg.Text(frame.Left - 8, frame.Bottom - (r + 0.5) * CellHeight + 4, ChartUnit.Format(chart.Rows[r], chart.Y), "end", "muted");
        svg.Text(frame.Left + frame.Width / 2, frame.Bottom + 38, chart.X.Title, "middle");
        frame.DrawYTitle(svg, chart.Y.Title);
    }

    private static void DrawCell(SvgText svg, HeatMapChart chart, SvgFrame frame, HeatCell cell, double share)
    {
        double width = frame.Width / chart.Columns.Length, x = frame.Left + chart.Columns.IndexOf(cell.X) * width, y = frame.Bottom - (chart.Rows.IndexOf(cell.Y) + 1) * CellHeight;
        (byte, byte, byte) colour = ChartPalette.Value(share);
        string text = ChartUnit.Format(cell.Value, chart.Colour), ink = ChartPalette.IsLight(colour) ? "#000000" : "#ffffff";
        string tooltip = $"{(cell.Label.Length > 0 ? cell.Label + ", " : "")}{chart.X.Title}: {ChartUnit.Format(cell.X, chart.X)}, {chart.Y.Title}: {ChartUnit.Format(cell.Y, chart.Y)}, {chart.Colour.Title}: {text}{(cell.IsMarked ? ", " + chart.MarkMeaning : "")}";
        svg.Raw("<g>").Raw($"<title>{SvgText.Escape(tooltip)}</title>");
        svg.Raw($"<rect x=\"{SvgText.N(x + 1)}\" y=\"{SvgText.N(y + 1)}\" width=\"{SvgText.N(width - 2)}\" height=\"{SvgText.N(CellHeight - 2)}\" fill=\"{ChartPalette.Hex(colour)}\"/>");
        if (SvgText.WidthOf(text) < width)
            svg.Raw($"<text x=\"{SvgText.N(x + width / 2)}\" y=\"{SvgText.N(y + CellHeight / 2 + 4)}\" text-anchor=\"middle\" fill=\"{ink}\">{SvgText.Escape(text)}</text>");
        if (cell.IsMarked)
            svg.Raw($"<path d=\"M{SvgText.N(x + width - 15)} {SvgText.N(y + 5)}l9 9m0 -9l-9 9\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.8\"/>");
        svg.Raw("</g>");
    }

    private static void DrawRegion(SvgText svg, HeatMapChart chart, SvgFrame frame, HeatRegion region)
    {
        double right = frame.X(region.MostX is { } most ? chart.Columns.Count(x => x <= most) / (double)chart.Columns.Length : 1);
        double bottom = frame.Y(region.LeastY is { } least ? chart.Rows.Count(y => y < least) / (double)chart.Rows.Length : 0);
        string shape = $"<rect x=\"{SvgText.N(frame.Left)}\" y=\"{SvgText.N(frame.Top)}\" width=\"{SvgText.N(right - frame.Left)}\" height=\"{SvgText.N(bottom - frame.Top)}\" fill=\"none\"";
        if (right <= frame.Left || bottom <= frame.Top)
            svg.Text(frame.Left, frame.Bottom + 38, "no cell is inside", style: "muted");
        else
            svg.Raw($"{shape} class=\"edge\" stroke=\"#ffffff\" stroke-width=\"6\" opacity=\"0.8\"/>").Raw($"{shape} class=\"whisker\" stroke=\"#1b1f24\" stroke-width=\"3\"/>");
    }

    private static void DrawColours(SvgText svg, HeatMapChart chart, SvgFrame frame, (double Least, double Most) ends, string title)
    {
        double x = frame.Right + 24, slice = frame.Height / 24;
        for (int i = 0; i < 24; i++)
            svg.Raw($"<rect x=\"{SvgText.N(x)}\" y=\"{SvgText.N(frame.Bottom - (i + 1) * slice)}\" width=\"{SvgText.N(ScaleWidth)}\" height=\"{SvgText.N(slice + 0.5)}\" fill=\"{ChartPalette.Hex(ChartPalette.Value((i + 0.5) / 24))}\"/>");
        svg.Text(x + ScaleWidth + 4, frame.Top + 10, ChartUnit.Format(ends.Most, chart.Colour), style: "muted");
        svg.Text(x + ScaleWidth + 4, frame.Bottom, ChartUnit.Format(ends.Least, chart.Colour), style: "muted");
        svg.Text(SvgFrame.PictureWidth - 8, frame.Bottom + 38, title, "end");
    }
}
