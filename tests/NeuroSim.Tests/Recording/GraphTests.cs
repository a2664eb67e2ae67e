using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording.Traces;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Recording;

/// <summary>The computation graph as DOT, SVG and a page shows the values of the sample it is asked for.</summary>
public sealed partial class GraphTests
{
    private static readonly string[] Shown = ["x", "w", "a", "z", "m", "v", "p", "d", "lat", "e", "dw"];

    [Theory]
    [InlineData(Schedule.Synchronous)]
    [InlineData(Schedule.Shifted)]
    [InlineData(Schedule.Pipelined)]
    public void Svg_Values_ThoseOfTheSample(Schedule schedule)
    {
        NeuronTrace trace = ToyTrace.Of(schedule);
        foreach (NeuronSample row in (NeuronSample[])[trace.Rows[0], trace.Rows[17]])
        {
            var texts = XDocument.Parse(SvgGraph.Of(ComputationGraph.Of(trace), row)).Descendants()
                .Where(element => element.Attribute("id")?.Value.StartsWith("value-", StringComparison.Ordinal) == true)
                .ToDictionary(element => element.Attribute("id")!.Value["value-".Length..], element => element.Value);
            Assert.Equal(row.Sample.ToString(CultureInfo.InvariantCulture), texts["sample"]);
            foreach (TraceSignal signal in TraceSignal.All)
                Assert.Equal(signal.Value(row).ToString("G4", CultureInfo.InvariantCulture), texts[signal.Name]);
            Assert.Equal(row.WeightRead.ToString("G4", CultureInfo.InvariantCulture), texts["w-multiply"]);
        }
    }

    [Fact]
    public void Graph_Nodes_AreApartAndEveryEdgeJoinsTwo()
    {
        ComputationGraph graph = ComputationGraph.Of(ToyTrace.Of());
        Assert.Equal(graph.Nodes.Length, graph.Nodes.Select(node => node.Id).Distinct().Count());
        Assert.All(graph.Edges, edge => Assert.NotEqual(graph.Node(edge.From), graph.Node(edge.To)));
        Assert.All(graph.Nodes, node => Assert.True(node.X is > 50 and < ComputationGraph.Width - 50 && node.Y is > 50 and < ComputationGraph.Height - 100));
        foreach (GraphNode one in graph.Nodes)
            Assert.DoesNotContain(graph.Nodes, other => other != one && Math.Abs(one.X - other.X) < 95 && Math.Abs(one.Y - other.Y) < 50);
        Assert.Equal(["w", "p", "m", "v", "L"], graph.Nodes.Where(node => node.Kind == GraphNodeKind.Memory).Select(node => node.Id));
        Assert.Equal(Shown.Order(), graph.Nodes.Where(node => node.Value is not null && node.Kind != GraphNodeKind.Computation).Select(node => node.Id).Order());
    }

    [ProgramFact("dot", "graphviz")]
    public void Dot_Graphviz_DrawsEveryNodeAndValue()
    {
        using var scratch = new ScratchFolder();
        NeuronTrace trace = ToyTrace.Of(Schedule.Pipelined, writeEvery: 3);
        ComputationGraph graph = ComputationGraph.Of(trace);
        File.WriteAllText(scratch["graph.dot"], DotGraph.Of(graph, trace.Rows[20]));
        XDocument drawn = XDocument.Parse(InstalledProgram.Run("dot", "-Tsvg", scratch["graph.dot"]));
        string[] classes = [.. drawn.Descendants().Select(element => element.Attribute("class")?.Value ?? "")];
        Assert.Equal((graph.Nodes.Length + 3, graph.Edges.Length), (classes.Count(one => one == "node"), classes.Count(one => one == "edge")));
        Assert.Contains(trace.Rows[20].E.ToString("G4", CultureInfo.InvariantCulture), drawn.Descendants().Select(element => element.Value));
    }

    [Fact]
    public void Html_Page_NeedsNothingFromElsewhere()
    {
        NeuronTrace trace = ToyTrace.Of();
        string page = ToyTrace.Text(target => HtmlTrace.Write(trace, trace.Rows[7], target));
        Assert.Equal(["http://www.w3.org/2000/svg"], Address().Matches(page).Select(match => match.Value).Distinct());
        Assert.DoesNotMatch(@"\s(src|href)=|@import|@@", page);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.Contains("toy &lt;/script&gt;: neuron 1/5", page, StringComparison.Ordinal);
    }

    /// <summary>The keys are pressed by a line at the end of the page; what went wrong meanwhile is noted in the title.</summary>
    [ProgramFact("chromium", "chromium")]
    public void Html_InABrowser_StepsThroughTheSamplesWithoutAnError()
    {
        NeuronTrace trace = ToyTrace.Of();
        string page = ToyTrace.Text(target => HtmlTrace.Write(trace, trace.Rows[7], target));
        AssertShows(page, "", trace.Rows[7]);
        AssertShows(page, Press("ArrowRight"), trace.Rows[8]);
        AssertShows(page, Press("ArrowLeft"), trace.Rows[6]);
        AssertShows(page, Press("End"), trace.Rows[^1]);
        AssertShows(page, Press("PageDown"), trace.Rows[17]);
        AssertShows(page, "document.getElementById('first').click();", trace.Rows[0]);
        AssertShows(page, "const s = document.getElementById('slider'); s.value = 11; s.dispatchEvent(new Event('input'));", trace.Rows[11]);
    }

    private static string Press(string key) => $"document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}));";

    private static void AssertShows(string page, string action, NeuronSample row)
    {
        using var scratch = new ScratchFolder();
        string watched = page.Replace("<head>", "<head><script>onerror = text => { document.title = 'ERROR ' + text; };</script>", StringComparison.Ordinal)
            .Replace("</body>", $"<script>{action}</script></body>", StringComparison.Ordinal);
        File.WriteAllText(scratch["page.html"], watched);
        string dom = InstalledProgram.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={scratch["profile"]}", "--dump-dom", $"file://{scratch["page.html"]}");
        Assert.DoesNotContain("<title>ERROR", dom, StringComparison.Ordinal);
        Assert.Contains($"id=\"value-sample\">{row.Sample}<", dom, StringComparison.Ordinal);
        foreach (TraceSignal signal in TraceSignal.All)
        {
            string text = Regex.Match(dom, $"id=\"value-{signal.Name}\">([^<]*)<").Groups[1].Value;
            double value = signal.Value(row), shown = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(value - shown) <= 1e-3 * Math.Abs(value), $"{signal.Name} is {value}, the page shows {text}");
        }
    }

    [GeneratedRegex("https?://[^\"'` <)]*")]
    private static partial Regex Address();
}
