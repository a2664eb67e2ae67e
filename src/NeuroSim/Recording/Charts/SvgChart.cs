namespace NeuroSim.Recording.Charts;

/// <summary>
/// Draws charts as SVG: text stays text, every mark has a tooltip, light and dark by style sheet, and the same chart gives the same bytes on every machine.
/// </summary>
public static class SvgChart
{
    /// <summary>A picture with its own style sheet, for a file.</summary>
    public static string Write(Chart chart) => Write(chart, $"<style>{ChartStyle.Standalone}</style>\n");

    /// <summary>A picture for a page that has <see cref="ChartStyle.Rules"/> and the colours.</summary>
    public static string WriteForPage(Chart chart) => Write(chart, "");

    private static string Write(Chart chart, string style)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var svg = new SvgText();
        double height = chart switch
        {
            XyChart xy => SvgXyChart.Draw(svg, xy),
            BarChart bars => SvgBarChart.Draw(svg, bars),
            StackedBarChart stacked => SvgStackedBarChart.Draw(svg, stacked),
            HeatMapChart map => SvgHeatMapChart.Draw(svg, map),
            TimelineChart time => SvgTimelineChart.Draw(svg, time),
            ImageGridChart grid => SvgImageGridChart.Draw(svg, grid),
            MatrixChart matrix => SvgMatrixChart.Draw(svg, matrix),
            BoxChart boxes => SvgBoxChart.Draw(svg, boxes),
            ImageStripChart strips => SvgImageStripChart.Draw(svg, strips),
            _ => throw new ArgumentException($"{chart} is a kind of chart that cannot be drawn.", nameof(chart)),
        };
        (string width, string high, string id) = (SvgText.N(SvgFrame.PictureWidth), SvgText.N(height), $"chart-{chart.Name}");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" id=\"{id}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" "
            + $"viewBox=\"0 0 {width} {high}\" width=\"{width}\" height=\"{high}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n"
            + $"<title id=\"{id}-title\">{SvgText.Escape(chart.Title)}</title>\n<desc id=\"{id}-desc\">{SvgText.Escape(chart.Description)}</desc>\n{style}"
            + $"<rect width=\"{width}\" height=\"{high}\" class=\"paper\" fill=\"#ffffff\"/>\n{svg}</svg>\n";
    }
}
