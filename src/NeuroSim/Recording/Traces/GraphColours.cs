namespace NeuroSim.Recording.Traces;

/// <summary>
/// Fill and outline of the classes of nodes: green, yellow and blue as in the paper's Figure 1, in tints of the palette of Okabe and Ito, which people who
/// see few colours tell apart; shapes differ as well.
/// </summary>
internal static class GraphColours
{
    public static (string Fill, string Line) Of(GraphNodeKind kind) => kind switch
    {
        GraphNodeKind.Computation => ("#8fd8c0", "#006b4e"),
        GraphNodeKind.Variable => ("#fbeb8b", "#8a7400"),
        GraphNodeKind.Memory => ("#a9d3f5", "#0b4f86"),
        _ => ("none", "none"),
    };

    /// <summary>The class in words.</summary>
    public static string NameOf(GraphNodeKind kind) => kind switch
    {
        GraphNodeKind.Computation => "computational element",
        GraphNodeKind.Variable => "dynamic variable",
        GraphNodeKind.Memory => "memory unit",
        _ => "outside",
    };
}
