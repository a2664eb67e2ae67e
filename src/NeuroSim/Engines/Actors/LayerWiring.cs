using NeuroSim.Networks;

namespace NeuroSim.Engines.Actors;

/// <summary>What the actors of one layer share: the rule, the latencies, and who is connected to whom.</summary>
internal sealed class LayerWiring(LayerRule rule, LayerState state, PartLatencies latencies, int layer, Divergence divergence)
{
    public LayerRule Rule { get; } = rule;

    public LayerState State { get; } = state;

    public int Layer { get; } = layer;

    public Divergence Divergence { get; } = divergence;

    /// <summary>Part latencies; a part that takes no time still delivers on a later tick than it was driven.</summary>
    public PartLatencies Latencies { get; } = AtLeastATick(latencies);

    /// <summary>Neuron j.</summary>
    public NeuronActor[] Neurons { get; } = new NeuronActor[state.Layer.Neurons];

    /// <summary>Tiles of the feed-forward array.</summary>
    public List<ForwardTile> ForwardTiles { get; } = [];

    /// <summary>Tiles of the lateral array.</summary>
    public List<LateralTile> LateralTiles { get; } = [];

    /// <summary>Drives this layer's feed-forward word lines.</summary>
    public InputBus Inputs { get; set; } = null!;

    /// <summary>Drives this layer's lateral word lines.</summary>
    public DeviationBus Deviations { get; set; } = null!;

    /// <summary>The next layer's input bus, or null behind the last layer.</summary>
    public InputBus? Outputs { get; set; }

    /// <summary>The same latencies, each at least 1.</summary>
    public static PartLatencies AtLeastATick(PartLatencies latencies) => new(
        Math.Max(1, latencies.ForwardRead), Math.Max(1, latencies.Neuron), Math.Max(1, latencies.LateralRead),
        Math.Max(1, latencies.Error), Math.Max(1, latencies.WeightWrite), Math.Max(1, latencies.LateralWrite));

    /// <summary>The tile that holds neuron j's feed-forward cells.</summary>
    public ForwardTile TileOf(int neuron) => ForwardTiles[neuron / ForwardTile.BitLines];
}
