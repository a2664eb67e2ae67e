using NeuroSim.Engines;

namespace NeuroSim.Recording.Representations;

/// <summary>
/// Means and variances of one layer's activations over a set of labelled images, in all and by class, and the two measures of selectivity
/// that follow from
/// them. One pass in double precision, images ascending, around each neuron's activation for the first image, so that a constant neuron
/// has variance 0.
/// </summary>
internal sealed class ClassMoments
{
    /// <summary>A neuron of less variance is dead: it says the same of every image. (The rule drives variances towards 1.)</summary>
    public const double LeastVariance = 1e-6;

    /// <summary>Largest magnitude of <see cref="Selectivity"/>, for activations without any spread.</summary>
    public const double MostSelectivity = 100;

    private readonly float[] _origin;
    private readonly double[] _sums, _squares; // class by class, the neurons of a class side by side; the last is all classes
    private readonly int[] _images;

    private ClassMoments(int neurons, int classes)
    {
        (Neurons, Classes, _origin, _images) = (neurons, classes, new float[neurons], new int[classes + 1]);
        (_sums, _squares) = (new double[(classes + 1) * neurons], new double[(classes + 1) * neurons]);
    }

    /// <summary>Neurons of the layer.</summary>
    public int Neurons { get; }

    /// <summary>Classes, with images or without.</summary>
    public int Classes { get; }

    /// <summary>The moments of a layer.</summary>
    /// <param name="table">Activations; one that is not finite counts as 0.</param>
    /// <param name="layer">Number of the layer, from 0.</param>
    /// <param name="labels">The class of every image, below <paramref name="classes"/>.</param>
    /// <param name="classes">How many classes there are.</param>
    public static ClassMoments Of(FeatureTable table, int layer, ReadOnlySpan<byte> labels, int classes)
    {
        var moments = new ClassMoments(table.NeuronsPerLayer[layer], classes);
        for (int image = 0; image < table.Images; image++)
            moments.Add(table.Row(image, layer)[..moments.Neurons], labels[image], isFirst: image == 0);
        for (int c = 0; c < classes; c++)
            moments.AddToAll(c);
        return moments;
    }

    /// <summary>An activation as the analysis takes it.</summary>
    public static float Finite(float activation) => float.IsFinite(activation) ? activation : 0;

    /// <summary>Images of a class.</summary>
    public int ImagesOf(int c) => _images[c];

    /// <summary>Mean activation of a neuron over all images.</summary>
    public double Mean(int neuron) => Mean(neuron, Classes);

    /// <summary>Mean activation of a neuron over the images of a class; 0 when there are none.</summary>
    public double Mean(int neuron, int c) => _images[c] == 0 ? 0 : _origin[neuron] + _sums[At(neuron, c)] / _images[c];

    /// <summary>Variance of a neuron over all images (divided by their number).</summary>
    public double Variance(int neuron) => Spread(_images[Classes], _sums[At(neuron, Classes)], _squares[At(neuron, Classes)]).Variance;

    /// <summary>Whether a neuron varies with the image at all.</summary>
    public bool IsAlive(int neuron) => Variance(neuron) >= LeastVariance;

    /// <summary>
    /// The correlation ratio eta^2 (Fisher 1925): the variance of the class means over the variance of all activations, 0 .. 1. 0 for a
    /// dead neuron.
    /// </summary>
    public double Separability(int neuron)
    {
        if (!IsAlive(neuron))
            return 0;
        double between = 0, mean = Mean(neuron);
        for (int c = 0; c < Classes; c++)
            between += _images[c] * (Mean(neuron, c) - mean) * (Mean(neuron, c) - mean);
        return Math.Clamp(between / _images[Classes] / Variance(neuron), 0, 1);
    }

    /// <summary>
    /// The sensitivity index d' of a class against all others, with variances of their own: (mean in the class - mean outside) over the
    /// root of the mean
    /// of both variances, within +-<see cref="MostSelectivity"/>. 0 for a dead neuron, for a class without images and for one that has
    /// all of them.
    /// </summary>
    public double Selectivity(int neuron, int c)
    {
        int at = At(neuron, c), all = At(neuron, Classes), outside = _images[Classes] - _images[c];
        if (_images[c] == 0 || outside == 0 || !IsAlive(neuron))
            return 0;
        (double mean, double variance) = Spread(_images[c], _sums[at], _squares[at]);
        (double otherMean, double otherVariance) = Spread(outside, _sums[all] - _sums[at], _squares[all] - _squares[at]);
        double difference = mean - otherMean, spread = Math.Sqrt((variance + otherVariance) / 2);
        return difference == 0 ? 0 : Math.Clamp(difference / spread, -MostSelectivity, MostSelectivity);
    }

    /// <summary>The class for which a neuron's mean activation is largest, the first of equal ones; -1 when it is dead.</summary>
    public int Preferred(int neuron) =>
        IsAlive(neuron) ? Enumerable.Range(0, Classes).Where(c => _images[c] > 0).MaxBy(c => Mean(neuron, c)) : -1;

    private void Add(ReadOnlySpan<float> activations, int c, bool isFirst)
    {
        _images[c]++;
        Span<double> sums = _sums.AsSpan(c * Neurons, Neurons), squares = _squares.AsSpan(c * Neurons, Neurons);
        for (int j = 0; j < activations.Length; j++)
        {
            float activation = Finite(activations[j]);
            if (isFirst)
                _origin[j] = activation;
            double distance = (double)activation - _origin[j];
            sums[j] += distance;
            squares[j] += distance * distance;
        }
    }

    private void AddToAll(int c)
    {
        _images[Classes] += _images[c];
        for (int j = 0; j < Neurons; j++)
        {
            _sums[At(j, Classes)] += _sums[At(j, c)];
            _squares[At(j, Classes)] += _squares[At(j, c)];
        }
    }

    private int At(int neuron, int c) => c * Neurons + neuron;

    /// <summary>Mean, as a distance to the origin, and variance.</summary>
    private static (double Mean, double Variance) Spread(int images, double sum, double squares)
    {
        double mean = images == 0 ? 0 : sum / images;
        return (mean, images == 0 ? 0 : Math.Max(0, squares / images - mean * mean));
    }
}
