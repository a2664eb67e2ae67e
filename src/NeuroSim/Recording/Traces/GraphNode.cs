using System.Collections.Immutable;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>The three classes of the paper's Figure 1, and what comes from outside.</summary>
public enum GraphNodeKind
{
    /// <summary>Adds, multiplies, evaluates.</summary>
    Computation,

    /// <summary>A signal that is there for a part of a sample.</summary>
    Variable,

    /// <summary>Keeps its value from one sample to the next.</summary>
    Memory,

    /// <summary>The rest of the network.</summary>
    Outside,
}

/// <summary>A node of the computation graph.</summary>
/// <param name="Id">Short name: that of the signal where it has one.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Label">What stands in it.</param>
/// <param name="Meaning">What it is, a sentence without its full stop.</param>
/// <param name="X">Abscissa of its centre in the drawing.</param>
/// <param name="Y">Ordinate of its centre, downwards.</param>
/// <param name="Value">The number it shows; null: none.</param>
public sealed record GraphNode(string Id, GraphNodeKind Kind, string Label, string Meaning, double X, double Y, Func<NeuronSample, float>? Value = null);

/// <summary>A connection of the computation graph.</summary>
/// <param name="From">Id of the node it leaves.</param>
/// <param name="To">Id of the node it enters.</param>
/// <param name="Label">What it carries; empty where the nodes say it.</param>
/// <param name="LabelX">Where the middle of the label is.</param>
/// <param name="LabelY">Where the base line of the label is.</param>
public sealed record GraphEdge(string From, string To, string Label = "", double LabelX = 0, double LabelY = 0)
{
    /// <summary>Corners on the way.</summary>
    public ImmutableArray<(double X, double Y)> Corners { get; init; } = [];

    /// <summary>A number in the label's second half; null: none.</summary>
    public Func<NeuronSample, float>? Value { get; init; }
}
