using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>What a network of Equilibrium Propagation makes of images: its free states, and the class whose output neuron is highest in them.</summary>
/// <param name="arrays">The weights from the inputs to the output.</param>
/// <param name="settings">How states move.</param>
internal sealed class EquilibriumReader(ImmutableArray<ForwardCrossbar> arrays, EquilibriumSettings settings)
{
    private const int Chunk = 128;

    /// <summary>Encodes images, and with <paramref name="classifies"/> says their classes.</summary>
    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation)
    {
        var features = new FeatureTable(images.Count, [.. arrays[..^1].Select(array => array.Neurons)]);
        var classes = new byte[images.Count];
        ParallelItems.Run((images.Count + Chunk - 1) / Chunk, threads, () => new Worker(arrays, settings), (chunk, worker) => worker.Read(images, normalization, chunk * Chunk, features, classes), cancellation);
        return new EncodedImages(features, classifies ? [new ImageReadout("output", classes)] : []);
    }

    /// <summary>What a thread needs to settle a chunk of images.</summary>
    private sealed class Worker
    {
        private readonly ImmutableArray<ForwardCrossbar> _arrays;
        private readonly EquilibriumSettings _settings;
        private readonly BatchInput _input;
        private readonly Matrix _fromImages;
        private readonly Relaxation _states;

        public Worker(ImmutableArray<ForwardCrossbar> arrays, EquilibriumSettings settings)
        {
            (_arrays, _settings) = (arrays, settings);
            (_input, _fromImages) = (new BatchInput(0, Chunk, arrays[0].Inputs), new Matrix(arrays[0].Neurons, Chunk));
            _states = new Relaxation(arrays, settings, Chunk, _fromImages);
        }

        public void Read(ImageSet images, PixelNormalization normalization, int first, FeatureTable features, Span<byte> classes)
        {
            int count = Math.Min(Chunk, images.Count - first);
            _input.Read(images, normalization, first);
            BatchProducts.Multiply(_arrays[0].Cells, _arrays[0].Stride, 0, _arrays[0].Neurons, _arrays[0].Inputs, _input.ByInput, _fromImages);
            for (int l = 0; l < _arrays.Length; l++)
                _states.Clear(l, 0, _arrays[l].Neurons);
            for (int half = 0; half < 2 * _settings.FreeSweeps; half++)
            {
                foreach (int layer in Relaxation.LayersOf(_settings.Order, half % 2, _arrays.Length))
                    _states.Half(half % 2, layer, 0, _arrays[layer].Neurons, 0, _fromImages);
            }

            for (int s = 0; s < count; s++)
            {
                classes[first + s] = (byte)FreeStateView.BestOf(_states.States[^1], s);
                for (int l = 0; l + 1 < _arrays.Length; l++)
                    Copy(_states.States[l], s, features.Row(first + s, l));
            }
        }

        private static void Copy(Matrix states, int sample, Span<float> row)
        {
            for (int j = 0; j < states.Rows; j++)
                row[j] = states[j, sample];
        }
    }
}
