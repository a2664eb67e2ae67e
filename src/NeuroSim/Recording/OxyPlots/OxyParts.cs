using System.Globalization;
using NeuroSim.Recording.Charts;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace NeuroSim.Recording.OxyPlots;

/// <summary>Axes, boxes, whiskers and images as OxyPlot has them, in the colours of <see cref="ChartPalette"/>.</summary>
internal static class OxyParts
{
    private static readonly LineStyle[] Dashes = [LineStyle.Solid, LineStyle.Dash, LineStyle.Dot, LineStyle.DashDot, LineStyle.LongDash, LineStyle.LongDashDot];

    private static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];

    public static PlotModel New(Chart chart, bool hasLegend)
    {
        var model = new PlotModel { Title = Plain(chart.Title), TitleFontSize = 15, DefaultFontSize = 12, Background = OxyColors.White, Culture = CultureInfo.InvariantCulture };
        if (hasLegend)
            model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.TopLeft, LegendOrientation = LegendOrientation.Horizontal });
        return model;
    }

    public static OxyColor Colour(int series) => OxyColor.Parse(ChartPalette.Series(series));

    public static LineStyle Dash(int series) => Dashes[series % Dashes.Length];

    public static MarkerType Marker(int series) => Markers[series % Markers.Length];

    /// <summary>Letters that the standard fonts of PDF have.</summary>
    public static string Plain(string text) => text
        .Replace("Ω", "Ohm", StringComparison.Ordinal).Replace("η", "eta", StringComparison.Ordinal).Replace('′', '\'').Replace('\u202F', ' ');

    public static Axis Axis(ChartAxis axis, AxisScale scale, AxisPosition position)
    {
        double unit = ChartUnit.Prefixed(Math.Max(Math.Abs(scale.Least), Math.Abs(scale.Most)), axis).Scale;
        Axis drawn = axis.IsLogarithmic
            ? new LogarithmicAxis { LabelFormatter = value => Plain(ChartUnit.Format(value, axis)) }
            : new LinearAxis { LabelFormatter = value => Plain(ChartUnit.Plain(Math.Round(value / unit, 9))) };
        (drawn.Position, drawn.Title, drawn.Minimum, drawn.Maximum) = (position, Plain(scale.Title), scale.Least, scale.Most);
        (drawn.MajorGridlineStyle, drawn.MajorGridlineColor) = (LineStyle.Solid, OxyColor.FromRgb(227, 230, 234));
        return drawn;
    }

    public static CategoryAxis Categories(IEnumerable<string> names, AxisPosition position, string title, bool isDownwards = false)
    {
        var axis = new CategoryAxis { Position = position, Title = Plain(title), GapWidth = 0, IsTickCentered = true };
        axis.Labels.AddRange(names.Select(Plain));
        (axis.Minimum, axis.Maximum) = (-0.5, Math.Max(1, axis.Labels.Count) - 0.5);
        if (isDownwards)
            (axis.StartPosition, axis.EndPosition) = (1, 0);
        return axis;
    }

    public static RectangleBarSeries Boxes(string name, int series) => new() { Title = Plain(name), FillColor = Colour(series), StrokeColor = OxyColors.White, StrokeThickness = 0.5, TextColor = OxyColors.White };

    public static RectangleAnnotation Box(double x0, double y0, double x1, double y1, OxyColor fill, string text, OxyColor ink) =>
        new() { MinimumX = x0, MaximumX = x1, MinimumY = y0, MaximumY = y1, Fill = fill, Stroke = OxyColors.White, StrokeThickness = 1, Text = Plain(text), TextColor = ink };

    public static RectangleAnnotation Frame(double x0, double y0, double x1, double y1) =>
        new() { MinimumX = x0, MaximumX = x1, MinimumY = y0, MaximumY = y1, Fill = OxyColors.Transparent, Stroke = OxyColors.Black, StrokeThickness = 3 };

    public static PolylineAnnotation Whisker(double low, double high, int row)
    {
        var line = new PolylineAnnotation { Color = OxyColors.Black, StrokeThickness = 1.5, LineStyle = LineStyle.Solid };
        line.Points.AddRange([new(low, row - 0.12), new(low, row + 0.12), new(low, row), new(high, row), new(high, row - 0.12), new(high, row + 0.12)]);
        return line;
    }

    /// <summary>An image of two signs, a box a pixel.</summary>
    public static RectangleBarSeries Image(GridImage image, int columns, double column, double row)
    {
        float most = image.Pixels.Max(Math.Abs);
        return Image([.. image.Pixels.Select(pixel => Of(ChartPalette.Diverging(most > 0 ? pixel / most : 0)))], columns, column, row);
    }

    /// <summary>A grey image, ink on paper, a box a pixel.</summary>
    public static RectangleBarSeries Image(StripImage image, int columns, double column, double row) =>
        Image([.. image.Pixels.Select(pixel => Of(((byte)(255 - pixel), (byte)(255 - pixel), (byte)(255 - pixel))))], columns, column, row);

    /// <summary>A colour of <see cref="ChartPalette"/>.</summary>
    public static OxyColor Of((byte R, byte G, byte B) colour) => OxyColor.FromRgb(colour.R, colour.G, colour.B);

    private static RectangleBarSeries Image(OxyColor[] pixels, int columns, double column, double row)
    {
        const double Size = 0.88;
        (double width, double height) = (Size / columns, Size / (pixels.Length / columns));
        var series = new RectangleBarSeries { StrokeThickness = 0 };
        for (int i = 0; i < pixels.Length; i++)
        {
            double x = column + i % columns * width, y = row + i / columns * height;
            series.Items.Add(new RectangleBarItem(x, y, x + width, y + height) { Color = pixels[i] });
        }

        return series;
    }
}
