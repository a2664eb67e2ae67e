using NeuroSim.Engines.Batch;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Tests.Engines.Batch;

namespace NeuroSim.Tests.Engines.Equilibrium;

/// <summary>The cost 1/2 |s - y|^2 of the free state of an energy-based network, settled in double precision, with slopes from finite differences.</summary>
internal sealed class EnergyReference
{
    private const double Step = 1e-4;
    private const int Sweeps = 150;
    private readonly double[][][] _weights;
    private readonly double[][] _biases, _images;
    private readonly byte[] _labels;

    public EnergyReference(NetworkState state, BatchEngine engine, int samples)
    {
        Dictionary<string, AlignedFloats> own = engine.Sections().ToDictionary();
        int classes = 3, last = state.Layers[^1].Layer.Neurons, stride = AlignedFloats.Padded(last);
        double[][] output = [.. Enumerable.Range(0, classes).Select(c => Doubles(own["output/weights"].Slice(c * stride, last)))];
        _weights = [.. state.Layers.Select(layer => Enumerable.Range(0, layer.Layer.Neurons).Select(j => Doubles(layer.Forward.Row(j)[..layer.Layer.Inputs])).ToArray()), output];
        _biases = [.. state.Layers.Select(layer => Doubles(layer.Forward.Bias.Span[..layer.Layer.Neurons])), Doubles(own["output/bias"].Span[..classes])];
        var source = new LabelledNoise(state.Layers[0].Layer.Inputs);
        (_images, _labels) = (source.Batch(samples), source.Labels(samples));
    }

    public double Slope(int layer, int neuron, int input)
    {
        ref double weight = ref _weights[layer][neuron][input];
        double kept = weight;
        weight = kept + Step;
        double up = Cost();
        weight = kept - Step;
        double down = Cost();
        weight = kept;
        return (up - down) / (2 * Step);
    }

    private double Cost() => Enumerable.Range(0, _images.Length).Average(s =>
    {
        double[][] states = [.. _biases.Select(bias => new double[bias.Length])];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int l = 0; l < states.Length; l++)
            {
                for (int j = 0; j < states[l].Length; j++)
                    states[l][j] = Math.Clamp(Drive(states, _images[s], l, j), 0, 1);
            }
        }

        return states[^1].Select((o, c) => Math.Pow(o - (_labels[s] == c ? 1 : 0), 2) / 2).Sum();
    });

    private double Drive(double[][] states, double[] image, int layer, int neuron)
    {
        double[] below = layer == 0 ? image : states[layer - 1];
        double drive = _biases[layer][neuron];
        for (int i = 0; i < below.Length; i++)
            drive += _weights[layer][neuron][i] * below[i];
        for (int k = 0; layer + 1 < states.Length && k < states[layer + 1].Length; k++)
            drive += _weights[layer + 1][k][neuron] * states[layer + 1][k];
        return drive;
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];
}
