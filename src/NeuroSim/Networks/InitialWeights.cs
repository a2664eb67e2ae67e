using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>Initial weights and biases: uniform in +-1 / sqrt(fan-in), as the published code has them.</summary>
internal static class InitialWeights
{
    private const ulong BiasTick = 1UL << 32;

    /// <summary>Draws W and b of layer number <paramref name="layer"/>.</summary>
    public static void Draw(LayerState state, ulong seed, int layer)
    {
        var random = new Philox(seed, RandomStream.InitialWeights);
        int inputs = state.Layer.Inputs;
        float bound = 1f / MathF.Sqrt(inputs);
        for (int j = 0; j < state.Layer.Neurons; j++)
        {
            uint entity = NeuronId.Of(layer, j);
            Span<float> row = state.Forward.Row(j);
            for (int i = 0; i < inputs; i++)
                row[i] = Scaled(Word(random.Block(entity, (ulong)(i / 4)), i % 4), bound);
            state.Forward.Bias.Span[j] = Scaled(random.Block(entity, BiasTick).W0, bound);
        }
    }

    /// <summary>Draws W and b of a layer of classes, which is none of the network's layers.</summary>
    /// <param name="weights">W, a row a class.</param>
    /// <param name="stride">Floats of a row.</param>
    /// <param name="inputs">Weights of a row.</param>
    /// <param name="bias">b, one a class.</param>
    /// <param name="seed">The run's seed.</param>
    public static void DrawOutput(AlignedFloats weights, int stride, int inputs, Span<float> bias, ulong seed)
    {
        var random = new Philox(seed, RandomStream.OutputWeights);
        float bound = 1f / MathF.Sqrt(inputs);
        for (int c = 0; c < bias.Length; c++)
        {
            for (int i = 0; i < inputs; i++)
                weights.Span[c * stride + i] = bound * (2f * random.Uniform((uint)c, (ulong)i) - 1f);
            bias[c] = bound * (2f * random.Uniform((uint)c, BiasTick) - 1f);
        }
    }

    /// <summary>Draws W of layer number <paramref name="layer"/> from the normal distribution of variance 1 / fan-in; biases are 0.</summary>
    public static void DrawNormal(LayerState state, ulong seed, int layer)
    {
        var random = new Philox(seed, RandomStream.InitialWeights);
        double deviation = 1 / Math.Sqrt(state.Layer.Inputs);
        for (int j = 0; j < state.Layer.Neurons; j++)
        {
            Span<float> row = state.Forward.Row(j);
            for (int i = 0; i < state.Layer.Inputs; i += 2)
            {
                PhiloxBlock block = random.Block(NeuronId.Of(layer, j), (ulong)i);
                row[i] = (float)(deviation * block.Normal0);
                if (i + 1 < state.Layer.Inputs)
                    row[i + 1] = (float)(deviation * block.Normal1);
            }
        }
    }

    private static float Scaled(uint word, float bound) => bound * (2f * PhiloxBlock.ToUniform(word) - 1f);

    private static uint Word(PhiloxBlock block, int index) => index switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
}
