namespace NeuroSim.Networks;

/// <summary>A neuron's number in the network, as random draws know it: 16 bits layer, 16 bits neuron.</summary>
public static class NeuronId
{
    /// <summary>Most neurons of a layer.</summary>
    public const int MostNeurons = 1 << 16;

    /// <summary>The id of neuron <paramref name="neuron"/> of layer <paramref name="layer"/>, both from 0.</summary>
    public static uint Of(int layer, int neuron) => ((uint)layer << 16) | (uint)neuron;
}
