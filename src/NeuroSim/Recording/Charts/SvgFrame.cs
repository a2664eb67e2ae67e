using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>The area of a picture that shows values, and what stands around it: title, legend, axes.</summary>
/// <param name="Left">Left edge in pixels.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Of the area.</param>
/// <param name="Height">Of the area.</param>
internal sealed record SvgFrame(double Left, double Top, double Width, double Height)
{
    /// <summary>Width of every picture.</summary>
    public const double PictureWidth = 720;

    /// <summary>Slope of names that do not fit beside each other.</summary>
    private const double SlantDegrees = 40;

    /// <summary>Height of a row of the legend.</summary>
    private const double LegendRow = 18;

    /// <summary>Right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Where a share of the width is, 0 at the left.</summary>
    public double X(double share) => Left + share * Width;

    /// <summary>Where a share of the height is, 0 at the bottom.</summary>
    public double Y(double share) => Bottom - share * Height;

    /// <summary>Draws the title and the names of the colours, and returns where the area may begin.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="title">The line above it.</param>
    /// <param name="legend">Names with a drawing of their mark at a place; none for a single series.</param>
    public static double Head(SvgText svg, string title, IReadOnlyList<(string Name, Func<double, double, string> Mark)> legend)
    {
        svg.Text(12, 24, title, more: " font-size=\"15\" font-weight=\"600\"");
        double x = 12, y = 46;
        foreach ((string name, Func<double, double, string> mark) in legend)
        {
            double width = 26 + SvgText.WidthOf(name) + 14;
            if (x > 12 && x + width > PictureWidth)
                (x, y) = (12, y + LegendRow);
            svg.Raw(mark(x, y)).Text(x + 26, y, name);
            x += width;
        }

        return legend.Count == 0 ? 42 : y + 16;
    }

    /// <summary>A filled box for the legend.</summary>
    public static Func<double, double, string> Box(int colour) =>
        (x, y) => $"<rect x=\"{SvgText.N(x + 4)}\" y=\"{SvgText.N(y - 10)}\" width=\"14\" height=\"12\" {SvgText.Fill(colour)}/>";

    /// <summary>Draws ticks, labels, grid and title of the horizontal axis.</summary>
    public void DrawX(SvgText svg, AxisScale scale)
    {
        foreach ((double value, string label) in scale.Ticks)
        {
            double x = X(scale.At(value));
            svg.Line(x, Top, x, Bottom, "grid", "#e3e6ea").Text(x, Bottom + 17, label, "middle", "muted");
        }

        svg.Text(Left + Width / 2, Bottom + 38, scale.Title, "middle");
    }

    /// <summary>Names categories of equal width along the lower edge, aslant where they do not fit beside each other, and returns the lower edge of the names.</summary>
    public double DrawCategories(SvgText svg, ImmutableArray<string> categories)
    {
        double slot = Width / Math.Max(1, categories.Length), longest = categories.Select(SvgText.WidthOf).DefaultIfEmpty(0).Max();
        if (longest <= slot - 4)
        {
            for (int c = 0; c < categories.Length; c++)
                svg.Text(Left + (c + 0.5) * slot, Bottom + 17, categories[c], "middle", "muted");
            return Bottom + 21;
        }

        (double sine, double cosine) = Math.SinCos(SlantDegrees * Math.PI / 180);
        for (int c = 0; c < categories.Length; c++)
        {
            double middle = Left + (c + 0.5) * slot;
            svg.TextAslant(middle + 5, Bottom + 14, SvgText.Cut(categories[c], (middle - 4) / cosine), -SlantDegrees);
        }

        return Bottom + 18 + sine * Math.Min(longest, (Left + slot / 2 + (categories.Length - 1) * slot) / cosine);
    }

    /// <summary>Draws ticks, labels, grid and title of the vertical axis.</summary>
    public void DrawY(SvgText svg, AxisScale scale)
    {
        foreach ((double value, string label) in scale.Ticks)
        {
            double y = Y(scale.At(value));
            svg.Line(Left, y, Right, y, "grid", "#e3e6ea").Text(Left - 8, y + 4, label, "end", "muted");
        }

        DrawYTitle(svg, scale.Title);
    }

    /// <summary>Draws the title of the vertical axis.</summary>
    public void DrawYTitle(SvgText svg, string title) => DrawYTitle(svg, title, 18);

    /// <summary>Draws the title of the vertical axis at a distance from the left edge of the picture.</summary>
    public void DrawYTitle(SvgText svg, string title, double x) =>
        svg.Raw($"<text transform=\"translate({SvgText.N(x)} {SvgText.N(Top + Height / 2)}) rotate(-90)\" text-anchor=\"middle\" class=\"ink\" fill=\"#1b1f24\">{SvgText.Escape(title)}</text>");

    /// <summary>Draws the left and the lower edge.</summary>
    public void DrawEdges(SvgText svg) =>
        svg.Line(Left, Bottom, Right, Bottom, "axis", "#57606a").Line(Left, Top, Left, Bottom, "axis", "#57606a");
}
