namespace NeuroSim.Recording.Charts;

/// <summary>Lines and points. Series differ by colour, by dashes and by the shape of their points.</summary>
internal static class SvgXyChart
{
    private const double PlotHeight = 300;

    private static readonly string[] Dashes = ["", "7 3", "2 3", "9 3 2 3", "5 5", "1 4"];

    public static double Draw(SvgText svg, XyChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, chart.Series.Length < 2 ? [] : [.. chart.Series.Select((series, i) => (series.Name, Legend(series, i)))]);
        var frame = new SvgFrame(82, top, SvgFrame.PictureWidth - 82 - 24, PlotHeight);
        AxisScale x = AxisScale.For(chart.X, chart.Series.SelectMany(series => series.Points).Select(point => point.X));
        AxisScale y = AxisScale.For(chart.Y, chart.Series.SelectMany(series => series.Points).Select(point => point.Y));
        frame.DrawX(svg, x);
        frame.DrawY(svg, y);
        frame.DrawEdges(svg);
        if (chart.Series.All(series => series.Points.IsEmpty))
            svg.Text(frame.Left + frame.Width / 2, frame.Top + frame.Height / 2, "no data", "middle", "muted");
        for (int i = 0; i < chart.Series.Length; i++)
            DrawSeries(svg, chart, i, point => (frame.X(x.At(point.X)), frame.Y(y.At(point.Y))));
        return frame.Bottom + 52;
    }

    private static void DrawSeries(SvgText svg, XyChart chart, int index, Func<XyPoint, (double X, double Y)> place)
    {
        XySeries series = chart.Series[index];
        if (series.Style != XyStyle.Points && series.Points.Length > 1)
        {
            string path = string.Join(' ', series.Points.Select(place).Select(at => $"{SvgText.N(at.X)},{SvgText.N(at.Y)}"));
            svg.Mark($"<polyline points=\"{path}\" fill=\"none\" {SvgText.Stroke(index)} stroke-width=\"2\"{Dash(index)}", series.Name);
        }

        bool isMarked = series.Style != XyStyle.Line || series.Points.Length == 1;
        foreach (XyPoint point in series.Points)
        {
            (double x, double y) = place(point);
            string tooltip = $"{(chart.Series.Length > 1 ? series.Name + "\n" : "")}{(point.Label.Length > 0 ? point.Label + "\n" : "")}"
                + $"{chart.X.Title}: {ChartUnit.Format(point.X, chart.X)}\n{chart.Y.Title}: {ChartUnit.Format(point.Y, chart.Y)}";
            if (isMarked)
                svg.Mark(Shape(x, y, index), tooltip.Replace("\n", ", ", StringComparison.Ordinal));
        }
    }

    private static Func<double, double, string> Legend(XySeries series, int index) => (x, y) =>
    {
        string line = $"<line x1=\"{SvgText.N(x)}\" y1=\"{SvgText.N(y - 4)}\" x2=\"{SvgText.N(x + 22)}\" y2=\"{SvgText.N(y - 4)}\" {SvgText.Stroke(index)} stroke-width=\"2\"{Dash(index)}/>";
        string shape = Shape(x + 11, y - 4, index) + "/>";
        return series.Style switch { XyStyle.Line => line, XyStyle.Points => shape, _ => line + shape };
    };

    private static string Dash(int index) => Dashes[index % Dashes.Length] is { Length: > 0 } dash ? $" stroke-dasharray=\"{dash}\"" : "";

    private static string Shape(double x, double y, int index) => (index % 4) switch
    {
        0 => $"<circle cx=\"{SvgText.N(x)}\" cy=\"{SvgText.N(y)}\" r=\"4\" {SvgText.Fill(index)}",
        1 => $"<rect x=\"{SvgText.N(x - 3.5)}\" y=\"{SvgText.N(y - 3.5)}\" width=\"7\" height=\"7\" {SvgText.Fill(index)}",
        2 => $"<path d=\"M{SvgText.N(x)} {SvgText.N(y - 5)}l5 9h-10z\" {SvgText.Fill(index)}",
        _ => $"<path d=\"M{SvgText.N(x)} {SvgText.N(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z\" {SvgText.Fill(index)}",
    };
}
