using System.Globalization;
using System.Xml.Linq;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;
using NeuroSim.Tests.Architecture;

namespace NeuroSim.Tests.Recording.Charts;

public sealed class SvgChartTests
{
    public static TheoryData<string> Names => [.. SampleCharts.All.Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_AndTable_AreTheCommittedOnes(string name)
    {
        Chart chart = SampleCharts.All.Single(one => one.Name == name);
        Golden.AssertSame($"{name}.svg", SvgChart.Write(chart), "Recording/Charts/Goldens");
        Golden.AssertSame($"{name}.csv", ChartCsv.Write(chart), "Recording/Charts/Goldens");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_IsXmlThatSaysWhatItShows(string name)
    {
        Chart chart = SampleCharts.All.Single(one => one.Name == name);
        XElement svg = XDocument.Parse(SvgChart.Write(chart)).Root!;

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(chart.Title, Child(svg, "title").Value);
        Assert.Equal(chart.Description, Child(svg, "desc").Value);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == chart.Title);
        Assert.True(svg.Descendants().Count(element => element.Name.LocalName == "title") > 2, "marks have no tooltips");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", SvgChart.WriteForPage(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_UnderAnotherCulture_IsTheSame()
    {
        string here = string.Concat(SampleCharts.All.Select(SvgChart.Write));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(here, string.Concat(SampleCharts.All.Select(SvgChart.Write)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_WithMarkup_IsEscaped()
    {
        const string nasty = "a<b & \"c\" </svg>\u0007";
        XElement svg = XDocument.Parse(SvgChart.Write(Points(nasty, new XyPoint(1, 2, nasty), new XyPoint(2, 3)))).Root!;

        Assert.Equal(nasty.Replace('\u0007', ' '), Child(svg, "title").Value);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title" && element.Value.StartsWith("a<b & \"c\" </svg> ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_ThatIsNotFinite_IsRefused(double value)
    {
        Assert.Throws<ArgumentException>(() => Points("x", new XyPoint(1, value)));
        Assert.Throws<ArgumentException>(() => SampleCharts.Bars with { Series = [new BarSeries("s", [1, 2, value])] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Stacked with { Bars = [new StackedBar("s", [new("p", 0, 1, value)], 0, 1)] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Map with { Cells = [new(1e6, 1e-12, value)] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Timeline with { Blocks = [new(0, 0, value, "", 0, "")] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Images with { Images = [new GridImage("i", [0, (float)value])] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Matrix with { Values = [0, 1, 2, 3, 4, value] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Boxes with { Panels = [new BoxPanel("p", [null, null, new Box(0, 1, 2, 3, value, 2)])] });
    }

    [Fact]
    public void Number_BelowZero_HasNoPlaceOnALogarithmicAxis() =>
        Assert.Throws<ArgumentException>(() => SampleCharts.Lines with { Series = [new XySeries("s", [new(-1, 1)])] });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Picture_OfNoPoint_OnePoint_AndEqualPoints_IsDrawn(int points)
    {
        XElement svg = XDocument.Parse(SvgChart.Write(Points("x", [.. Enumerable.Repeat(new XyPoint(5, 0), points)]))).Root!;

        Assert.Equal(points, svg.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.Equal(points == 0, svg.Descendants().Any(element => element.Value == "no data" && element.Name.LocalName == "text"));
    }

    [Fact]
    public void Whisker_FarBeyondItsBar_IsCutAndSaysWhereItEnds()
    {
        string svg = SvgChart.Write(SampleCharts.Stacked with { Bars = [new StackedBar("all", [new("p", 0, 1e-12, 9e-12)], 0, 9e-12)] });

        Assert.Contains(">up to 9 pJ<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">up to", SvgChart.Write(SampleCharts.Stacked), StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_TooLongForTheirPlace_AreWrittenAslantInsideThePicture()
    {
        BarChart chart = SampleCharts.Bars with { Categories = ["a name far longer than the place below its bar has room for", "another such name", "short"] };
        string svg = SvgChart.Write(chart with { Categories = [.. chart.Categories, .. Enumerable.Repeat("network", 5)], Series = [new BarSeries("s", [.. Enumerable.Repeat<double?>(1, 8)])] });

        Assert.Equal(8, svg.Split("rotate(-40)").Length - 1);
        Assert.Contains(">\u2026", svg, StringComparison.Ordinal);
        Assert.Contains("has room for<", svg, StringComparison.Ordinal);
        Assert.Contains(">another such name<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("rotate(-40)", SvgChart.Write(SampleCharts.Bars), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_OfNothing_AreDrawn() => Assert.All(
        (Chart[])
        [
            SampleCharts.Bars with { Categories = [], Series = [] },
            SampleCharts.Stacked with { Bars = [] },
            SampleCharts.Map with { Cells = [] },
            SampleCharts.Map with { Cells = [new(1e6, 1e-12, 0.5)] },
            SampleCharts.Timeline with { Blocks = [] },
            SampleCharts.Images with { Images = [] },
            SampleCharts.Matrix with { Rows = [], Columns = [], Values = [] },
            SampleCharts.Boxes with { Categories = [], Panels = [new BoxPanel("p", [])] },
            SampleCharts.Boxes with { Panels = [] },
            SampleCharts.Strips with { Strips = [] },
        ],
        chart => Assert.Equal("svg", XDocument.Parse(SvgChart.Write(chart)).Root!.Name.LocalName));

    [Theory]
    [InlineData(1e7, 336)]
    [InlineData(2e7, 336)]
    [InlineData(9e6, 168)]
    [InlineData(1e9, 504)]
    [InlineData(1e3, null)]
    public void Frame_OfAMap_RunsAroundTheCellsThatAreInside(double most, int? width)
    {
        XElement svg = XDocument.Parse(SvgChart.Write(SampleCharts.Map with { Region = new HeatRegion("inside", most, null) })).Root!;
        XElement? frame = svg.Elements().SingleOrDefault(element => element.Attribute("stroke-width")?.Value == "3");

        Assert.Equal(width?.ToString(CultureInfo.InvariantCulture), frame?.Attribute("width")!.Value);
        Assert.Equal(width is null, svg.Elements().Any(element => element.Value == "no cell is inside"));
    }

    [Fact]
    public void Shapes_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => SampleCharts.Matrix with { Values = [1, 2] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Boxes with { Panels = [new BoxPanel("p", [null])] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Boxes with { Panels = [new BoxPanel("p", [null, null, new Box(0, 2, 1, 3, 4, 2)])] });
        Assert.Throws<ArgumentException>(() => SampleCharts.Strips with { Strips = [new ImageStrip("s", [new StripImage("i", "i", [1, 2, 3])])] });
    }

    [Fact]
    public void ColoursOfAMatrix_HaveTwoSignsWhereItsNumbersHave()
    {
        Assert.Equal((true, (-2.0, 2.0)), (SampleCharts.Matrix.IsSigned, SampleCharts.Matrix.Ends));
        MatrixChart positive = SampleCharts.Matrix with { Values = [1, 2, 3, 4, 5, 6] };
        Assert.Equal((false, (1.0, 6.0)), (positive.IsSigned, positive.Ends));
        Assert.Equal((0, 0.5, 1), (positive.Share(1), positive.Share(3.5), positive.Share(7)));
    }

    [Theory]
    [InlineData("Quality")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Name_ThatIsNoFileName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => SampleCharts.Lines with { Name = name });

    private static XElement Child(XElement element, string name) => element.Elements().First(child => child.Name.LocalName == name);

    private static XyChart Points(string title, params XyPoint[] points) => new()
    {
        Name = "points",
        Title = title,
        Description = "",
        X = new ChartAxis("x"),
        Y = new ChartAxis("y", Unit.Volt),
        Series = [new XySeries("s", [.. points])],
    };
}
