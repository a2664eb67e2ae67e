using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>
/// Counts of a layer that follow from how many samples it learned; only how many columns were written depends on the data. The event engine
/// counts messages instead, and must come to the same.
/// </summary>
internal static class LearningCounts
{
    public static LayerCounts Of(Network network, int layer, long samples, long columnWrites)
    {
        long inputs = network.Layers[layer].Inputs, neurons = network.Layers[layer].Neurons;
        long windows = samples / network.WriteEvery;
        bool held = network.Optimizer.Policy(network.WriteEvery) == WritePolicy.Held;
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
            BufferWrites = samples * BufferedPerSample(network.Schedule, held, inputs, neurons),
            SynapseStateSteps = network.Optimizer.Kind == OptimizerKind.Adam ? 2 * columnWrites * (inputs + 1) : 0,
        };
    }

    /// <summary>
    /// Every learning layer holds its input for the write; pipelined holds it one sample longer and each neuron its error; shifted holds each
    /// neuron's lateral result; K &gt; 1 and Adam hold each neuron's error.
    /// </summary>
    private static long BufferedPerSample(Schedule schedule, bool held, long inputs, long neurons)
    {
        long registers = schedule == Schedule.Synchronous ? 0 : neurons;
        return inputs + registers + (schedule == Schedule.Pipelined ? inputs : 0) + (held ? neurons : 0);
    }
}
