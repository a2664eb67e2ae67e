using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// What a network of Forward-Forward makes of images: normalised activations under the neutral label, the class of the softmax readout, and the label under
/// which the layers behind the first have most goodness.
/// </summary>
/// <param name="state">Weights.</param>
/// <param name="settings">The batched protocol.</param>
/// <param name="readout">The regression that learned.</param>
internal sealed class ForwardForwardReader(NetworkState state, BatchSettings settings, GoodnessRegression readout)
{
    private const int Chunk = 128;

    /// <summary>Names of the readouts as figures have them.</summary>
    public const string Softmax = "softmax", Energy = "energy";

    /// <summary>Encodes images, and with <paramref name="classifies"/> says their classes, the readout of the settings first.</summary>
    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation)
    {
        var features = new FeatureTable(images.Count, [.. state.Layers.Select(layer => layer.Layer.Neurons)]);
        (byte[] softmax, byte[] energy) = (new byte[classifies ? images.Count : 0], new byte[classifies ? images.Count : 0]);
        ParallelItems.Run((images.Count + Chunk - 1) / Chunk, threads, () => new Worker(state, settings with { Batch = Chunk }, readout, images.PixelsPerImage), (chunk, worker) => worker.Read(images, normalization, chunk * Chunk, features, softmax, energy), cancellation);
        if (!classifies)
            return new EncodedImages(features, []);
        ImmutableArray<ImageReadout> readouts = [new ImageReadout(Softmax, softmax), new ImageReadout(Energy, energy)];
        return new EncodedImages(features, settings.ForwardForward.Readout == GoodnessReadout.Softmax ? readouts : [readouts[1], readouts[0]]);
    }

    /// <summary>What a thread needs to see a chunk of images.</summary>
    private sealed class Worker
    {
        private readonly BatchInput _input;
        private readonly PixelSums _images;
        private readonly ImmutableArray<GoodnessPass> _neutral, _labelled;
        private readonly GoodnessRegression _readout;
        private readonly int _classes;
        private readonly byte[] _labels = new byte[Chunk];

        public Worker(NetworkState state, BatchSettings settings, GoodnessRegression readout, int pixels)
        {
            _classes = settings.Classes;
            _input = new BatchInput(0, Chunk, pixels, _classes);
            _images = new PixelSums(state.Layers[0].Forward, Chunk, _classes) { Images = _input };
            (_neutral, _labelled) = (Stack(), Stack());
            _readout = new GoodnessRegression(_neutral, _classes);
            _readout.Take(readout);

            ImmutableArray<GoodnessPass> Stack()
            {
                var passes = ImmutableArray.CreateBuilder<GoodnessPass>(state.Layers.Length);
                foreach (LayerState layer in state.Layers)
                    passes.Add(new GoodnessPass(layer.Forward, Chunk, passes.LastOrDefault(), settings.ForwardForward.NormalizesLength));
                return passes.MoveToImmutable();
            }
        }

        public void Read(ImageSet images, PixelNormalization normalization, int first, FeatureTable features, byte[] softmax, byte[] energy)
        {
            int count = Math.Min(Chunk, images.Count - first);
            _input.Read(images, normalization, first);
            _images.Sum(0, _images.Sums.Rows);
            See(_neutral, []);
            Copy(features, first, count);
            if (softmax.Length == 0)
                return;
            _readout.Predict();
            for (int s = 0; s < count; s++)
                softmax[first + s] = (byte)_readout.BestOf(s);
            MostGoodness(energy.AsSpan(first, count));
        }

        private void See(ImmutableArray<GoodnessPass> passes, ReadOnlySpan<byte> labels)
        {
            passes[0].SeeImages(0, passes[0].Activations.Rows, _images, labels);
            foreach (GoodnessPass pass in passes[1..])
                pass.See(0, pass.Activations.Rows);
        }

        private void Copy(FeatureTable features, int first, int count)
        {
            Span<float> gain = stackalloc float[_input.ByInput.Line(0).Length];
            for (int l = 0; l < _neutral.Length; l++)
            {
                _neutral[l].Gains(gain);
                for (int s = 0; s < count; s++)
                {
                    Span<float> row = features.Row(first + s, l);
                    for (int j = 0; j < _neutral[l].Activations.Rows; j++)
                        row[j] = _neutral[l].Activations[j, s] * gain[s];
                }
            }
        }

        private void MostGoodness(Span<byte> classes)
        {
            int length = _input.ByInput.Line(0).Length;
            Span<float> best = stackalloc float[length], sum = stackalloc float[length], part = stackalloc float[length];
            best.Fill(float.NegativeInfinity);
            for (int label = 0; label < _classes; label++)
            {
                Array.Fill(_labels, (byte)label);
                See(_labelled, _labels);
                sum.Clear();
                foreach (GoodnessPass pass in _labelled.Length > 1 ? _labelled[1..] : _labelled)
                {
                    pass.Goodness(part);
                    for (int s = 0; s < sum.Length; s++)
                        sum[s] += part[s];
                }

                for (int s = 0; s < classes.Length; s++)
                    (best[s], classes[s]) = sum[s] > best[s] ? (sum[s], (byte)label) : (best[s], classes[s]);
            }
        }
    }
}
