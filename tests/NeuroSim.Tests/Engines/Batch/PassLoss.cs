using NeuroSim.Engines.Batch;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>The loss of one pass of a batch as a function of its layer's weights; everything that is detached is held.</summary>
/// <param name="Layer">Number of the layer.</param>
internal sealed record PassLoss(int Layer)
{
    private ReferenceForward Forward { get; init; } = null!;

    private BatchLoss Loss { get; init; } = null!;

    private double[][] Input { get; init; } = [];

    private double[][] Held { get; init; } = [];

    private NormMoments? Norm { get; init; }

    private double[] Variance { get; init; } = [];

    /// <summary>Every pass of a batch through a network that has just been made.</summary>
    public static PassLoss[] All(Network network, LayerWeights[] layers, double[][] x)
    {
        var forward = new ReferenceForward(network);
        double[][] variance = [.. layers.Select(layer => Enumerable.Repeat(1.0, layer.Neurons).ToArray())];
        NormMoments[] running = [.. layers.Select(layer => ReferenceForward.Fresh(layer.Neurons))];
        var passes = new List<PassLoss>();
        foreach (int l in network.Passes)
        {
            NormMoments? norm = forward.Held(layers[l], x, running[l]);
            double[][] z = forward.Pass(layers[l], x, norm);
            variance[l] = [.. variance[l].Select((v, j) => 0.9 * v + 0.1 * BatchLoss.Variance(z, j))];
            double[] targets = [.. TargetVariances.Of(network, l).Span.ToArray().Select(tau => (double)tau)];
            passes.Add(new PassLoss(l) { Forward = forward, Loss = new BatchLoss(network, targets), Input = x, Held = z, Norm = norm, Variance = variance[l] });
            x = z;
        }

        return [.. passes];
    }

    /// <summary>What all passes make of images, with weights that may have moved and statistics held where they are.</summary>
    public static double[][] Through(PassLoss[] passes, LayerWeights[] layers, double[][] x) =>
        passes.Aggregate(x, (input, pass) => pass.Forward.Pass(layers[pass.Layer], input, pass.Norm));

    /// <summary>TRL's loss.</summary>
    public double Value(LayerWeights layer) => Loss.Layer(layer, Forward.Pass(layer, Input, Norm), Held, Variance);

    /// <summary>The lateral layer's own.</summary>
    public double Lateral(LayerWeights layer) => Loss.LateralLoss(layer, Held);
}
