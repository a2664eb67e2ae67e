using NeuroSim.Recording.Charts;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace NeuroSim.Recording.OxyPlots;

/// <summary>Turns a chart into OxyPlot's model of it.</summary>
internal static class OxyModel
{
    public const int ImagesPerRow = 8;

    public static PlotModel Of(Chart chart) => chart switch
    {
        XyChart xy => Lines(xy),
        BarChart bars => Bars(bars),
        StackedBarChart stacked => Stacked(stacked),
        HeatMapChart map => Map(map),
        TimelineChart time => Timeline(time),
        ImageGridChart grid => Images(grid),
        MatrixChart matrix => OxyTables.Matrix(matrix),
        BoxChart boxes => OxyTables.Boxes(boxes),
        ImageStripChart strips => OxyTables.Strips(strips),
        _ => throw new ArgumentException($"{chart} is a kind of chart that cannot be drawn.", nameof(chart)),
    };

    private static PlotModel Lines(XyChart chart)
    {
        var points = chart.Series.SelectMany(series => series.Points);
        PlotModel model = OxyParts.New(chart, chart.Series.Length > 1);
        model.Axes.Add(OxyParts.Axis(chart.X, AxisScale.For(chart.X, points.Select(point => point.X)), AxisPosition.Bottom));
        model.Axes.Add(OxyParts.Axis(chart.Y, AxisScale.For(chart.Y, points.Select(point => point.Y)), AxisPosition.Left));
        for (int i = 0; i < chart.Series.Length; i++)
        {
            XySeries series = chart.Series[i];
            var line = new LineSeries
            {
                Title = OxyParts.Plain(series.Name),
                Color = OxyParts.Colour(i),
                StrokeThickness = series.Style == XyStyle.Points ? 0 : 2,
                LineStyle = series.Style == XyStyle.Points ? LineStyle.None : OxyParts.Dash(i),
                MarkerType = series.Style == XyStyle.Line && series.Points.Length > 1 ? MarkerType.None : OxyParts.Marker(i),
                MarkerFill = OxyParts.Colour(i),
                MarkerSize = 4,
            };
            line.Points.AddRange(series.Points.Select(point => new DataPoint(point.X, point.Y)));
            model.Series.Add(line);
        }

        return model;
    }

    private static PlotModel Bars(BarChart chart)
    {
        PlotModel model = OxyParts.New(chart, chart.Series.Length > 1);
        AxisScale scale = AxisScale.For(chart.Value, chart.Series.SelectMany(series => series.Values).OfType<double>(), fromZero: chart.Value.Least is null);
        model.Axes.Add(OxyParts.Categories(chart.Categories, AxisPosition.Bottom, chart.CategoryTitle));
        model.Axes.Add(OxyParts.Axis(chart.Value, scale, AxisPosition.Left));
        double width = 0.8 / Math.Max(1, chart.Series.Length);
        for (int s = 0; s < chart.Series.Length; s++)
        {
            RectangleBarSeries bars = OxyParts.Boxes(chart.Series[s].Name, s);
            for (int c = 0; c < chart.Categories.Length; c++)
            {
                double left = c - 0.4 + s * width;
                if (chart.Series[s].Values[c] is { } value)
                    bars.Items.Add(new RectangleBarItem(left, Math.Max(0, scale.Least), left + width, value));
            }

            model.Series.Add(bars);
        }

        return model;
    }

    private static PlotModel Stacked(StackedBarChart chart)
    {
        PlotModel model = OxyParts.New(chart, chart.SegmentNames.Length > 1);
        model.Axes.Add(OxyParts.Axis(chart.Value, AxisScale.For(chart.Value, chart.Bars.SelectMany(bar => (double[])[bar.High, bar.Segments.Sum(one => one.Value)]), fromZero: true), AxisPosition.Bottom));
        model.Axes.Add(OxyParts.Categories(chart.Bars.Select(bar => bar.Name), AxisPosition.Left, "", isDownwards: true));
        for (int s = 0; s < chart.SegmentNames.Length; s++)
        {
            RectangleBarSeries boxes = OxyParts.Boxes(chart.SegmentNames[s], s);
            for (int b = 0; b < chart.Bars.Length; b++)
            {
                double sum = 0;
                foreach (BarSegment segment in chart.Bars[b].Segments)
                {
                    if (segment.Name == chart.SegmentNames[s])
                        boxes.Items.Add(new RectangleBarItem(sum, b - 0.3, sum + segment.Value, b + 0.3));
                    sum += segment.Value;
                }
            }

            model.Series.Add(boxes);
        }

        for (int b = 0; b < chart.Bars.Length; b++)
            model.Annotations.Add(OxyParts.Whisker(chart.Bars[b].Low, chart.Bars[b].High, b));
        return model;
    }

