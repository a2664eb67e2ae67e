using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>Everything a leaky network remembers between two items.</summary>
public sealed class LeakyState
{
    /// <summary>The state before the first item: weights uniform in +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases 0, memory empty.</summary>
    public LeakyState(LeakyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Validate();
        Hidden = new ForwardCrossbar(network.Inputs, network.Neurons);
        Output = new ForwardCrossbar(network.Neurons, network.Outputs);
        Memory = new LeakyMemory(network);
        Draw(Hidden, network.Seed, 0);
        Draw(Output, network.Seed, 1);
    }

    /// <summary>W and b.</summary>
    public ForwardCrossbar Hidden { get; }

    /// <summary>U and c.</summary>
    public ForwardCrossbar Output { get; }

    /// <summary>h and what resets go by.</summary>
    public LeakyMemory Memory { get; }

    private static void Draw(ForwardCrossbar array, ulong seed, int layer)
    {
        var random = new Philox(seed, RandomStream.InitialWeights);
        float bound = MathF.Sqrt(6f / (array.Inputs + array.Neurons));
        for (int j = 0; j < array.Neurons; j++)
        {
            for (int i = 0; i < array.Inputs; i++)
                array.Row(j)[i] = bound * (2f * random.Uniform(NeuronId.Of(layer, j), (ulong)i) - 1f);
        }
    }
}
