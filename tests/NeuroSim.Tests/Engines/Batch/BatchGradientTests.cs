using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>One batch with plain gradient descent moves every parameter by -rate x the finite difference of the loss.</summary>
public sealed class BatchGradientTests
{
    private const float Rate = 1e-3f;
    private const double Delta = 1e-5;

    public static TheoryData<string> Cases => [.. Settings.Keys];

    private static Dictionary<string, BatchSettings> Settings { get; } = new()
    {
        ["trl-s"] = Of(BatchRule.TrlS),
        ["trl-s direct"] = Of(BatchRule.TrlS) with { Lateral = LateralKind.Direct },
        ["trl-s shifted"] = Of(BatchRule.TrlS) with { ShiftsLateral = true },
        ["trl first layer"] = Of(BatchRule.Trl) with { TrainsFirstLayerOnly = true },
        ["trl direct"] = Of(BatchRule.Trl) with { Lateral = LateralKind.Direct, TrainsFirstLayerOnly = true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Layer_OneBatch_DescendsAlongTheFiniteDifferences(string name)
    {
        BatchSettings settings = Settings[name];
        Network network = NetworkOf(settings, [13, 9]);
        (NetworkState state, LabelledNoise source) = (new NetworkState(network), new LabelledNoise(11));
        var engine = new BatchEngine(network, state, 2);
        BatchLoss.Weights[] before = [.. state.Layers.Select(Copy)];
        double[][] x = source.Batch(settings.Batch);
        engine.Learn(source, settings.Batch);
        var loss = new BatchLoss(settings, network.Coefficients, x, source.Labels(settings.Batch));
        for (int l = 0; l < (settings.TrainsFirstLayerOnly ? 1 : 2); l++)
        {
            double[][] held = BatchLoss.Forward(before[l], x);
            double[] variance = [.. Enumerable.Range(0, before[l].B.Length).Select(j => 0.9 + 0.1 * BatchLoss.Variance(held, j))];
            Compare(before[l], Copy(state.Layers[l]), weights => loss.Layer(weights, x, held, variance), lateral: false);
            if (settings.Lateral == LateralKind.Trained)
                Compare(before[l], Copy(state.Layers[l]), weights => loss.LateralLoss(weights, held), lateral: true);
            x = held;
        }
    }

    [Fact]
    public void Backprop_OneBatch_DescendsAlongTheFiniteDifferences()
    {
        BatchSettings settings = Of(BatchRule.Backprop);
        Network network = NetworkOf(settings, [13, 9]);
        (NetworkState state, LabelledNoise source) = (new NetworkState(network), new LabelledNoise(11));
        var engine = new BatchEngine(network, state, 2);
        BatchLoss.Weights[] before = [.. state.Layers.Select(Copy)];
        BatchLoss.Weights output = Copy(engine.Output!);
        var loss = new BatchLoss(settings, network.Coefficients, source.Batch(settings.Batch), source.Labels(settings.Batch));
        engine.Learn(source, settings.Batch);
        for (int l = 0; l < 2; l++)
            Compare(before[l], Copy(state.Layers[l]), _ => loss.CrossEntropy(before, output), lateral: false);
        Compare(output, Copy(engine.Output!), _ => loss.CrossEntropy(before, output), lateral: false);
    }

    private static BatchSettings Of(BatchRule rule) => new() { Rule = rule, Batch = 12, Chunk = 4, EpochSamples = 12, Classes = 3 };

    private static Network NetworkOf(BatchSettings settings, int[] neurons) => ToyNetwork.Of(11, neurons, Schedule.Synchronous, Activation.Relu) with
    {
        Batch = settings,
        LateralRetention = 1.2e-38f,
        Optimizer = new OptimizerSettings(OptimizerKind.Sgd, Rate) { Momentum = 0 },
        TotalSamples = 12,
    };

    private static BatchLoss.Weights Copy(LayerState state)
    {
        int neurons = state.Layer.Neurons, inputs = state.Layer.Inputs;
        var (w, l) = (new double[neurons, inputs], new double[neurons, neurons]);
        for (int j = 0; j < neurons; j++)
        {
            for (int i = 0; i < inputs; i++)
                w[j, i] = state.Forward.Row(j)[i];
            for (int k = 0; k < neurons; k++)
                l[j, k] = state.Lateral.Cells.Span[j * state.Lateral.Stride + k];
        }

        return new(w, [.. state.Forward.Bias.Span[..neurons].ToArray().Select(b => (double)b)], l);
    }

    private static BatchLoss.Weights Copy(SoftmaxLayer layer)
    {
        var w = new double[layer.Classes, layer.Weights.Columns];
        for (int c = 0; c < layer.Classes; c++)
        {
            for (int i = 0; i < layer.Weights.Columns; i++)
                w[c, i] = layer.Weights.Values.Span[c * layer.Weights.Stride + i];
        }

        return new(w, [.. layer.Bias.Span[..layer.Classes].ToArray().Select(b => (double)b)], new double[0, 0]);
    }

    private static void Compare(BatchLoss.Weights before, BatchLoss.Weights after, Func<BatchLoss.Weights, double> loss, bool lateral)
    {
        double[,] from = lateral ? before.L : before.W, to = lateral ? after.L : after.W;
        for (int j = 0; j < from.GetLength(0); j++)
        {
            for (int i = 0; i < from.GetLength(1); i++)
                Near(Difference(() => from[j, i], value => from[j, i] = value), from[j, i] - to[j, i], $"row {j}, column {i}");
            if (!lateral)
                Near(Difference(() => before.B[j], value => before.B[j] = value), before.B[j] - after.B[j], $"bias {j}");
        }

        double Difference(Func<double> get, Action<double> set)
        {
            double value = get();
            set(value + Delta);
            double above = loss(before);
            set(value - Delta);
            double below = loss(before);
            set(value);
            return (above - below) / (2 * Delta);
        }
    }

    /// <summary>The moved weight is rounded to single precision, which leaves some 1e-7 / rate of the gradient open.</summary>
    private static void Near(double gradient, double moved, string where) =>
        Assert.True(Math.Abs(gradient - moved / Rate) < 2e-4 + 2e-3 * Math.Abs(gradient), $"{where}: {gradient} by differences, {moved / Rate} by the engine");
}

/// <summary>Normal noise with a class for each sample.</summary>
internal sealed class LabelledNoise(int inputs) : ILabelledSource
{
    private readonly Philox _random = new(3, RandomStream.InitialWeights);

    public int Inputs => inputs;

    public byte Label(long sample) => (byte)(sample % 3);

    public void Read(long sample, Span<float> input)
    {
        for (int i = 0; i < inputs; i++)
            input[i] = (float)_random.Normal((uint)i, (ulong)sample);
    }

    public double[][] Batch(int samples) => [.. Enumerable.Range(0, samples).Select(t =>
    {
        float[] x = new float[inputs];
        Read(t, x);
        return x.Select(value => (double)value).ToArray();
    })];

    public byte[] Labels(int samples) => [.. Enumerable.Range(0, samples).Select(t => Label(t))];
}
