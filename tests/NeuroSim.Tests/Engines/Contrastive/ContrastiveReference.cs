using NeuroSim.Data;
using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Contrastive;

/// <summary>
/// The losses of all modules in double precision and plain loops, over the same flat arrays, for gradients by finite differences. What a rule holds constant (the
/// module below; one side of each term) has the weights of the beginning.
/// </summary>
internal sealed class ContrastiveReference
{
    private const double Delta = 1e-6;

    private readonly ContrastiveNetwork _network;
    private readonly Dictionary<string, double[]> _values;
    private readonly double[][] _tiles;
    private readonly byte[] _labels;
    private readonly double[][][] _constant;
    private readonly double[][] _states;

    public ContrastiveReference(ContrastiveNetwork network, ContrastiveEngine engine, ImageSet images, PixelNormalization normalization, int[] which)
    {
        _network = network;
        _values = engine.Sections().ToDictionary(section => section.Name, section => section.Values.Span.ToArray().Select(value => (double)value).ToArray());
        var batch = new TileBatch(network);
        batch.Read(images, normalization, which);
        _tiles = [.. Enumerable.Range(0, batch.Inputs.Rows).Select(row => batch.Inputs.Row(row).ToArray().Select(x => (double)x).ToArray())];
        _labels = batch.Labels;
        _constant = new double[network.Layers.Length][][];
        for (int l = 0; l < _constant.Length; l++)
            _constant[l] = Layer(l, l == 0 ? _tiles : _constant[l - 1]);
        _states = network.Settings.Recurrence == ContextRecurrence.None ? [] : States(Vectors(_constant.Length - 1, _constant[^1]), null);
    }

    /// <summary>Names of the arrays that learn.</summary>
    public IEnumerable<string> Learned => _values.Keys.Where(name => !name.EndsWith("-first", StringComparison.Ordinal) && !name.EndsWith("-second", StringComparison.Ordinal)
        && !name.EndsWith("iction-bias", StringComparison.Ordinal));

    public double[] this[string name] => _values[name];

    /// <summary>The derivative by a weight of the sum of all losses.</summary>
    public double Difference(string name, int index, Saccades? saccades)
    {
        double[] values = _values[name];
        double value = values[index];
        values[index] = value + Delta;
        double above = Loss(saccades);
        values[index] = value - Delta;
        double below = Loss(saccades);
        values[index] = value;
        return (above - below) / (2 * Delta);
    }

    private double Loss(Saccades? saccades)
    {
        double loss = 0;
        int bottom = 0;
        for (int m = 0; m < _network.Modules.Length; m++)
        {
            double[][] z = bottom == 0 ? _tiles : _constant[bottom - 1];
            for (int l = bottom; l < bottom + _network.Modules[m]; l++)
                z = Layer(l, z);
            bottom += _network.Modules[m];
            z = Vectors(bottom - 1, z);
            loss += saccades is null ? Labels(m, z) : Contrast(m, bottom - 1, z, saccades);
        }

        return loss;
    }

