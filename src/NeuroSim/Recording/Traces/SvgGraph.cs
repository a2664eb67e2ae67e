using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// The computation graph as an SVG picture with the values of one sample. Every number has an id (<c>value-z</c>), so that a page can change it; ink and
/// paper are the page's <c>--ink</c> and <c>--paper</c> where it has them.
/// </summary>
public static partial class SvgGraph
{
    private const double Radius = 22, HalfWidth = 46, HalfHeight = 24, TextHalfWidth = 56, TextHalfHeight = 14;

    /// <summary>The picture with the values of <paramref name="row"/>.</summary>
    public static string Of(ComputationGraph graph, in NeuronSample row)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var svg = new StringBuilder();
        string title = $"{graph.Title}, values of sample";
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {ComputationGraph.Width} {ComputationGraph.Height}\" role=\"img\" aria-labelledby=\"graph-title\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        Add(svg, $"<title id=\"graph-title\">{Escaped(title)} {row.Sample}</title>");
        svg.Append("<style>.edge{fill:none;stroke:var(--ink,#333);stroke-width:1.5}.ink{fill:var(--ink,#333)}.label{fill:var(--ink,#333);paint-order:stroke;stroke:var(--paper,#fff);stroke-width:5px;stroke-linejoin:round}.in{fill:#111;text-anchor:middle}.name{font-weight:600;font-size:15px}.middle{text-anchor:middle}</style>\n");
        svg.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path class=\"ink\" d=\"M0 1L10 5L0 9z\"/></marker></defs>\n");
        Add(svg, $"<rect width=\"{ComputationGraph.Width}\" height=\"{ComputationGraph.Height}\" fill=\"var(--paper,#fff)\"/>");
        Add(svg, $"<text class=\"ink\" x=\"24\" y=\"36\" font-size=\"18\" font-weight=\"600\">{Escaped(title)} <tspan id=\"value-sample\">{row.Sample}</tspan></text>");
        foreach (GraphEdge edge in graph.Edges)
            Line(svg, graph, edge);
        foreach (GraphNode node in graph.Nodes)
            Node(svg, node, row);
        foreach (GraphEdge edge in graph.Edges.Where(edge => edge.Label.Length > 0))
            Label(svg, edge, row);
        Legend(svg);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Line(StringBuilder svg, ComputationGraph graph, GraphEdge edge)
    {
        GraphNode from = graph.Node(edge.From), to = graph.Node(edge.To);
        (double X, double Y) second = edge.Corners.IsEmpty ? (to.X, to.Y) : edge.Corners[0], last = edge.Corners.IsEmpty ? (from.X, from.Y) : edge.Corners[^1];
        (double X, double Y) start = Border(from, second), end = Border(to, last);
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{start.X:F1} {start.Y:F1}"));
        foreach ((double x, double y) in edge.Corners)
            path.Append(CultureInfo.InvariantCulture, $"L{x:F1} {y:F1}");
        Add(svg, $"<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"{path}L{end.X:F1} {end.Y:F1}\"/>");
    }

    /// <summary>Where the line from a node's centre to a point leaves the node.</summary>
    private static (double X, double Y) Border(GraphNode node, (double X, double Y) toward)
    {
        double dx = toward.X - node.X, dy = toward.Y - node.Y, length = Math.Sqrt(dx * dx + dy * dy);
        double reach = node.Kind switch
        {
            GraphNodeKind.Computation => (Radius + 2) / length,
            GraphNodeKind.Outside => Reach(dx, dy, TextHalfWidth, TextHalfHeight),
            _ => Reach(dx, dy, HalfWidth + 2, HalfHeight + 2),
        };
        return (node.X + dx * reach, node.Y + dy * reach);
    }

    private static double Reach(double dx, double dy, double halfWidth, double halfHeight) =>
        Math.Min(halfWidth / Math.Max(Math.Abs(dx), 1e-9), halfHeight / Math.Max(Math.Abs(dy), 1e-9));

    private static void Node(StringBuilder svg, GraphNode node, in NeuronSample row)
    {
        Add(svg, $"<g><title>{Escaped(node.Label)}: {Escaped(node.Meaning)}</title>");
        Outline(svg, node.Kind, node.X, node.Y, HalfWidth);
        string text = Escaped(node.Label);
        if (node.Kind == GraphNodeKind.Outside)
            Add(svg, $"<text class=\"ink middle\" x=\"{node.X}\" y=\"{node.Y + 4}\" font-style=\"italic\">{text}</text>");
        else if (node.Kind == GraphNodeKind.Computation)
            Add(svg, $"<text class=\"in name\" x=\"{node.X}\" y=\"{node.Y + 5}\">{text}</text>");
        else
            Add(svg, $"<text class=\"in name\" x=\"{node.X}\" y=\"{node.Y + (node.Value is null ? 5 : -4)}\">{text}</text>");
        if (node.Value is { } value && node.Kind == GraphNodeKind.Computation)
            Add(svg, $"<text class=\"label\" x=\"{node.X - Radius - 8}\" y=\"{node.Y + 5}\" text-anchor=\"end\" id=\"value-{node.Id}\">{TraceSignal.Short(value(row))}</text>");
        else if (node.Value is { } shown)
            Add(svg, $"<text class=\"in\" x=\"{node.X}\" y=\"{node.Y + 14}\" id=\"value-{node.Id}\">{TraceSignal.Short(shown(row))}</text>");
        svg.Append("</g>\n");
    }

    private static void Outline(StringBuilder svg, GraphNodeKind kind, double x, double y, double halfWidth)
    {
        (string fill, string line) = GraphColours.Of(kind);
        if (kind == GraphNodeKind.Computation)
            Add(svg, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{Radius}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"/>");
        if (kind is GraphNodeKind.Variable or GraphNodeKind.Memory)
            Add(svg, $"<rect x=\"{x - halfWidth}\" y=\"{y - HalfHeight}\" width=\"{2 * halfWidth}\" height=\"{2 * HalfHeight}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"/>");
        if (kind == GraphNodeKind.Memory)
            Add(svg, $"<rect x=\"{x - halfWidth + 4}\" y=\"{y - HalfHeight + 4}\" width=\"{2 * halfWidth - 8}\" height=\"{2 * HalfHeight - 8}\" fill=\"none\" stroke=\"{line}\"/>");
    }

    private static void Label(StringBuilder svg, GraphEdge edge, in NeuronSample row)
    {
        string number = edge.Value is { } value ? $" <tspan id=\"value-{edge.From}-{edge.To}\">{TraceSignal.Short(value(row))}</tspan>" : "";
        string anchor = edge.Value is null ? " middle" : "";
        Add(svg, $"<text class=\"label{anchor}\" x=\"{edge.LabelX}\" y=\"{edge.LabelY}\">{Lowered(edge.Label)}{number}</text>");
    }

    private static void Legend(StringBuilder svg)
    {
        double x = 60;
        foreach (GraphNodeKind kind in (GraphNodeKind[])[GraphNodeKind.Computation, GraphNodeKind.Variable, GraphNodeKind.Memory])
        {
            Outline(svg, kind, x, ComputationGraph.Height - 40, 30);
            Add(svg, $"<text class=\"ink\" x=\"{x + 40}\" y=\"{ComputationGraph.Height - 35}\">{GraphColours.NameOf(kind)}</text>");
            x += 240;
        }

        Add(svg, $"<text class=\"ink\" x=\"{x - 30}\" y=\"{ComputationGraph.Height - 35}\">Values as the step left them; p as it was read.</text>");
    }

    /// <summary>Coefficients get their letters below the line: C_S.</summary>
    private static string Lowered(string text) =>
        Subscript().Replace(Escaped(text), "C<tspan font-size=\"10\" dy=\"3\">$1</tspan><tspan dy=\"-3\">\u200a</tspan>");

    [GeneratedRegex("C_([A-Z])")]
    private static partial Regex Subscript();

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
