using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// The computation graph of one neuron and one weight, after Figure 1 of the paper: what the streaming rule computes (paper, eq. 8, 10 and 12), with
/// the lateral array in place of a covariance per pair. It is drawn in a frame of <see cref="Width"/> by <see cref="Height"/>.
/// </summary>
public sealed record ComputationGraph
{
    /// <summary>Width of the frame.</summary>
    public const double Width = 1120;

    /// <summary>Height of the frame.</summary>
    public const double Height = 760;

    private ComputationGraph(NeuronTrace trace)
    {
        Network network = trace.Network;
        Layer layer = network.Layers[trace.Layer];
        Title = string.Create(CultureInfo.InvariantCulture, $"Neuron {trace.Place} and its weight from input {trace.Input + 1}, {trace.Schedule} schedule");
        string activation = layer.Activation.ToString().ToLowerInvariant();
        Nodes = [.. Forward(layer, activation), .. Memories(), .. Errors(network, layer)];
        Edges = [.. ForwardEdges(activation), .. MemoryEdges(), .. ErrorEdges(network)];
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Nodes, in the order in which a sample meets them.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>Edges.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>The graph of a trace.</summary>
    public static ComputationGraph Of(NeuronTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new ComputationGraph(trace);
    }

    /// <summary>The node of an id.</summary>
    public GraphNode Node(string id) => Nodes.Single(node => node.Id == id);

    private static IEnumerable<GraphNode> Forward(Layer layer, string activation) =>
    [
        new("x", GraphNodeKind.Variable, "x", "input of the weight", 80, 170, row => row.X),
        new("multiply", GraphNodeKind.Computation, "×", "the cell multiplies its weight with its input", 200, 170),
        new("inputs", GraphNodeKind.Outside, string.Create(CultureInfo.InvariantCulture, $"{layer.Inputs - 1} other inputs, bias"), "the other cells of the bit line", 320, 84),
        new("sum", GraphNodeKind.Computation, "Σ", "the bit line sums", 320, 170),
        new("a", GraphNodeKind.Variable, "a", "pre-activation", 440, 170, row => row.A),
        new("f", GraphNodeKind.Computation, "f", $"activation function: {activation}", 570, 170),
        new("z", GraphNodeKind.Variable, "z", "activation", 710, 170, row => row.Z),
        new("next", GraphNodeKind.Outside, "next layer", "whoever reads the activation", 970, 170),
        new("w", GraphNodeKind.Memory, "w", "weight, after the write of this sample", 200, 310, row => row.Weight),
        new("slope", GraphNodeKind.Computation, "f′", "slope of the activation function", 440, 340, row => row.Slope),
    ];

    private static IEnumerable<GraphNode> Memories() =>
    [
        new("p", GraphNodeKind.Memory, "p", "activation of the sample before, as it was read", 510, 270, row => row.P),
        new("change", GraphNodeKind.Computation, "−", "z - p", 620, 270),
        new("m", GraphNodeKind.Memory, "m", "running mean, a leaky integrator of z", 940, 270, row => row.M),
        new("deviate", GraphNodeKind.Computation, "−", "z - m, with the mean that already contains z", 810, 270),
        new("d", GraphNodeKind.Variable, "d", "deviation", 810, 375, row => row.D),
        new("square", GraphNodeKind.Computation, "( )²", "squares the deviation", 930, 375),
        new("v", GraphNodeKind.Memory, "v", "running variance, a leaky integrator of the squared deviation", 1050, 375, row => row.V),
    ];

    private static IEnumerable<GraphNode> Errors(Network network, Layer layer) =>
    [
        new("gate", GraphNodeKind.Computation, "max", "max(0, τ − v): pushes while the variance is below its target", 1050, 490),
        new("spread", GraphNodeKind.Computation, "×", "variance part of the error", 930, 490),
        new("lateral", GraphNodeKind.Computation, "Σ", "a bit line of the lateral array sums", 810, 490),
        new("L", GraphNodeKind.Memory, "L", string.Create(CultureInfo.InvariantCulture, $"{layer.Neurons - 1} lateral weights, which learn the products of deviations"), 700, 440),
        new("others", GraphNodeKind.Outside, "d of the other neurons", "deviations of the layer", 716, 545),
        new("lat", GraphNodeKind.Variable, "lat", "lateral signal", 810, 600, row => row.Lateral),
        new("collect", GraphNodeKind.Computation, "Σ", "the neuron's own part of the error and the lateral part", 620, 600),
        new("times", GraphNodeKind.Computation, "×", "multiplies with the slope", 440, 600),
        new("e", GraphNodeKind.Variable, "e", "error, dLoss/da", 320, 600, row => row.E),
        new("rule", GraphNodeKind.Computation, "η", $"write rule: {NameOf(network.Optimizer.Kind)}{(network.WriteEvery > 1 ? string.Create(CultureInfo.InvariantCulture, $", every {network.WriteEvery} samples") : "")}", 200, 600),
        new("dw", GraphNodeKind.Variable, "dw", "change of the weight by this sample's write", 200, 470, row => row.WeightChange),
    ];

    private static IEnumerable<GraphEdge> ForwardEdges(string activation) =>
    [
        new("x", "multiply"),
        new("w", "multiply", "as read:", 212, 250) { Value = row => row.WeightRead },
        new("multiply", "sum", "w x", 258, 160),
        new("inputs", "sum"),
        new("sum", "a"),
        new("a", "f", activation, 570, 212),
        new("f", "z"),
        new("z", "next"),
        new("a", "slope"),
    ];

    private static IEnumerable<GraphEdge> MemoryEdges() =>
    [
        new("z", "p", "p ← z, once p is read", 522, 313),
        new("z", "change"),
        new("p", "change"),
        new("z", "m", "m ← β m + (1 − β) z", 920, 226),
        new("z", "deviate"),
        new("m", "deviate"),
        new("deviate", "d"),
        new("d", "square"),
        new("square", "v", "v ← β v + (1 − β) d²", 1010, 326),
    ];

    private static IEnumerable<GraphEdge> ErrorEdges(Network network)
    {
        TrlCoefficients c = network.Coefficients;
        return
        [
            new("v", "gate"),
            new("gate", "spread", Invariant($"max(0, τ − v), τ = {c.TargetVariance}"), 1030, 532),
            new("d", "spread"),
            new("d", "lateral"),
            new("L", "lateral"),
            new("others", "lateral"),
            new("lateral", "lat", network.Schedule == Schedule.Shifted ? "for the next sample" : "", 870, 556),
            new("change", "collect", Invariant($"2 C_S = {2 * c.Similarity}"), 575, 440),
            new("spread", "collect", Invariant($"−2 C_V = −{2 * c.Variance}"), 800, 662) { Corners = [(930, 670), (620, 670)] },
            new("lat", "collect", Invariant($"C_C = {c.Covariance}"), 710, 592),
            new("collect", "times"),
            new("slope", "times"),
            new("times", "e"),
            new("e", "rule", NameOf(network.Optimizer.Kind), 200, 642),
            new("x", "rule") { Corners = [(80, 600)] },
            new("rule", "dw"),
            new("dw", "w", network.Schedule == Schedule.Pipelined ? "w ← w + dw, after the next read" : "w ← w + dw", network.Schedule == Schedule.Pipelined ? 314 : 252, 398),
        ];
    }

    private static string NameOf(OptimizerKind optimizer) => optimizer switch
    {
        OptimizerKind.Sgd => "sgd",
        OptimizerKind.Adam => "adam",
        _ => "neuron-rms",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
