using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace NeuroSim.Recording;

/// <summary>One line of a plot.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="X">Abscissas.</param>
/// <param name="Y">Ordinates, as many.</param>
/// <param name="Dots">Whether points are marked instead of joined.</param>
public sealed record PlotSeries(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, bool Dots = false);

/// <summary>A line plot as SVG text: axes with round ticks, labels with units, a legend; the same input gives the same bytes.</summary>
public static class LinePlot
{
    private const double Width = 760, Height = 380, Left = 70, Right = 20, Top = 40, Bottom = 50;

    private static readonly string[] Colours = ["#1f6fb2", "#c8501e", "#2e8b57", "#7a4fa3", "#8c6d1f", "#444444"];

    /// <summary>The plot.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="xLabel">Below it, with the unit.</param>
    /// <param name="yLabel">At its left, with the unit.</param>
    /// <param name="series">At least one line with a finite point.</param>
    public static string Svg(string title, string xLabel, string yLabel, params ImmutableArray<PlotSeries> series)
    {
        (double Least, double Most) x = Extent(series.SelectMany(line => line.X)), y = Extent(series.SelectMany(line => line.Y));
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Add(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Add(svg, $"<text x=\"{Left}\" y=\"22\" font-size=\"14\" font-weight=\"bold\">{WebUtility.HtmlEncode(title)}</text>");
        foreach (double tick in Ticks(x))
            Add(svg, $"<path d=\"M{AtX(tick):F1} {Top}V{Height - Bottom}\" stroke=\"#e4e4e4\"/><text x=\"{AtX(tick):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Label(tick)}</text>");
        foreach (double tick in Ticks(y))
            Add(svg, $"<path d=\"M{Left} {AtY(tick):F1}H{Width - Right}\" stroke=\"#e4e4e4\"/><text x=\"{Left - 6}\" y=\"{AtY(tick) + 4:F1}\" text-anchor=\"end\">{Label(tick)}</text>");
        Add(svg, $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width - Left - Right}\" height=\"{Height - Top - Bottom}\" fill=\"none\" stroke=\"#888888\"/>");
        Add(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(xLabel)}</text>");
        Add(svg, $"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{WebUtility.HtmlEncode(yLabel)}</text>");
        for (int i = 0; i < series.Length; i++)
            AddLine(svg, series[i], Colours[i % Colours.Length], i, AtX, AtY);
        return svg.Append("</svg>\n").ToString();

        double AtX(double value) => Left + (value - x.Least) / (x.Most - x.Least) * (Width - Left - Right);
        double AtY(double value) => Height - Bottom - (value - y.Least) / (y.Most - y.Least) * (Height - Top - Bottom);
    }

    private static void AddLine(StringBuilder svg, PlotSeries series, string colour, int index, Func<double, double> atX, Func<double, double> atY)
    {
        var points = series.X.Zip(series.Y).Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second));
        if (series.Dots)
        {
            foreach ((double px, double py) in points)
                Add(svg, $"<circle cx=\"{atX(px):F1}\" cy=\"{atY(py):F1}\" r=\"3\" fill=\"{colour}\"/>");
        }
        else
        {
            string path = string.Join(' ', points.Select(point => FormattableString.Invariant($"{atX(point.First):F1},{atY(point.Second):F1}")));
            Add(svg, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>");
        }

        double left = Width - Right - 150, top = Top + 16 + 16 * index;
        Add(svg, $"<rect x=\"{left}\" y=\"{top - 9}\" width=\"18\" height=\"10\" fill=\"{colour}\"/><text x=\"{left + 24}\" y=\"{top}\">{WebUtility.HtmlEncode(series.Name)}</text>");
    }

    /// <summary>Least and most with a margin of 4 %; a flat line gets a range of its own size.</summary>
    private static (double Least, double Most) Extent(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException("A plot needs a finite point.", nameof(values));
        double least = finite.Min(), most = finite.Max(), margin = most > least ? 0.04 * (most - least) : Math.Max(Math.Abs(most), 1e-12) / 2;
        return (least - margin, most + margin);
    }

    /// <summary>Four to nine multiples of 1, 2 or 5 times a power of ten.</summary>
    private static IEnumerable<double> Ticks((double Least, double Most) extent)
    {
        double raw = (extent.Most - extent.Least) / 6, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
        for (double k = Math.Ceiling(extent.Least / step); k * step <= extent.Most; k++)
            yield return k * step;
    }

    private static string Label(double value) => Math.Abs(value) < 1e-15 ? "0" : value.ToString("G4", CultureInfo.InvariantCulture);

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
