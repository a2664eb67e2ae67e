using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroSim.Recording.Charts;
using NeuroSim.Recording.OxyPlots;
using NeuroSim.Tests.Cli;
using NeuroSim.Tests.Recording.Charts;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Recording.OxyPlots;

/// <summary>The same charts through OxyPlot.</summary>
public sealed class OxyChartTests
{
    public static TheoryData<string> Names => [.. SampleCharts.All.Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_IsXmlWithTheTitleAndMarks(string name)
    {
        Chart chart = SampleCharts.All.Single(one => one.Name == name);
        XElement svg = XDocument.Parse(OxyChart.WriteSvg(chart)).Root!;

        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == chart.Title);
        Assert.True(svg.Descendants().Count(element => element.Name.LocalName is "polyline" or "polygon" or "rect" or "path" or "ellipse") > 4, "nothing is drawn");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pdf_IsADocumentOfOnePage(string name)
    {
        using var stream = new MemoryStream();
        OxyChart.WritePdf(SampleCharts.All.Single(one => one.Name == name), stream);
        string pdf = Encoding.Latin1.GetString(stream.ToArray());

        Assert.StartsWith("%PDF-1.", pdf, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", pdf.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
        Assert.Matches(@"/MediaBox\s*\[\s*0 0 720 ", pdf);
        Assert.DoesNotContain("NaN", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_HasAPdfBesideEveryTable()
    {
        using var scratch = new ScratchFolder();
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"]).Done();
        string[] tables = Directory.GetFiles(scratch["one/report-data"], "*.csv");

        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.StartsWith("%PDF", File.ReadAllText(Path.ChangeExtension(table, ".pdf"), Encoding.Latin1), StringComparison.Ordinal));
    }
}
