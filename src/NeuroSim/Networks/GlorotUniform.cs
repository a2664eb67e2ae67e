using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>Initial weights of an array: uniform in +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="array">The array's number in the network, from 0.</param>
/// <param name="inputs">Fan-in.</param>
/// <param name="neurons">Fan-out.</param>
internal readonly struct GlorotUniform(ulong seed, int array, int inputs, int neurons)
{
    private readonly Philox _random = new(seed, RandomStream.InitialWeights);
    private readonly float _bound = MathF.Sqrt(6f / (inputs + neurons));

    /// <summary>The weight of an input of a neuron.</summary>
    public float Weight(int neuron, int input) => _bound * (2f * _random.Uniform(NeuronId.Of(array, neuron), (ulong)input) - 1f);

    /// <summary>Draws all weights of <paramref name="target"/>.</summary>
    public void Draw(ForwardCrossbar target)
    {
        for (int j = 0; j < target.Neurons; j++)
        {
            for (int i = 0; i < target.Inputs; i++)
                target.Row(j)[i] = Weight(j, i);
        }
    }
}
