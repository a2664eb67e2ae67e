using NeuroSim.Engines.Actors;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Local;

/// <summary>What the actors of one layer share: state, latencies, and who is connected to whom.</summary>
internal sealed class LocalWiring(LocalLayer layer, PartLatencies latencies, Divergence divergence)
{
    public LocalLayer Layer { get; } = layer;

    public Divergence Divergence { get; } = divergence;

    /// <summary>Part latencies, each at least a tick.</summary>
    public PartLatencies Latencies { get; } = LayerWiring.AtLeastATick(latencies);

    /// <summary>Drives W.</summary>
    public WordLines Inputs { get; set; } = null!;

    /// <summary>Sums and speaks for the layer, and drives P and R.</summary>
    public LayerBus Bus { get; set; } = null!;

    public LocalNeuron[] Neurons { get; } = new LocalNeuron[layer.Neurons];

    /// <summary>Tiles of W, P and R, by <see cref="LocalArray"/>; those that the rule does not have are none.</summary>
    public List<CrossbarTile>[] Tiles { get; } = [[], [], []];

    /// <summary>The next layer's word lines, or null behind the last layer.</summary>
    public WordLines? Outputs { get; set; }

    /// <summary>The tile that holds neuron j's cells of an array.</summary>
    public CrossbarTile TileOf(LocalArray array, int neuron) => Tiles[(int)array][neuron / CrossbarTile.BitLines];

    /// <summary>What drives an array.</summary>
    public ReadOnlySpan<float> LinesOf(LocalArray array) => array switch
    {
        LocalArray.Forward => Inputs.Lines,
        LocalArray.Prediction => Layer.State.Context.Span,
        _ => Bus.Lines,
    };
}
