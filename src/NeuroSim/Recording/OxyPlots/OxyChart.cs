using NeuroSim.Recording.Charts;
using OxyPlot;

namespace NeuroSim.Recording.OxyPlots;

/// <summary>Draws charts with OxyPlot, as SVG and as PDF; built with <c>-p:OxyPlot=true</c>. The PDF holds the date on which it was written.</summary>
public static class OxyChart
{
    private const double Width = 720;

    /// <summary>The chart as an SVG document.</summary>
    public static string WriteSvg(Chart chart) => SvgExporter.ExportToString(OxyModel.Of(chart), Width, HeightOf(chart), isDocument: true);

    /// <summary>The chart as a PDF document of one page.</summary>
    public static void WritePdf(Chart chart, Stream stream)
    {
        // The exporter closes what it writes to; whoever called may have more to do with the stream.
        using var page = new MemoryStream();
#pragma warning disable CS0618 // It is marked obsolete in favour of a package with native code; it is the exporter that OxyPlot.Core itself has.
        PdfExporter.Export(OxyModel.Of(chart), page, Width, HeightOf(chart));
#pragma warning restore CS0618
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(page.ToArray());
    }

    private static double HeightOf(Chart chart) => chart switch
    {
        StackedBarChart stacked => 150 + 40 * stacked.Bars.Length,
        TimelineChart time => 130 + 34 * time.Rows.Length,
        HeatMapChart map => 150 + 46 * map.Rows.Length,
        ImageGridChart grid => 60 + 100 * ((grid.Images.Length + OxyModel.ImagesPerRow - 1) / OxyModel.ImagesPerRow),
        MatrixChart matrix => 160 + 14 * matrix.Rows.Length,
        BoxChart boxes => 120 + 14 * boxes.Panels.Length * boxes.Categories.Length,
        ImageStripChart strips => 60 + 90 * strips.Strips.Length,
        _ => 420,
    };
}
