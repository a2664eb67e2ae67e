using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>
/// Counts of a layer that follow from how many samples it learned; only how many columns were written depends on the data. The event engine
/// counts messages instead, and must come to the same.
/// </summary>
internal static class LearningCounts
{
    /// <summary>The counts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="samples">Samples learned.</param>
    /// <param name="windows">Windows of K samples, counted from sample 0, that ended among them.</param>
    /// <param name="columnWrites">Columns written.</param>
    public static LayerCounts Of(Network network, int layer, long samples, long windows, long columnWrites)
    {
        long inputs = network.Layers[layer].Inputs, neurons = network.Layers[layer].Neurons;
        return new LayerCounts
        {
            Samples = samples,
            ForwardDacConversions = samples * inputs,
            ForwardCellReads = samples * (inputs + 1) * neurons,
            ForwardAdcConversions = samples * neurons,
            ActivationSteps = samples * neurons,
            MeanSteps = samples * neurons,
            VarianceSteps = samples * neurons,
            SquarerSteps = samples * neurons,
            PreviousWrites = samples * neurons,
            LateralDacConversions = samples * neurons,
            LateralCellReads = samples * neurons * (neurons - 1),
            LateralAdcConversions = samples * neurons,
            ErrorSteps = samples * neurons,
            ScaleSteps = network.Optimizer.Kind == OptimizerKind.NeuronRms ? windows * neurons : 0,
            ColumnWrites = columnWrites,
            WeightCellWrites = columnWrites * (inputs + 1),
            LateralCellWrites = samples * neurons * (neurons - 1),
            BufferWrites = samples * BufferedPerSample(network, inputs, neurons),
            SynapseStateSteps = network.Optimizer.Kind == OptimizerKind.Adam ? 2 * columnWrites * (inputs + 1) : 0,
        };
    }

    /// <summary>
    /// Values held beyond the three memories: shifted holds each neuron's lateral result; pipelined each neuron's error and the layer's input for the
    /// late write; K &gt; 1 the inputs and errors of the window. A synchronous write of K = 1 finds its input still on the word lines.
    /// </summary>
    public static long InputsHeld(Network network) => (network.Schedule == Schedule.Pipelined ? 1 : 0) + (network.WriteEvery > 1 ? 1 : 0);

    private static long BufferedPerSample(Network network, long inputs, long neurons) =>
        InputsHeld(network) * inputs + ((network.Schedule == Schedule.Synchronous ? 0 : 1) + (network.WriteEvery > 1 ? 1 : 0)) * neurons;
}
