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

    private static float Scaled(uint word, float bound) => bound * (2f * PhiloxBlock.ToUniform(word) - 1f);

    private static uint Word(PhiloxBlock block, int index) => index switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
}
