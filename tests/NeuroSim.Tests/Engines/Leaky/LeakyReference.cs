using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>A leaky network in double precision and plain loops, for gradients by finite differences.</summary>
internal sealed class LeakyReference(LeakyNetwork network, LeakyState state)
{
    private const double Delta = 1e-5;

    private readonly double[] _hiddenBias = Bias(state.Hidden), _outputBias = Bias(state.Output);

    public double[,] W { get; } = Weights(state.Hidden);

    public double[,] U { get; } = Weights(state.Output);

    /// <summary>h before each of the first items, which the gradient takes as constant.</summary>
    public double[][] HeldBefore(ILabelledSource items, int count)
    {
        var held = new double[count][];
        double[] h = new double[network.Neurons];
        for (int n = 0; n < count; n++)
        {
            held[n] = h;
            h = Hidden(Read(items, n), h, n);
        }

        return held;
    }

    /// <summary>The derivative of the mean loss of the first items by a weight.</summary>
    public double Difference(ref double weight, ILabelledSource items, int count, double[][] held)
    {
        double value = weight;
        weight = value + Delta;
        double above = Loss(items, count, held);
        weight = value - Delta;
        double below = Loss(items, count, held);
        weight = value;
        return (above - below) / (2 * Delta);
    }

    private double Loss(ILabelledSource items, int count, double[][] held)
    {
        double loss = 0;
        for (int n = 0; n < count; n++)
        {
            double[] x = Read(items, n), h = Hidden(x, held[n], n);
            double[] a = [.. _outputBias.Select((bias, k) => bias + h.Select((value, j) => U[k, j] * value).Sum())];
            loss += network.Settings.Output switch
            {
                OutputKind.Autoencoder => a.Select((value, k) => Math.Pow(1 / (1 + Math.Exp(-value)) - x[k], 2)).Sum(),
                OutputKind.Softmax => Softmax(a).Select((o, k) => Math.Pow(o - (k == items.Label(n) ? 1 : 0), 2)).Sum(),
                _ => -Math.Log(Softmax(a)[items.Label(n)]),
            };
        }

        return loss / count;
    }

    private double[] Hidden(double[] x, double[] held, int item) => [.. _hiddenBias.Select((bias, j) =>
    {
        double alpha = item == 0 ? 0 : network.RetentionOf(j), drive = Math.Max(0, bias + x.Select((value, i) => W[j, i] * value).Sum());
        return alpha * held[j] + (1 - alpha) * drive;
    })];

    private static double[] Softmax(double[] a)
    {
        double sum = a.Sum(Math.Exp);
        return [.. a.Select(value => Math.Exp(value) / sum)];
    }

    private static double[] Read(ILabelledSource items, long n)
    {
        float[] x = new float[items.Inputs];
        items.Read(n, x);
        return [.. x.Select(value => (double)value)];
    }

    private static double[,] Weights(ForwardCrossbar array)
    {
        var weights = new double[array.Neurons, array.Inputs];
        for (int j = 0; j < array.Neurons; j++)
        {
            for (int i = 0; i < array.Inputs; i++)
                weights[j, i] = array.Row(j)[i];
        }

        return weights;
    }

    private static double[] Bias(ForwardCrossbar array) => [.. array.Bias.Span[..array.Neurons].ToArray().Select(value => (double)value)];
}
