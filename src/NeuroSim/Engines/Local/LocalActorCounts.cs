namespace NeuroSim.Engines.Local;

/// <summary>Adds up what the actors of a layer counted.</summary>
internal static class LocalActorCounts
{
    public static LocalCounts Of(LocalWiring layer)
    {
        long inputs = layer.Layer.Inputs, neurons = layer.Layer.Neurons, passes = layer.Inputs.Drives, holds = layer.Inputs.Holds;
        List<CrossbarTile> forward = layer.Tiles[(int)LocalArray.Forward];
        CrossbarTile[] lateral = [.. layer.Tiles[(int)LocalArray.Prediction], .. layer.Tiles[(int)LocalArray.Retrodiction]];
        long reads = forward.Sum(tile => tile.Reads), columns = forward.Sum(tile => tile.Writes), lateralReads = lateral.Sum(tile => tile.Reads);
        var circuits = new LayerCounts
        {
            Samples = passes,
            ForwardDacConversions = passes * inputs,
            ForwardCellReads = reads * (inputs + 1),
            ForwardAdcConversions = reads,
            ActivationSteps = reads,
            LateralDacConversions = layer.Bus.Drives * neurons,
            LateralCellReads = lateralReads * neurons,
            LateralAdcConversions = lateralReads,
            PreviousWrites = holds * (neurons + inputs),
            ErrorSteps = layer.Bus.Reduces * neurons,
            ColumnWrites = columns,
            WeightCellWrites = columns * (inputs + 1),
            LateralCellWrites = lateral.Sum(tile => tile.Writes) * neurons,
        };
        long messages = layer.Inputs.Received + layer.Bus.Received + layer.Neurons.Sum(neuron => neuron.Received) + forward.Sum(tile => tile.Received) + lateral.Sum(tile => tile.Received);
        return new LocalCounts(circuits, messages, layer.Bus.Reduces, layer.Bus.Broadcasts);
    }
}
