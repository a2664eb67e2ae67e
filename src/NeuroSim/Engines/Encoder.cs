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
    /// <param name="firstRead">Number of the first image among all that are encoded, for the read noise.</param>
    public static FeatureTable Encode(NetworkState state, ImageSet images, PixelNormalization normalization, int threads, long firstRead = 0)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        var table = new FeatureTable(images.Count, [.. state.Layers.Select(s => s.Layer.Neurons)]);
        int blocks = (images.Count + Block - 1) / Block;
        Parallel.For(
            0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new EncoderScratch(state, Block),
            (block, _, scratch) =>
            {
                EncodeBlock(state, images, firstRead, normalization, table, block, scratch);
                return scratch;
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
        NetworkState state, ImageSet images, long firstRead, PixelNormalization normalization, FeatureTable table, int block, EncoderScratch scratch)
    {
        int first = block * Block, count = Math.Min(Block, images.Count - first);
        for (int l = 0; l < state.Layers.Length; l++)
        {
            LayerState layer = state.Layers[l];
            for (int s = 0; s < count; s++)
            {
                Span<float> lines = scratch.Lines(l, s);
                if (l == 0)
                    normalization.Apply(images.Image(first + s), lines);
                else
                    table.Row(first + s, l - 1).CopyTo(lines);
                layer.InputDac.Convert(lines[..layer.Layer.Inputs]);
            }

            if (layer.ForwardDevices is { } devices)
                ReadDevices(state, devices, table, l, first, count, firstRead, scratch);
            else
                ReadExactly(layer.Forward, table, l, first, count, scratch);
            for (int s = 0; s < count; s++)
                Activate(layer.Layer.Activation, table.Row(first + s, l)[..layer.Layer.Neurons]);
        }
    }

    private static void ReadExactly(ForwardCrossbar crossbar, FeatureTable table, int layer, int first, int count, EncoderScratch scratch)
    {
        for (int j = 0; j < crossbar.Neurons; j++)
        {
            for (int s = 0; s < count; s++)
                table.Row(first + s, layer)[j] = crossbar.Read(j, scratch.Lines(layer, s));
        }
    }

    private static void ReadDevices(
        NetworkState state, ForwardDevices devices, FeatureTable table, int layer, int first, int count, long firstRead, EncoderScratch scratch)
    {
        for (int s = 0; s < count; s++)
        {
            var moment = new ReadMoment(firstRead + first + s, IsInference: true, state.Samples, devices.ReadAfterSeconds);
            devices.Read(0, state.Layers[layer].Layer.Neurons, scratch.Lines(layer, s), moment, table.Row(first + s, layer), scratch.Devices[layer]!);
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
