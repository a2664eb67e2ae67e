using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>Initial lateral weights: uniform in +-1 / sqrt(D), none on the diagonal, as the published code has them.</summary>
internal static class InitialLateral
{
    /// <summary>Draws L of layer number <paramref name="layer"/>.</summary>
    public static void Draw(LayerState state, ulong seed, int layer, LateralMask? mask)
    {
        var random = new Philox(seed, RandomStream.InitialLateral);
        int neurons = state.Layer.Neurons;
        float bound = 1f / MathF.Sqrt(neurons);
        for (int j = 0; j < neurons; j++)
        {
            Span<float> row = state.Lateral.Cells.Slice(j * state.Lateral.Stride, AlignedFloats.Padded(neurons));
            for (int k = 0; k < neurons; k++)
                row[k] = j == k ? 0 : bound * (2f * random.Uniform(NeuronId.Of(layer, j), (ulong)k) - 1f);
            mask?.Apply(j, 0, row);
        }
    }
}
