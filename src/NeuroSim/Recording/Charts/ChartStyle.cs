using System.Text;

namespace NeuroSim.Recording.Charts;

/// <summary>
/// The style sheet of charts. Marks carry light colours as attributes, for programs without style sheets, and classes for the rest: <c>f0</c> is a surface
/// and <c>l0</c> a line of series 0.
/// </summary>
public static class ChartStyle
{
    /// <summary>Colours on light paper, as declarations of variables.</summary>
    public static string LightColours { get; } = Colours("#ffffff", "#1b1f24", "#57606a", "#e3e6ea", ChartPalette.Series);

    /// <summary>Colours on dark paper.</summary>
    public static string DarkColours { get; } = Colours("#16191d", "#e8eaed", "#a6adb5", "#343a41", ChartPalette.SeriesOnDark);

    /// <summary>Which class has which colour; the colours come from the page.</summary>
    public static string Rules { get; } = Classes();

    /// <summary>Everything a chart in a file of its own needs.</summary>
    public static string Standalone { get; } =
        $"svg.chart{{{LightColours}}}@media (prefers-color-scheme:dark){{svg.chart{{{DarkColours}}}}}{Rules}";

    private static string Colours(string paper, string ink, string muted, string grid, Func<int, string> series)
    {
        var text = new StringBuilder($"--paper:{paper};--ink:{ink};--muted:{muted};--grid:{grid}");
        for (int i = 0; i < ChartPalette.Count; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $";--s{i}:{series(i)}");
        return text.ToString();
    }

    private static string Classes()
    {
        var text = new StringBuilder(
            "svg.chart{max-width:100%;height:auto;font-family:system-ui,-apple-system,\"Segoe UI\",sans-serif}"
            + "svg.chart .paper{fill:var(--paper)}svg.chart .ink{fill:var(--ink)}svg.chart .muted{fill:var(--muted)}"
            + "svg.chart .grid{stroke:var(--grid)}svg.chart .axis{stroke:var(--muted)}svg.chart .edge{stroke:var(--paper)}svg.chart .whisker{stroke:var(--ink)}");
        for (int i = 0; i < ChartPalette.Count; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"svg.chart .f{i}{{fill:var(--s{i})}}svg.chart .l{i}{{stroke:var(--s{i})}}");
        return text.ToString();
    }
}
