namespace NeuroSim.Recording.Charts;

/// <summary>Lying bars of segments, with a whisker for the ends of the sum.</summary>
internal static class SvgStackedBarChart
{
    private const double Row = 44, Thickness = 26;

    /// <summary>How many times the longest bar the axis reaches at most; a longer whisker ends in an arrow and its number.</summary>
    private const double MostReach = 2;

    public static double Draw(SvgText svg, StackedBarChart chart)
    {
        var names = chart.SegmentNames;
        double top = SvgFrame.Head(svg, chart.Title, names.Length < 2 ? [] : [.. names.Select((name, i) => (name, SvgFrame.Box(i)))]);
        double left = Math.Clamp(chart.Bars.Select(bar => SvgText.WidthOf(bar.Name)).DefaultIfEmpty(0).Max() + 24, 60, 220);
        var frame = new SvgFrame(left, top, SvgFrame.PictureWidth - left - 24, Math.Max(1, chart.Bars.Length) * Row);
        double longest = chart.Bars.Select(bar => bar.Segments.Sum(segment => segment.Value)).DefaultIfEmpty(0).Max(), reach = longest > 0 ? MostReach * longest : double.MaxValue;
        AxisScale scale = AxisScale.For(chart.Value, chart.Bars.SelectMany(bar => (double[])[Math.Min(bar.High, reach), bar.Segments.Sum(segment => segment.Value)]), fromZero: true);
        frame.DrawX(svg, scale);
        for (int b = 0; b < chart.Bars.Length; b++)
            DrawBar(svg, chart, frame, scale, chart.Bars[b], frame.Top + (b + 0.5) * Row, name => names.IndexOf(name));
        frame.DrawEdges(svg);
        return frame.Bottom + 52;
    }

    private static void DrawBar(SvgText svg, StackedBarChart chart, SvgFrame frame, AxisScale scale, StackedBar bar, double y, Func<string, int> colourOf)
    {
        svg.Text(frame.Left - 8, y + 4, bar.Name, "end");
        double sum = 0;
        foreach (BarSegment segment in bar.Segments)
        {
            double from = frame.X(scale.At(sum)), to = frame.X(scale.At(sum += segment.Value));
            svg.Bar(from, y - Thickness / 2, to - from, Thickness, colourOf(segment.Name), $"{bar.Name}, {segment.Name}: {Range(chart, segment.Low, segment.Value, segment.High)}");
            if (to - from > 2)
                svg.Line(to, y - Thickness / 2, to, y + Thickness / 2, "edge", "#ffffff");
        }

        DrawWhisker(svg, chart, frame, scale, bar, y, sum);
    }

    private static void DrawWhisker(SvgText svg, StackedBarChart chart, SvgFrame frame, AxisScale scale, StackedBar bar, double y, double sum)
    {
        bool isCut = bar.High > scale.Most;
        double low = frame.X(Math.Min(1, scale.At(bar.Low))), high = isCut ? frame.Right : frame.X(scale.At(bar.High));
        string end = isCut ? $"M{SvgText.N(high - 7)} {SvgText.N(y - 5)}l7 5l-7 5" : $"M{SvgText.N(high)} {SvgText.N(y - 6)}v12";
        string whisker = $"M{SvgText.N(low)} {SvgText.N(y)}H{SvgText.N(high)}M{SvgText.N(low)} {SvgText.N(y - 6)}v12{end}";
        svg.Raw($"<path d=\"{whisker}\" fill=\"none\" class=\"edge\" stroke=\"#ffffff\" stroke-width=\"4\" opacity=\"0.7\"/>");
        svg.Mark($"<path d=\"{whisker}\" fill=\"none\" class=\"whisker\" stroke=\"#1b1f24\" stroke-width=\"1.5\"", $"{bar.Name}: {Range(chart, bar.Low, sum, bar.High)}");
        if (isCut)
            svg.Text(high, y - 9, $"up to {ChartUnit.Format(bar.High, chart.Value)}", "end", "muted", " font-size=\"11\"");
    }

    private static string Range(StackedBarChart chart, double low, double value, double high) =>
        $"{ChartUnit.Format(value, chart.Value)} ({ChartUnit.Format(low, chart.Value)} to {ChartUnit.Format(high, chart.Value)})";
}
