using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>Inference of a network of a local rule with frozen weights: forward reads and activations alone, in the same order of summation as learning.</summary>
public static class LocalEncoder
{
    /// <summary>CLAPP: the activities of all layers for every image, the mean over all of its tiles.</summary>
    /// <param name="state">The network.</param>
    /// <param name="images">What to encode.</param>
    /// <param name="tiles">How an image is cut.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FeatureTable EncodeTiles(LocalState state, ImageSet images, ImageTiles tiles, PixelNormalization normalization, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(tiles);
        (int rows, int columns) = tiles.GridOf(images);
        return Encode(state, images.Count, threads, (image, scratch, sums) =>
        {
            for (int place = 0; place < rows * columns; place++)
            {
                tiles.Read(images, image, place % rows, place / rows, normalization, scratch.Input);
                scratch.Run(isScaled: false);
                for (int l = 0; l < state.Layers.Length; l++)
                    RowKernels.Write(sums.Row(image, l), 1f / (rows * columns), scratch.Activities(l));
            }
        }, cancellation);
    }

    /// <summary>Forward-Forward: the activities of all layers for every image without a label.</summary>
    /// <param name="state">The network.</param>
    /// <param name="images">What to encode.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FeatureTable EncodeUnlabelled(LocalState state, LabelledImages images, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        return Encode(state, images.Count, threads, (image, scratch, table) =>
        {
            images.Read(image, label: null, scratch.Input);
            scratch.Run(isScaled: true);
            for (int l = 0; l < state.Layers.Length; l++)
                scratch.Activities(l).CopyTo(table.Row(image, l));
        }, cancellation);
    }

    /// <summary>Forward-Forward: the goodness of every layer for every image with every label, images x (classes x layers).</summary>
    /// <param name="state">The network.</param>
    /// <param name="images">What to judge.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Matrix Goodness(LocalState state, LabelledImages images, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(images);
        var goodness = new Matrix(images.Count, images.Classes * state.Layers.Length);
        Visit(state, images.Count, threads, (image, scratch) =>
        {
            for (int at = 0; at < goodness.Columns; at++)
            {
                (int label, int layer) = Math.DivRem(at, state.Layers.Length);
                if (layer == 0)
                {
                    images.Read(image, label, scratch.Input);
                    scratch.Run(isScaled: true);
                }

                goodness[image, at] = RowKernels.Dot(scratch.Activities(layer), scratch.Activities(layer));
            }
        }, cancellation);
        return goodness;
    }

    private static FeatureTable Encode(LocalState state, int images, int threads, Action<int, Scratch, FeatureTable> encode, CancellationToken cancellation)
    {
        var table = new FeatureTable(images, [.. state.Layers.Select(layer => layer.Layer.Neurons)]);
        Visit(state, images, threads, (image, scratch) => encode(image, scratch, table), cancellation);
        return table;
    }

    private static void Visit(LocalState state, int images, int threads, Action<int, Scratch> visit, CancellationToken cancellation) =>
        ParallelItems.Run(images, threads, () => new Scratch(state), visit, cancellation);

    /// <summary>One input on its way through the layers.</summary>
    private sealed class Scratch(LocalState state)
    {
        private readonly AlignedFloats _input = new(state.Layers[0].Forward.Stride);
        private readonly AlignedFloats[] _activities = [.. state.Layers.Select(layer => new AlignedFloats(AlignedFloats.Padded(layer.Layer.Neurons)))];
        private readonly AlignedFloats[] _outputs = [.. state.Layers.Select(layer => new AlignedFloats(AlignedFloats.Padded(layer.Layer.Neurons)))];

        /// <summary>What the first layer sees.</summary>
        public Span<float> Input => _input.Span;

        /// <summary>What a layer's neurons answer.</summary>
        public ReadOnlySpan<float> Activities(int layer) => _activities[layer].Span;

        /// <summary>Runs the input through all layers; scaled, a layer sees the one before at a mean square of 1.</summary>
        public void Run(bool isScaled)
        {
            ReadOnlySpan<float> x = _input.Span;
            for (int l = 0; l < _activities.Length; l++)
            {
                ForwardCrossbar cells = state.Layers[l].Forward;
                Span<float> z = _activities[l].Span;
                for (int j = 0; j < cells.Neurons; j++)
                    z[j] = ForwardForwardNeuron.Activate(cells.Read(j, x));
                z.CopyTo(_outputs[l].Span);
                if (isScaled)
                    RowKernels.Scale(_outputs[l].Span, LengthGain.Of(RowKernels.Dot(z, z), cells.Neurons));
                x = _outputs[l].Span;
            }
        }
    }
}
