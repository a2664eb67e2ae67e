using NeuroSim.Data;
using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Contrastive;

/// <summary>
/// How well the class of an image can be read out of each layer: softmax regression on the mean of its tiles' vectors, every number standardised by its mean and
/// deviation over the images that the regression learns from.
/// </summary>
/// <param name="experiment">Head and batch.</param>
/// <param name="data">Images.</param>
/// <param name="engine">The network.</param>
/// <param name="seed">Seed of the regression.</param>
internal sealed class TileReadout(Experiment experiment, DataSet data, ContrastiveEngine engine, ulong seed)
{
    /// <summary>The share of test images that are told right, by layer, then from contexts that remember.</summary>
    public double[] Accuracies(CancellationToken cancellation)
    {
        Matrix[] train = Encode(data.Train, ContrastiveTask.LabelledOf(experiment, data)), test = Encode(data.Test, data.Test.Count);
        return [.. train.Zip(test, (labelled, tested) => Accuracy(labelled, tested, cancellation))];
    }

    private double Accuracy(Matrix train, Matrix test, CancellationToken cancellation)
    {
        var scale = new FeatureScale(train.Rows, train.Columns, train.Row);
        scale.Apply(train.Rows, train.Row);
        scale.Apply(test.Rows, test.Row);
        var head = new SoftmaxHead(train.Columns, AlignedFloats.Padded(train.Columns), data.Classes, experiment.Head, seed);
        head.Train(image => train.Line(image), data.Train.Labels[..train.Rows], cancellation);
        int right = 0;
        for (int image = 0; image < test.Rows; image++)
            right += head.Classify(test.Line(image)) == data.Test.Labels[image] ? 1 : 0;
        return right / (double)test.Rows;
    }

    /// <summary>The first images as every layer sees them, a row an image.</summary>
    private Matrix[] Encode(ImageSet images, int count)
    {
        Matrix[] tables = [.. engine.Widths.Select(neurons => new Matrix(count, neurons))];
        int batch = experiment.Learning.Batch;
        Matrix[] means = [.. engine.Widths.Select(neurons => new Matrix(batch, neurons))];
        int[] all = [.. Enumerable.Range(0, count)];
        for (int first = 0; first < count; first += batch)
        {
            ReadOnlySpan<int> which = all.AsSpan(first, Math.Min(batch, count - first));
            engine.See(images, which);
            for (int l = 0; l < tables.Length; l++)
            {
                engine.ReadMeans(l, means[l]);
                for (int b = 0; b < which.Length; b++)
                    means[l].Line(b).CopyTo(tables[l].Line(first + b));
            }
        }

        return tables;
    }
}
