using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Leaky;

/// <summary>What the actors of a leaky network share: its state, latencies, and who is connected to whom.</summary>
internal sealed class LeakyWiring(LeakyNetwork network, LeakyState state, PartLatencies hidden, PartLatencies output)
{
    /// <summary>Ticks that a word takes to or from the bus of the output layer.</summary>
    public const long Bus = 1;

    public LeakyNetwork Network { get; } = network;

    public LeakySettings Settings => Network.Settings;

    public LeakyState State { get; } = state;

    /// <summary>Latencies of the hidden layer's parts, each at least a tick.</summary>
    public PartLatencies Hidden { get; } = LayerWiring.AtLeastATick(hidden);

    /// <summary>Latencies of the output layer's parts, each at least a tick; its lateral read is the transposed one.</summary>
    public PartLatencies Output { get; } = LayerWiring.AtLeastATick(output);

    /// <summary>Word lines of W, which hold x.</summary>
    public CollectedLines Inputs { get; set; } = null!;

    /// <summary>Word lines of U, which hold h.</summary>
    public CollectedLines Activations { get; set; } = null!;

    /// <summary>Bit lines of U, which hold do.</summary>
    public CollectedLines Errors { get; set; } = null!;

    public HiddenNeuron[] HiddenNeurons { get; set; } = [];

    public OutputNeuron[] OutputNeurons { get; set; } = [];

    /// <summary>Tiles of W.</summary>
    public BitLineTile[] HiddenTiles { get; set; } = [];

    /// <summary>Tiles of U, read forward and written.</summary>
    public BitLineTile[] OutputTiles { get; set; } = [];

    /// <summary>Sums and speaks for the output layer.</summary>
    public OutputBus Sums { get; set; } = null!;

    /// <summary>
    /// Ticks from one item to the next: an item is over when its last write has landed, and then the next one begins. Its parts: W forward, h, U forward, outputs
    /// and their errors, U transposed, and the slower of the two writes.
    /// </summary>
    public long ItemTicks
    {
        get
        {
            long outputs = Output.Neuron + Settings.Output switch
            {
                OutputKind.Softmax => 4 * Bus + 2 * Output.Error,
                OutputKind.SoftmaxCrossEntropy => 3 * Bus + Output.Error,
                _ => Output.Error,
            };
            long writes = Math.Max(Hidden.Error + Hidden.WeightWrite, Output.WeightWrite);
            return Hidden.ForwardRead + Hidden.Neuron + Output.ForwardRead + outputs + Output.LateralRead + writes + 1;
        }
    }
}
