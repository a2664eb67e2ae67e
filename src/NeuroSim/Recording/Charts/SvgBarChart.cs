namespace NeuroSim.Recording.Charts;

/// <summary>Upright bars beside each other, with their value above them while there is room.</summary>
internal static class SvgBarChart
{
    private const double PlotHeight = 260;

    public static double Draw(SvgText svg, BarChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, chart.Series.Length < 2 ? [] : [.. chart.Series.Select((series, i) => (series.Name, SvgFrame.Box(i)))]);
        var frame = new SvgFrame(82, top + 6, SvgFrame.PictureWidth - 82 - 24, PlotHeight);
        AxisScale scale = AxisScale.For(chart.Value, chart.Series.SelectMany(series => series.Values).OfType<double>(), fromZero: chart.Value.Least is null);
        frame.DrawY(svg, scale);
        double slot = frame.Width / Math.Max(1, chart.Categories.Length), bar = Math.Min(56, 0.8 * slot / Math.Max(1, chart.Series.Length));
        for (int c = 0; c < chart.Categories.Length; c++)
        {
            double middle = frame.Left + (c + 0.5) * slot;
            for (int s = 0; s < chart.Series.Length; s++)
                DrawBar(svg, chart, frame, scale, (c, s), middle + (s - chart.Series.Length / 2.0) * bar, bar);
        }

        frame.DrawEdges(svg);
        double names = frame.DrawCategories(svg, chart.Categories);
        svg.Text(frame.Left + frame.Width / 2, names + 17, chart.CategoryTitle, "middle");
        return names + 31;
    }

    private static void DrawBar(SvgText svg, BarChart chart, SvgFrame frame, AxisScale scale, (int Category, int Series) which, double left, double width)
    {
        if (chart.Series[which.Series].Values[which.Category] is not { } value)
            return;
        double from = frame.Y(Math.Clamp(scale.At(Math.Max(0, scale.Least)), 0, 1)), to = frame.Y(Math.Clamp(scale.At(value), 0, 1));
        string figure = ChartUnit.Format(value, chart.Value);
        svg.Bar(left + 1, Math.Min(from, to), width - 2, Math.Abs(from - to), which.Series, $"{chart.Categories[which.Category]}, {chart.Series[which.Series].Name}: {figure}");
        if (SvgText.WidthOf(figure) <= width + 4)
            svg.Text(left + width / 2, Math.Min(from, to) - 4, figure, "middle", "muted", " font-size=\"11\"");
    }
}
