namespace NeuroSim.Recording.Charts;

/// <summary>Panels of boxes with whiskers; the category of the largest mean has the second colour in each.</summary>
internal static class SvgBoxChart
{
    private const double Left = 52, Gap = 16, MostRow = 16, LeastRow = 8, MostHeight = 260, AxisHeight = 34, LabelWidth = 34;

    private const int PerRow = 4;

    public static double Draw(SvgText svg, BoxChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, []) + 12, width = (SvgFrame.PictureWidth - Left - 12 - (PerRow - 1) * Gap) / PerRow;
        int rows = Math.Max(1, chart.Categories.Length);
        double height = rows * Math.Clamp(MostHeight / rows, LeastRow, MostRow);
        for (int p = 0; p < chart.Panels.Length; p++)
        {
            var frame = new SvgFrame(Left + p % PerRow * (width + Gap), top + p / PerRow * (height + AxisHeight + 20), width, height);
            DrawPanel(svg, chart, frame, chart.Panels[p], hasNames: p % PerRow == 0);
        }

        double bottom = top + Math.Max(1, (chart.Panels.Length + PerRow - 1) / PerRow) * (height + AxisHeight + 20);
        svg.Text(Left + (SvgFrame.PictureWidth - Left) / 2, bottom - 14, chart.Value.Title, "middle");
        return bottom;
    }

    private static void DrawPanel(SvgText svg, BoxChart chart, SvgFrame frame, BoxPanel panel, bool hasNames)
    {
        Box[] boxes = [.. panel.Boxes.OfType<Box>()];
        AxisScale scale = AxisScale.For(chart.Value, boxes.SelectMany(box => (double[])[box.Low, box.High, box.Mean]));
        svg.Text(frame.Left, frame.Top - 5, panel.Name, more: " font-size=\"11\"");
        DrawTicks(svg, frame, scale);
        Box? most = boxes.MaxBy(box => box.Mean);
        double row = frame.Height / Math.Max(1, chart.Categories.Length);
        for (int c = 0; c < panel.Boxes.Length; c++)
        {
            double middle = frame.Top + (c + 0.5) * row;
            if (hasNames)
                svg.Text(frame.Left - 6, middle + 4, chart.Categories[c], "end", "muted", " font-size=\"11\"");
            if (panel.Boxes[c] is { } box)
            {
                string tooltip = $"{panel.Name}, {chart.CategoryTitle} {chart.Categories[c]}: {Words(box, chart.Value)}";
                DrawBox(svg, box, frame, scale, (middle, row), box == most ? 1 : 0, tooltip);
            }
        }

        frame.DrawEdges(svg);
        if (hasNames)
            frame.DrawYTitle(svg, chart.CategoryTitle, 14);
    }

    private static void DrawTicks(SvgText svg, SvgFrame frame, AxisScale scale)
    {
        double last = double.NegativeInfinity;
        foreach ((double value, string label) in scale.Ticks)
        {
            double x = frame.X(scale.At(value));
            svg.Line(x, frame.Top, x, frame.Bottom, "grid", "#e3e6ea");
            if (x < last + LabelWidth)
                continue;
            svg.Text(x, frame.Bottom + 14, label, "middle", "muted", " font-size=\"11\"");
            last = x;
        }
    }

    private static void DrawBox(
        SvgText svg, Box box, SvgFrame frame, AxisScale scale, (double Middle, double Height) row, int colour, string tooltip)
    {
        double low = frame.X(scale.At(box.Low)), high = frame.X(scale.At(box.High)), half = Math.Max(2, row.Height / 2 - 2);
        double from = frame.X(scale.At(box.Quarter)), to = frame.X(scale.At(box.ThreeQuarters)), median = frame.X(scale.At(box.Median));
        svg.Line(low, row.Middle, high, row.Middle, $"l{colour}", ChartPalette.Series(colour), " stroke-width=\"1.5\"");
        svg.Bar(from, row.Middle - half, Math.Max(1, to - from), 2 * half, colour, tooltip);
        svg.Line(median, row.Middle - half, median, row.Middle + half, "edge", "#ffffff", " stroke-width=\"2\"");
        string place = $"cx=\"{SvgText.N(frame.X(scale.At(box.Mean)))}\" cy=\"{SvgText.N(row.Middle)}\"";
        svg.Mark($"<circle {place} r=\"2.5\" class=\"ink\" fill=\"#1b1f24\"", tooltip);
    }

    private static string Words(Box box, ChartAxis axis) =>
        $"mean {ChartUnit.Format(box.Mean, axis)}, median {ChartUnit.Format(box.Median, axis)}, "
        + $"half of all {ChartUnit.Format(box.Quarter, axis)} to {ChartUnit.Format(box.ThreeQuarters, axis)}, ends {ChartUnit.Format(box.Low, axis)} and {ChartUnit.Format(box.High, axis)}";
}
