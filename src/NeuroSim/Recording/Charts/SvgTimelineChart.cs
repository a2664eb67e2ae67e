namespace NeuroSim.Recording.Charts;

/// <summary>A row per circuit with a block per task; labels stand on blocks that have room for them.</summary>
internal static class SvgTimelineChart
{
    private const double Row = 34;

    public static double Draw(SvgText svg, TimelineChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, [.. chart.Colours.Select((name, i) => (name, SvgFrame.Box(i)))]) + 14;
        double left = Math.Clamp(chart.Rows.Select(SvgText.WidthOf).DefaultIfEmpty(0).Max() + 24, 60, 220);
        var frame = new SvgFrame(left, top, SvgFrame.PictureWidth - left - 24, Math.Max(1, chart.Rows.Length) * Row);
        AxisScale scale = AxisScale.For(chart.Time, chart.Blocks.Select(block => block.End), fromZero: true);
        frame.DrawX(svg, scale);
        for (int r = 0; r < chart.Rows.Length; r++)
            svg.Text(left - 8, frame.Top + (r + 0.5) * Row + 4, chart.Rows[r], "end");
        foreach (TimelineBlock block in chart.Blocks)
            DrawBlock(svg, chart, frame, scale, block);
        foreach ((double at, string label) in chart.Marks)
        {
            double x = frame.X(scale.At(at));
            svg.Line(x, frame.Top - 6, x, frame.Bottom, "whisker", "#1b1f24", " stroke-dasharray=\"3 3\"").Text(x + 3, frame.Top - 6, label, style: "muted", more: " font-size=\"11\"");
        }

        frame.DrawEdges(svg);
        return frame.Bottom + 52;
    }

    private static void DrawBlock(SvgText svg, TimelineChart chart, SvgFrame frame, AxisScale scale, TimelineBlock block)
    {
        double x = frame.X(scale.At(block.Start)), width = frame.X(scale.At(block.End)) - x, y = frame.Top + block.Row * Row + 4;
        svg.Bar(x, y, Math.Max(width, 1.5), Row - 8, block.Colour, $"{block.Tooltip}: {ChartUnit.Format(block.Start, chart.Time)} to {ChartUnit.Format(block.End, chart.Time)}");
        if (SvgText.WidthOf(block.Label) + 2 < width)
            svg.Raw($"<text x=\"{SvgText.N(x + width / 2)}\" y=\"{SvgText.N(y + 17)}\" text-anchor=\"middle\" class=\"edge\" fill=\"#ffffff\" stroke=\"none\" font-size=\"11\" pointer-events=\"none\" style=\"fill:var(--paper,#fff);stroke:none\">{SvgText.Escape(block.Label)}</text>");
    }
}
