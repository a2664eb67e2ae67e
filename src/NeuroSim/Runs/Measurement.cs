using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>What linear heads make of a frozen encoder, on the whole test set.</summary>
/// <param name="Accuracy">Head on the activations of all layers, or of the last one (<see cref="HeadSettings.SeesLastLayerOnly"/>); a fraction of 1.</param>
/// <param name="AccuracyPerLayer">A head on each layer alone.</param>
/// <param name="AccuracyPerClass">Share of each class's test images that the head gets right; NaN for a class without any.</param>
public sealed record Measurement(double Accuracy, ImmutableArray<double> AccuracyPerLayer, ImmutableArray<double> AccuracyPerClass)
{
    /// <summary>Trains the heads on the training images and tests them on the test images.</summary>
    /// <param name="state">The encoder, settled.</param>
    /// <param name="data">Images.</param>
    /// <param name="settings">How heads are trained.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the measurement early.</param>
    public static Measurement Of(
        NetworkState state, DataSet data, HeadSettings settings, ulong seed, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(data);
        (FeatureTable train, FeatureTable test) = Encode(state, data, threads, cancellation);
        return Of(train, test, data, settings, seed, threads, judge: null, cancellation);
    }

    /// <summary>The activations of all layers for the training and for the test images.</summary>
    internal static (FeatureTable Train, FeatureTable Test) Encode(NetworkState state, DataSet data, int threads, CancellationToken cancellation) =>
        (Encoder.Encode(state, data.Train, data.Normalization, threads, cancellation: cancellation),
            Encoder.Encode(state, data.Test, data.Normalization, threads, firstRead: data.Train.Count, cancellation));

    /// <summary>The same for images that are encoded already; with a <paramref name="judge"/>, the network's own readout is in place of the head on all layers.</summary>
    internal static Measurement Of(
        FeatureTable train, FeatureTable test, DataSet data, HeadSettings settings, ulong seed, int threads, ImageReadout? judge,
        CancellationToken cancellation)
    {
        int layers = test.NeuronsPerLayer.Count;
        var correct = new long[layers + 1][];
        ParallelItems.Run(layers + 1, threads, Judge, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var counts = new long[data.Classes];
        foreach (byte label in data.Test.Labels)
            counts[label]++;
        double total = data.Test.Count;
        return new Measurement(
            correct[0].Sum() / total,
            [.. correct.Skip(1).Select(perClass => perClass.Sum() / total)],
            [.. correct[0].Zip(counts, (right, all) => right / (double)all)]);

        void Judge(int part)
        {
            int? layer = part > 0 ? part - 1 : settings.SeesLastLayerOnly ? layers - 1 : null;
            correct[part] = part == 0 && judge is not null
                ? CorrectPerClass(data, image => judge.Classes.Span[image], cancellation)
                : CorrectPerClass(train, test, data, layer, settings, seed, cancellation);
        }
    }

    /// <summary>A head on one layer, or on all (null).</summary>
    private static long[] CorrectPerClass(
        FeatureTable train, FeatureTable test, DataSet data, int? layer, HeadSettings settings, ulong seed, CancellationToken cancellation)
    {
        int features = layer is { } one ? train.NeuronsPerLayer[one] : train.NeuronsPerLayer.Sum();
        var head = new SoftmaxHead(features, layer is null ? train.Stride : AlignedFloats.Padded(features), data.Classes, settings, seed);
        head.Train(Rows(train, layer), data.Train.Labels, cancellation);
        RowSource rows = Rows(test, layer);
        return CorrectPerClass(data, image => head.Classify(rows(image)), cancellation);
    }

    /// <summary>Share of the test images of which a readout says the right class.</summary>
    internal static double AccuracyOf(ImageReadout readout, DataSet data)
    {
        int right = 0;
        for (int i = 0; i < data.Test.Count; i++)
            right += readout.Classes.Span[i] == data.Test.Labels[i] ? 1 : 0;
        return right / (double)data.Test.Count;
    }

    private static long[] CorrectPerClass(DataSet data, Func<int, int> classify, CancellationToken cancellation)
    {
        var correct = new long[data.Classes];
        for (int i = 0; i < data.Test.Count && !cancellation.IsCancellationRequested; i++)
        {
            byte label = data.Test.Labels[i];
            correct[label] += classify(i) == label ? 1 : 0;
        }

        return correct;
    }

    private static RowSource Rows(FeatureTable table, int? layer) =>
        layer is { } one ? row => table.Row(row, one) : row => table.Row(row);
}
