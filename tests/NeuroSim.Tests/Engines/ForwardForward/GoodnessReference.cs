using NeuroSim.Engines.ForwardForward;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Tests.Engines.Batch;

namespace NeuroSim.Tests.Engines.ForwardForward;

/// <summary>The loss of Forward-Forward in double precision, sample by sample, with slopes from finite differences.</summary>
internal sealed class GoodnessReference
{
    private const double Step = 1e-5;
    private readonly double[][][] _weights;
    private readonly double[][] _biases;
    private readonly double[][][] _positive, _negative;

    public GoodnessReference(NetworkState state, ulong seed, int samples, int classes)
    {
        _weights = [.. state.Layers.Select(layer => Enumerable.Range(0, layer.Layer.Neurons).Select(j => layer.Forward.Row(j)[..layer.Layer.Inputs].ToArray().Select(w => (double)w).ToArray()).ToArray())];
        _biases = [.. state.Layers.Select(layer => layer.Forward.Bias.Span[..layer.Layer.Neurons].ToArray().Select(b => (double)b).ToArray())];
        var source = new LabelledNoise(state.Layers[0].Layer.Inputs);
        double[][] images = source.Batch(samples);
        var wrong = new WrongLabels(seed, isHard: false);
        var equal = new Matrix(classes, samples);
        _positive = Inputs([.. images.Select((image, s) => Labelled(image, source.Label(s), classes))]);
        _negative = Inputs([.. images.Select((image, s) => Labelled(image, wrong.Draw(s, equal, s, source.Label(s)), classes))]);
    }

    /// <summary>d loss of layer / d weight, or bias without an input.</summary>
    public double Slope(int layer, int neuron, int? bias) => bias is { } input
        ? Difference(() => Loss(layer), ref _weights[layer][neuron][input])
        : Difference(() => Loss(layer), ref _biases[layer][neuron]);

    public double MeanActivity(int layer, int neuron) => _positive[layer].Average(x => Activity(layer, neuron, x));

    private static double Difference(Func<double> loss, ref double value)
    {
        double kept = value;
        value = kept + Step;
        double up = loss();
        value = kept - Step;
        double down = loss();
        value = kept;
        return (up - down) / (2 * Step);
    }

    private double Loss(int layer) =>
        0.5 * (_positive[layer].Average(x => Math.Log(Belief(layer, x))) + _negative[layer].Average(x => Math.Log(1 - Belief(layer, x))));

    private double Belief(int layer, double[] x)
    {
        double goodness = Enumerable.Range(0, _biases[layer].Length).Sum(j => Math.Pow(Activity(layer, j, x), 2));
        return 1 / (1 + Math.Exp(_biases[layer].Length - goodness));
    }

    private double Activity(int layer, int neuron, double[] x) => Math.Max(0, _weights[layer][neuron].Zip(x, (w, v) => w * v).Sum() + _biases[layer][neuron]);

    /// <summary>What every layer sees, with the weights as they are.</summary>
    private double[][][] Inputs(double[][] images)
    {
        double[][][] inputs = new double[_weights.Length][][];
        inputs[0] = [.. images.Select(Normalized)];
        for (int l = 1; l < inputs.Length; l++)
            inputs[l] = [.. inputs[l - 1].Select(x => Normalized([.. Enumerable.Range(0, _biases[l - 1].Length).Select(j => Activity(l - 1, j, x))]))];
        return inputs;
    }

    private static double[] Labelled(double[] image, int label, int classes) => [.. image.Select((pixel, i) => i >= classes ? pixel : i == label ? 1 : 0)];

    private static double[] Normalized(double[] x)
    {
        double rms = Math.Sqrt(x.Average(value => value * value));
        return [.. x.Select(value => value / rms)];
    }
}
