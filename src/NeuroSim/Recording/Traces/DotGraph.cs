using System.Globalization;
using System.Text;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>The computation graph in the language of Graphviz, with the values of one sample; Graphviz does the layout.</summary>
public static class DotGraph
{
    /// <summary>The graph with the values of <paramref name="row"/>.</summary>
    public static string Of(ComputationGraph graph, in NeuronSample row)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var dot = new StringBuilder();
        string title = string.Create(CultureInfo.InvariantCulture, $"{graph.Title}, values of sample {row.Sample}");
        dot.Append(CultureInfo.InvariantCulture, $"digraph neuron {{\n  rankdir=LR;\n  labelloc=t;\n  label={Quoted(title)};\n");
        dot.Append("  fontname=\"sans-serif\";\n  node [fontname=\"sans-serif\", style=filled];\n  edge [fontname=\"sans-serif\", fontsize=11];\n");
        foreach (GraphNode node in graph.Nodes)
            dot.Append(CultureInfo.InvariantCulture, $"  {Quoted(node.Id)} [{Shape(node.Kind)}, label={Quoted(Label(node.Label, node.Value, row))}, tooltip={Quoted(node.Meaning)}];\n");
        foreach (GraphEdge edge in graph.Edges)
            dot.Append(CultureInfo.InvariantCulture, $"  {Quoted(edge.From)} -> {Quoted(edge.To)} [label={Quoted(Label(edge.Label, edge.Value, row))}];\n");
        Legend(dot);
        return dot.Append("}\n").ToString();
    }

    private static void Legend(StringBuilder dot)
    {
        dot.Append("  subgraph cluster_legend {\n    label=\"legend\";\n");
        foreach (GraphNodeKind kind in (GraphNodeKind[])[GraphNodeKind.Computation, GraphNodeKind.Variable, GraphNodeKind.Memory])
            dot.Append(CultureInfo.InvariantCulture, $"    legend_{kind} [{Shape(kind)}, label={Quoted(GraphColours.NameOf(kind))}];\n");
        dot.Append("  }\n");
    }

    private static string Shape(GraphNodeKind kind)
    {
        (string fill, string line) = GraphColours.Of(kind);
        return kind switch
        {
            GraphNodeKind.Computation => $"shape=ellipse, fillcolor=\"{fill}\", color=\"{line}\"",
            GraphNodeKind.Variable => $"shape=box, fillcolor=\"{fill}\", color=\"{line}\"",
            GraphNodeKind.Memory => $"shape=box, peripheries=2, fillcolor=\"{fill}\", color=\"{line}\"",
            _ => "shape=plaintext, style=\"\"",
        };
    }

    private static string Label(string label, Func<NeuronSample, float>? value, in NeuronSample row) => value is null ? label : $"{label}\n{TraceSignal.Short(value(row))}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
