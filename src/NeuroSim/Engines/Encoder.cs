using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Inference with frozen weights: forward reads and activations alone, in the same order of summation as learning.</summary>
public static class Encoder
{
    private const int Block = 16;

    /// <summary>The activations of all layers for every image.</summary>
    /// <param name="state">The network; its pending writes should have been settled.</param>
    /// <param name="images">What to encode.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    public static FeatureTable Encode(NetworkState state, ImageSet images, PixelNormalization normalization, int threads)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        var table = new FeatureTable(images.Count, [.. state.Layers.Select(s => s.Layer.Neurons)]);
        int blocks = (images.Count + Block - 1) / Block, stride = state.Layers[0].Forward.Stride;
        Parallel.For(
            0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new AlignedFloats(Block * stride),
            (block, _, inputs) =>
            {
                EncodeBlock(state, images, normalization, table, block, inputs);
                return inputs;
            },
            _ => { });
        return table;
    }

    /// <summary>What the circuits do when <paramref name="images"/> images are encoded.</summary>
    public static OperationCounts Counts(Network network, long images)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new([.. network.Layers.Select(layer => new LayerCounts
        {
            Samples = images,
            ForwardDacConversions = images * layer.Inputs,
            ForwardCellReads = images * (layer.Inputs + 1) * layer.Neurons,
            ForwardAdcConversions = images * layer.Neurons,
            ActivationSteps = images * layer.Neurons,
        })]);
    }

    private static void EncodeBlock(
        NetworkState state, ImageSet images, PixelNormalization normalization, FeatureTable table, int block, AlignedFloats inputs)
    {
        int first = block * Block, count = Math.Min(Block, images.Count - first), stride = state.Layers[0].Forward.Stride;
        for (int s = 0; s < count; s++)
            normalization.Apply(images.Image(first + s), inputs.Slice(s * stride, stride));
        for (int l = 0; l < state.Layers.Length; l++)
        {
            ForwardCrossbar crossbar = state.Layers[l].Forward;
            for (int j = 0; j < crossbar.Neurons; j++)
            {
                for (int s = 0; s < count; s++)
                    table.Row(first + s, l)[j] = crossbar.Read(j, l == 0 ? inputs.Slice(s * stride, stride) : table.Row(first + s, l - 1));
            }

            for (int s = 0; s < count; s++)
                Activate(state.Layers[l].Layer.Activation, table.Row(first + s, l)[..crossbar.Neurons]);
        }
    }

    private static void Activate(Activation activation, Span<float> values)
    {
        int j = 0;
        for (; j + Vector512Lane.Count <= values.Length; j += Vector512Lane.Count)
            ActivationFunction.Evaluate(activation, Vector512Lane.Load(values[j..])).Value.Store(values[j..]);
        for (; j < values.Length; j++)
            values[j] = ActivationFunction.Evaluate(activation, new FloatLane(values[j])).Value.Value;
    }
}