    private static PlotModel Map(HeatMapChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: false);
        model.Axes.Add(OxyParts.Categories(chart.Columns.Select(x => ChartUnit.Format(x, chart.X)), AxisPosition.Bottom, chart.X.Title));
        model.Axes.Add(OxyParts.Categories(chart.Rows.Select(y => ChartUnit.Format(y, chart.Y)), AxisPosition.Left, chart.Y.Title));
        (double least, double most) = chart.Cells.IsEmpty ? (0, 1) : (chart.Cells.Min(cell => cell.Value), chart.Cells.Max(cell => cell.Value));
        foreach (HeatCell cell in chart.Cells)
        {
            (byte R, byte G, byte B) colour = ChartPalette.Value(most > least ? (cell.Value - least) / (most - least) : 0.5);
            (int column, int row) = (chart.Columns.IndexOf(cell.X), chart.Rows.IndexOf(cell.Y));
            model.Annotations.Add(OxyParts.Box(column - 0.5, row - 0.5, column + 0.5, row + 0.5, OxyColor.FromRgb(colour.R, colour.G, colour.B),
                ChartUnit.Format(cell.Value, chart.Colour) + (cell.IsMarked ? " x" : ""), ChartPalette.IsLight(colour) ? OxyColors.Black : OxyColors.White));
        }

        if (chart.Region is { } region)
        {
            double right = region.MostX is { } mostX ? chart.Columns.Count(x => x <= mostX) : chart.Columns.Length, bottom = region.LeastY is { } leastY ? chart.Rows.Count(y => y < leastY) : 0;
            model.Annotations.Add(OxyParts.Frame(-0.5, bottom - 0.5, right - 0.5, chart.Rows.Length - 0.5));
            model.Subtitle = OxyParts.Plain($"frame: {region.Name}{(chart.MarkMeaning.Length > 0 ? $"; x: {chart.MarkMeaning}" : "")}");
        }

        return model;
    }

    private static PlotModel Timeline(TimelineChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: true);
        model.Axes.Add(OxyParts.Axis(chart.Time, AxisScale.For(chart.Time, chart.Blocks.Select(block => block.End), fromZero: true), AxisPosition.Bottom));
        model.Axes.Add(OxyParts.Categories(chart.Rows, AxisPosition.Left, "", isDownwards: true));
        for (int c = 0; c < chart.Colours.Length; c++)
        {
            RectangleBarSeries boxes = OxyParts.Boxes(chart.Colours[c], c);
            foreach (TimelineBlock block in chart.Blocks.Where(block => block.Colour == c))
                boxes.Items.Add(new RectangleBarItem(block.Start, block.Row - 0.4, block.End, block.Row + 0.4) { Title = block.Label });
            model.Series.Add(boxes);
        }

        foreach ((double at, string label) in chart.Marks)
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = at, Text = OxyParts.Plain(label), LineStyle = LineStyle.Dash, Color = OxyColors.Black });
        return model;
    }

    private static PlotModel Images(ImageGridChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: false);
        double rows = Math.Max(1, Math.Ceiling(chart.Images.Length / (double)ImagesPerRow));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = ImagesPerRow, IsAxisVisible = false });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = rows, StartPosition = 1, EndPosition = 0, IsAxisVisible = false });
        for (int i = 0; i < chart.Images.Length; i++)
            model.Series.Add(OxyParts.Image(chart.Images[i], chart.Columns, i % ImagesPerRow, i / ImagesPerRow));
        return model;
    }
}
