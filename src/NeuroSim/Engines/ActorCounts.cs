using NeuroSim.Crossbars;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>Adds up what the actors of a layer counted.</summary>
internal static class ActorCounts
{
    public static LayerCounts Of(Network network, LayerWiring layer, long samples, SettledCounts settled)
    {
        long inputs = layer.Rule.Layer.Inputs, neurons = layer.Rule.Layer.Neurons;
        long forwardReads = layer.ForwardTiles.Sum(tile => tile.Reads);
        long lateralReads = layer.LateralTiles.Sum(tile => tile.Reads), lateralWrites = layer.LateralTiles.Sum(tile => tile.Writes);
        long observed = layer.Neurons.Sum(neuron => neuron.Observed);
        long columns = settled.Columns + layer.ForwardTiles.Sum(tile => tile.ColumnWrites);
        long buffered = layer.Inputs.Drives * inputs * LearningCounts.InputsHeld(network);
        return new LayerCounts
        {
            Samples = samples,
            ForwardDacConversions = layer.Inputs.Drives * inputs,
            ForwardCellReads = forwardReads * (inputs + 1),
            ForwardAdcConversions = forwardReads,
            ActivationSteps = observed,
            MeanSteps = observed,
            VarianceSteps = observed,
            SquarerSteps = observed,
            PreviousWrites = observed,
            LateralDacConversions = layer.Deviations.Drives * neurons,
            LateralCellReads = lateralReads * (neurons - 1),
            LateralAdcConversions = lateralReads,
            ErrorSteps = layer.Neurons.Sum(neuron => neuron.Errors),
            ScaleSteps = settled.ScaleSteps + layer.Neurons.Sum(neuron => neuron.ScaleSteps),
            ColumnWrites = columns,
            WeightCellWrites = columns * (inputs + 1),
            LateralCellWrites = lateralWrites * (neurons - 1),
            BufferWrites = buffered + layer.Neurons.Sum(neuron => neuron.RegisterWrites),
            SynapseStateSteps = network.Optimizer.Kind == OptimizerKind.Adam ? 2 * columns * (inputs + 1) : 0,
        }.With(settled.Pulses.Plus(PulseCounts.Sum(layer.ForwardTiles.Select(tile => tile.Pulses))));
    }
}
