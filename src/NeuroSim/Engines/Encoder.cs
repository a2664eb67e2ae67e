using System.Collections.Immutable;
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

    /// <summary>The activations of all layers for every image; a layer that a sample passes more than once comes once for each pass.</summary>
    /// <param name="state">The network; its pending writes should have been settled.</param>
    /// <param name="images">What to encode.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="firstRead">Number of the first image among all that are encoded, for the read noise.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FeatureTable Encode(
        NetworkState state, ImageSet images, PixelNormalization normalization, int threads, long firstRead = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        var table = new FeatureTable(images.Count, [.. state.Passes.Select(layer => state.Layers[layer].Layer.Neurons)]);
        int blocks = (images.Count + Block - 1) / Block;
        ParallelItems.Run(
            blocks, threads, () => new EncoderScratch(state, Block),
            (block, scratch) => EncodeBlock(state, images, firstRead, normalization, table, block, scratch), cancellation);
        return table;
    }

    /// <summary>What the circuits do when <paramref name="images"/> images are encoded; a layer that an image passes more than once works as often.</summary>
    public static OperationCounts Counts(Network network, long images)
    {
        ArgumentNullException.ThrowIfNull(network);
        ImmutableArray<int> passes = network.Passes;
        return new([.. network.Layers.Select((layer, l) => CountsOf(layer, images, images * passes.Count(pass => pass == l)))]);
    }

    private static LayerCounts CountsOf(Layer layer, long images, long passes) => new()
    {
        Samples = images,
        ForwardDacConversions = passes * layer.Inputs,
        ForwardCellReads = passes * (layer.Inputs + 1) * layer.Neurons,
        ForwardAdcConversions = passes * layer.Neurons,
        ActivationSteps = passes * layer.Neurons,
    };

    private static void EncodeBlock(
        NetworkState state, ImageSet images, long firstRead, PixelNormalization normalization, FeatureTable table, int block, EncoderScratch scratch)
    {
        int first = block * Block, count = Math.Min(Block, images.Count - first);
        for (int pass = 0; pass < state.Passes.Length; pass++)
        {
            int l = state.Passes[pass];
            LayerState layer = state.Layers[l];
            for (int s = 0; s < count; s++)
            {
                Span<float> lines = scratch.Lines(l, s);
                if (pass == 0)
                    normalization.Apply(images.Image(first + s), lines);
                else
                    table.Row(first + s, pass - 1).CopyTo(lines);
                layer.InputDac.Convert(lines[..layer.Layer.Inputs]);
            }

            if (layer.ForwardDevices is { } devices)
                ReadDevices(state, devices, table, l, first, count, firstRead, scratch);
            else
                ReadExactly(layer.Forward, table, l, pass, first, count, scratch);
            for (int s = 0; s < count; s++)
                Activate(layer.Layer.Activation, scratch.Folded[l], table.Row(first + s, pass)[..layer.Layer.Neurons]);
        }
    }

    private static void ReadExactly(ForwardCrossbar crossbar, FeatureTable table, int layer, int pass, int first, int count, EncoderScratch scratch)
    {
        for (int j = 0; j < crossbar.Neurons; j++)
        {
            for (int s = 0; s < count; s++)
                table.Row(first + s, pass)[j] = crossbar.Read(j, scratch.Lines(layer, s));
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

    private static void Activate(Activation activation, (AlignedFloats Gain, AlignedFloats Offset)? folded, Span<float> values)
    {
        if (folded is { } norm)
        {
            for (int j = 0; j < values.Length; j++)
                values[j] = MathF.FusedMultiplyAdd(norm.Gain.Span[j], values[j], norm.Offset.Span[j]);
        }

        int i = 0;
        for (; i + Vector512Lane.Count <= values.Length; i += Vector512Lane.Count)
            ActivationFunction.Evaluate(activation, Vector512Lane.Load(values[i..])).Value.Store(values[i..]);
        for (; i < values.Length; i++)
            values[i] = ActivationFunction.Evaluate(activation, new FloatLane(values[i])).Value.Value;
    }
}
