using NeuroSim.Data;
using NeuroSim.Engines.Recurrent;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Recurrent;

/// <summary>An LSTM network in double precision and plain loops, over the same flat arrays, for gradients by finite differences.</summary>
internal sealed class LstmReference(LstmNetwork network, LstmState state)
{
    private const double Delta = 1e-5;

    private readonly Dictionary<string, double[]> _values = state.Sections().ToDictionary(
        section => section.Name, section => section.Values.Span.ToArray().Select(value => (double)value).ToArray());

    private readonly int _units = AlignedFloats.Padded(network.Neurons);

    /// <summary>Names of the arrays that learn.</summary>
    public static IEnumerable<string> Learned => ["input-weights", "recurrent-weights", "bias", "output-weights", "output-bias"];

    public double[] this[string name] => _values[name];

    /// <summary>The derivative by a weight of the loss of items that begin with the state's h and c, summed.</summary>
    public double Difference(string name, int index, ILabelledSource items, long first, int count)
    {
        double[] values = _values[name];
        double value = values[index];
        values[index] = value + Delta;
        double above = Run(items, first, count).Sum(item => item.Loss);
        values[index] = value - Delta;
        double below = Run(items, first, count).Sum(item => item.Loss);
        values[index] = value;
        return (above - below) / (2 * Delta);
    }

    /// <summary>Loss and h of items that begin with the state's h and c.</summary>
    public IEnumerable<(double Loss, double[] Hidden)> Run(ILabelledSource items, long first, int count)
    {
        double[] h = _values["hidden"], c = _values["cell"];
        for (long n = first; n < first + count; n++)
        {
            float[] x = new float[network.Inputs];
            items.Read(n, x);
            (h, c) = Step(x, h, c);
            yield return (Loss(Outputs(h), x, items.Label(n)), h);
        }
    }

    private (double[] H, double[] C) Step(float[] x, double[] h, double[] c)
    {
        double[] hidden = new double[_units], cells = new double[_units];
        for (int j = 0; j < network.Neurons; j++)
        {
            double i = Sigmoid(Drive(j, x, h)), f = Sigmoid(Drive(_units + j, x, h)), o = Sigmoid(Drive(2 * _units + j, x, h));
            cells[j] = f * c[j] + i * Math.Tanh(Drive(3 * _units + j, x, h));
            hidden[j] = o * Math.Tanh(cells[j]);
        }

        return (hidden, cells);
    }

    private double Drive(int gate, float[] x, double[] h)
    {
        double sum = _values["bias"][gate];
        for (int i = 0; i < network.Inputs; i++)
            sum += _values["input-weights"][i * state.InputWeights.Stride + gate] * x[i];
        for (int j = 0; j < network.Neurons; j++)
            sum += _values["recurrent-weights"][gate * state.RecurrentWeights.Stride + j] * h[j];
        return sum;
    }

    private double[] Outputs(double[] h) => [.. Enumerable.Range(0, network.Outputs).Select(k =>
        _values["output-bias"][k] + Enumerable.Range(0, network.Neurons).Sum(j => _values["output-weights"][k * state.Output.Stride + j] * h[j]))];

    private double Loss(double[] a, float[] x, byte label)
    {
        if (network.Settings.Output == OutputKind.Autoencoder)
            return a.Select((value, k) => Math.Pow(Sigmoid(value) - x[k], 2)).Sum();
        double sum = a.Sum(Math.Exp);
        return network.Settings.Output == OutputKind.SoftmaxCrossEntropy
            ? Math.Log(sum) - a[label]
            : a.Select((value, k) => Math.Pow(Math.Exp(value) / sum - (k == label ? 1 : 0), 2)).Sum();
    }

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));
}