    /// <summary>States of the recurrent units; e-prop takes the states of the beginning for those that gates see.</summary>
    private double[][] States(double[][] z, double[][]? seen)
    {
        int units = _network.Settings.RecurrentUnits, sequences = _network.TileColumns * _network.Batch;
        double[][] states = new double[z.Length][];
        for (int row = 0; row < z.Length; row++)
        {
            double[] before = row < sequences ? new double[units] : states[row - sequences];
            double[] gating = row < sequences || seen is null ? before : seen[row - sequences];
            double[] r = Drive("reset", z[row], gating), g = Drive("update", z[row], gating), q = Part("candidate-recurrent", gating), n = Part("candidate-input", z[row]);
            states[row] = new double[units];
            for (int j = 0; j < units; j++)
            {
                double open = Sigmoid(g[j]);
                states[row][j] = (1 - open) * Math.Tanh(n[j] + Sigmoid(r[j]) * q[j]) + open * before[j];
            }
        }

        return states;

        double[] Drive(string gate, double[] x, double[] h) => [.. Part($"{gate}-input", x).Zip(Part($"{gate}-recurrent", h), (a, b) => a + b)];
        double[] Part(string name, double[] x) => Affine(_values[$"context/{name}"], _values[$"context/{name}-bias"], x, units);
        static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));
    }

    private double ContrastOfStates(int module, double[][] z, Saccades saccades)
    {
        double[][] vectors = Vectors(_network.Layers.Length - 1, _constant[^1]);
        double[][] c = States(vectors, _network.Settings.Recurrence == ContextRecurrence.EProp ? _states : null);
        double[] prediction = _values[$"module{module}/prediction"];
        return _network.Settings.Retrodiction == Retrodiction.Transposed
            ? Term(prediction, z, c, predicts: true, saccades)
            : Term(prediction, z, _states, predicts: true, saccades) + Term(_values[$"module{module}/retrodiction"], vectors, c, predicts: false, saccades);
    }

    private double Contrast(int module, int top, double[][] z, Saccades saccades)
    {
        if (_states.Length > 0 && top == _network.Layers.Length - 1)
            return ContrastOfStates(module, z, saccades);
        int above = _network.Settings.HasContextAbove ? Math.Min(top + 1, _network.Layers.Length - 1) : top;
        double[][] c = above == top ? z : Vectors(above, Layer(above, _constant[top]));
        double[] prediction = _values[$"module{module}/prediction"];
        if (_network.Settings.Retrodiction == Retrodiction.Transposed)
            return Term(prediction, z, c, predicts: true, saccades);
        double loss = Term(prediction, z, Vectors(above, _constant[above]), predicts: true, saccades);
        return _network.Settings.Retrodiction == Retrodiction.None ? loss : loss + Term(_values[$"module{module}/retrodiction"], Vectors(top, _constant[top]), c, predicts: false, saccades);
    }

    private double Term(double[] weights, double[][] z, double[][] c, bool predicts, Saccades saccades)
    {
        double loss = 0;
        int width = predicts ? z[0].Length : c[0].Length;
        double[][] seen = [.. (predicts ? c.Take(saccades.Contexts) : z).Select(source => Affine(weights, new double[width], source, width))];
        for (int context = 0; context < saccades.Contexts; context++)
        {
            double[] scores = [.. saccades.Rows(context).ToArray().Select(row => predicts ? Dot(seen[context], z[row]) : Dot(seen[row], c[context]))];
            float[] signs = saccades.Signs(context).ToArray(), shares = saccades.Shares(context).ToArray();
            loss += _network.Settings.Loss == ContrastiveLoss.Softmax
                ? (double)shares[0] * (Math.Log(scores.Sum(Math.Exp)) - scores[0])
                : scores.Select((u, n) => (double)shares[n] * Math.Max(0, 1 - signs[n] * u)).Sum();
        }

        return loss;
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private double Labels(int module, double[][] z)
    {
        double loss = 0;
        for (int b = 0; b < _network.Batch; b++)
        {
            double[] mean = [.. Enumerable.Range(0, z[0].Length).Select(j => Enumerable.Range(0, _network.Tiles).Average(tile => z[tile * _network.Batch + b][j]))];
            double[] scores = Affine(_values[$"module{module}/classifier"], _values[$"module{module}/classifier-bias"], mean, _network.Classes);
            loss += (Math.Log(scores.Sum(Math.Exp)) - scores[_labels[b]]) / _network.Batch;
        }

        return loss;
    }

    /// <summary>Activations: of a tile, or of all positions of its map, channel after channel.</summary>
    private double[][] Layer(int layer, double[][] inputs) => _network.Settings.IsConvolutional
        ? [.. inputs.Select(map => Convolution(layer, map))]
        : [.. inputs.Select(x => Affine(_values[$"layer{layer}/weights"], _values[$"layer{layer}/weights-bias"], x, _network.Layers[layer]).Select(a => Math.Max(0, a)).ToArray())];

    /// <summary>What losses see of a tile: its vector, or the mean over its map.</summary>
    private double[][] Vectors(int layer, double[][] activations)
    {
        int channels = _network.Layers[layer];
        return [.. activations.Select(map => Enumerable.Range(0, channels).Select(c => map.Where((_, i) => i % channels == c).Average()).ToArray())];
    }

    private double[] Convolution(int layer, double[] map)
    {
        int channels = _network.Layers[layer], incoming = layer == 0 ? 1 : _network.Layers[layer - 1], side = (int)Math.Sqrt(map.Length / incoming), half = side / 2;
        double[][] drives = [.. Enumerable.Range(0, side * side).Select(position => Affine(
            _values[$"layer{layer}/weights"], _values[$"layer{layer}/weights-bias"], Patch(map, side, incoming, position / side, position % side), channels))];
        return [.. Enumerable.Range(0, half * half).SelectMany(place => Enumerable.Range(0, channels).Select(c => Math.Max(
            0, Enumerable.Range(0, 4).Max(corner => drives[(place / half * 2 + corner / 2) * side + place % half * 2 + corner % 2][c]))))];
    }

    private static double[] Patch(double[] map, int side, int channels, int y, int x) =>
        [.. Enumerable.Range(0, 9).SelectMany(k => Enumerable.Range(0, channels).Select(c => (Y: y + k / 3 - 1, X: x + k % 3 - 1, C: c))).Select(
            at => at.Y < 0 || at.X < 0 || at.Y >= side || at.X >= side ? 0 : map[(at.Y * side + at.X) * channels + at.C])];

    private static double[] Affine(double[] weights, double[] bias, double[] x, int outputs)
    {
        int stride = AlignedFloats.Padded(outputs);
        double[] sums = [.. bias.Take(outputs)];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < outputs; j++)
                sums[j] += weights[i * stride + j] * x[i];
        }

        return sums;
    }
}
