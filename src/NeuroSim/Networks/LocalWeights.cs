using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>
/// Initial weights of the local rules, biases 0: W of CLAPP uniform in +-sqrt(3 / inputs), P and R in +-1 / sqrt(D); W of Forward-Forward normal with variance
/// 1 / inputs, its mean activities 0.5 (the published code).
/// </summary>
internal static class LocalWeights
{
    /// <summary>Arrays of a kind have numbers of their own: W those of the layers, P and R from here on.</summary>
    private const int FirstPrediction = 64, FirstRetrodiction = 128;

    private const float InitialTrace = 0.5f;

    /// <summary>Draws layer number <paramref name="index"/>.</summary>
    public static void Draw(LocalLayerState state, LocalNetwork network, int index)
    {
        var random = new Philox(network.Seed, RandomStream.InitialWeights);
        if (network.Rule == LocalRule.ForwardForward)
        {
            Fill(state.Forward, index, (neuron, input) => (float)random.Normal(neuron, input) / MathF.Sqrt(state.Layer.Inputs));
            state.Trace.Span[..state.Layer.Neurons].Fill(InitialTrace);
            return;
        }

        float bound = 1f / MathF.Sqrt(state.Layer.Neurons);
        Uniform(random, state.Forward, index, MathF.Sqrt(3f / state.Layer.Inputs));
        Uniform(random, state.Prediction, FirstPrediction + index, bound);
        Uniform(random, state.Retrodiction, FirstRetrodiction + index, bound);
    }

    private static void Uniform(Philox random, ForwardCrossbar target, int array, float bound) =>
        Fill(target, array, (neuron, input) => bound * (2f * random.Uniform(neuron, input) - 1f));

    private static void Fill(ForwardCrossbar target, int array, Func<uint, ulong, float> draw)
    {
        for (int j = 0; j < target.Neurons; j++)
        {
            for (int i = 0; i < target.Inputs; i++)
                target.Row(j)[i] = draw(NeuronId.Of(array, j), (ulong)i);
        }
    }
}
