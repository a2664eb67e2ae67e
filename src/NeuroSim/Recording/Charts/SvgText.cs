using System.Globalization;
using System.Text;

namespace NeuroSim.Recording.Charts;

/// <summary>Writes the elements of an SVG picture: coordinates with two digits, text escaped, the same calls giving the same bytes.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    /// <summary>A number as SVG has it.</summary>
    public static string N(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("A picture has no place for a number that is not finite.", nameof(value));
        string text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text as XML has it; control characters become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                < ' ' or '\uFFFE' or '\uFFFF' => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>About how wide a text of 12 pixels is.</summary>
    public static double WidthOf(string text) => 6.6 * text.Length;

    /// <summary>A text, its beginning cut where it is wider than so many pixels.</summary>
    public static string Cut(string text, double width)
    {
        int fits = (int)(width / WidthOf("x"));
        return text.Length <= fits || fits < 2 ? text : "\u2026" + text[^(fits - 1)..];
    }

    /// <summary>Adds an element that stands for itself.</summary>
    public SvgText Raw(string element)
    {
        _text.Append(element).Append('\n');
        return this;
    }

    /// <summary>Adds a shape with its tooltip.</summary>
    public SvgText Mark(string shape, string tooltip)
    {
        string name = shape[1..shape.IndexOf(' ', StringComparison.Ordinal)];
        return Raw($"{shape}><title>{Escape(tooltip)}</title></{name}>");
    }

    /// <summary>Adds a text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="style">Class of its colour.</param>
    /// <param name="more">More attributes.</param>
    public SvgText Text(double x, double y, string text, string anchor = "start", string style = "ink", string more = "")
    {
        string fill = style == "muted" ? "#57606a" : "#1b1f24", at = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        return Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{style}\" fill=\"{fill}\"{at}{more}>{Escape(text)}</text>");
    }

    /// <summary>Adds a muted text that ends at a place and comes to it aslant.</summary>
    /// <param name="x">Where it ends.</param>
    /// <param name="y">Its base line there.</param>
    /// <param name="text">What it says.</param>
    /// <param name="degrees">Its slope, clockwise.</param>
    public SvgText TextAslant(double x, double y, string text, double degrees) =>
        Raw($"<text transform=\"translate({N(x)} {N(y)}) rotate({N(degrees)})\" text-anchor=\"end\" class=\"muted\" fill=\"#57606a\">{Escape(text)}</text>");

    /// <summary>Adds a straight line.</summary>
    public SvgText Line(double x1, double y1, double x2, double y2, string style, string colour, string more = "") =>
        Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\" stroke=\"{colour}\"{more}/>");

    /// <summary>Adds a rectangle in the colour of a series, with its tooltip.</summary>
    public SvgText Bar(double x, double y, double width, double height, int colour, string tooltip) => Mark(
        $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(width, 0))}\" height=\"{N(Math.Max(height, 0))}\" {Fill(colour)}", tooltip);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The attributes of a surface of a series.</summary>
    public static string Fill(int series) => $"class=\"f{series % ChartPalette.Count}\" fill=\"{ChartPalette.Series(series)}\"";

    /// <summary>The attributes of a line of a series.</summary>
    public static string Stroke(int series) => $"class=\"l{series % ChartPalette.Count}\" stroke=\"{ChartPalette.Series(series)}\"";
}
