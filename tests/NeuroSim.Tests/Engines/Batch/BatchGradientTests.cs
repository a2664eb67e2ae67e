using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>One batch with plain gradient descent moves every parameter by -rate x the finite difference of the loss.</summary>
public sealed class BatchGradientTests
{
    private const double Delta = 1e-5;

    public static TheoryData<string> LocalCases => [.. GradientCase.Local.Keys];

    public static TheoryData<string> GlobalCases => [.. GradientCase.Global.Keys];

    [Theory]
    [MemberData(nameof(LocalCases))]
    public void Trl_OneBatch_DescendsAlongTheFiniteDifferences(string name)
    {
        Network network = GradientCase.Local[name];
        var source = new LabelledNoise(GradientCase.Inputs);
        NetworkState state = StateOf(network);
        var engine = new BatchEngine(network, state, 2);
        LayerWeights[] before = [.. state.Layers.Select(LayerWeights.Of)];
        PassLoss[] passes = PassLoss.All(network, before, source.Batch(GradientCase.Samples));
        engine.Learn(source, GradientCase.Samples);
        for (int l = 0; l < (network.Batch!.TrainsFirstLayerOnly ? 1 : before.Length); l++)
        {
            PassLoss[] own = [.. passes.Where(pass => pass.Layer == l)];
            Compare(network, before[l], LayerWeights.Of(state.Layers[l]), () => own.Sum(pass => pass.Value(before[l])));
            if (network.Batch.Lateral == LateralKind.Trained)
                Compare(before[l].L, LayerWeights.Of(state.Layers[l]).L, () => own.Sum(pass => pass.Lateral(before[l])), "lateral");
        }
    }

    [Theory]
    [MemberData(nameof(GlobalCases))]
    public void Backprop_OneBatch_DescendsAlongTheFiniteDifferences(string name)
    {
        Network network = GradientCase.Global[name];
        var source = new LabelledNoise(GradientCase.Inputs);
        NetworkState state = StateOf(network);
        var engine = new BatchEngine(network, state, 2);
        LayerWeights[] before = [.. state.Layers.Select(LayerWeights.Of)];
        (double[,] output, double[] bias) = Copy(engine.Output!);
        double[][] x = source.Batch(GradientCase.Samples);
        PassLoss[] passes = PassLoss.All(network, before, x);
        engine.Learn(source, GradientCase.Samples);
        byte[] labels = source.Labels(GradientCase.Samples);
        double Loss() => BatchLoss.CrossEntropy(PassLoss.Through(passes, before, x), output, bias, labels);
        for (int l = 0; l < before.Length; l++)
            Compare(network, before[l], LayerWeights.Of(state.Layers[l]), Loss);
        (double[,] moved, double[] movedBias) = Copy(engine.Output!);
        Compare(output, moved, Loss, "output");
        Compare(bias, movedBias, Loss, "output bias");
    }

    /// <summary>A fresh state whose normalisation does not begin at 1 and 0.</summary>
    private static NetworkState StateOf(Network network)
    {
        var state = new NetworkState(network);
        foreach (LayerState layer in state.Layers)
        {
            for (int j = 0; layer.Normalization is { } norm && j < layer.Layer.Neurons; j++)
                (norm.Scale.Span[j], norm.Shift.Span[j]) = (0.5f + 0.1f * j, 0.3f - 0.05f * j);
        }

        return state;
    }

    private static (double[,] Weights, double[] Bias) Copy(SoftmaxLayer layer)
    {
        var w = new double[layer.Classes, layer.Weights.Columns];
        for (int c = 0; c < layer.Classes; c++)
        {
            for (int i = 0; i < layer.Weights.Columns; i++)
                w[c, i] = layer.Weights.Values.Span[c * layer.Weights.Stride + i];
        }

        return (w, [.. layer.Bias.Span[..layer.Classes].ToArray().Select(b => (double)b)]);
    }

    private static void Compare(Network network, LayerWeights before, LayerWeights after, Func<double> loss)
    {
        Compare(before.W, after.W, loss, "weights");
        Compare(before.B, after.B, loss, "bias");
        if (network.Batch!.Normalization is not { } norm)
            return;
        if (norm.LearnsScale)
            Compare(before.Scale, after.Scale, loss, "scale");
        if (norm.LearnsShift)
            Compare(before.Shift, after.Shift, loss, "shift");
    }

    private static void Compare(double[,] from, double[,] to, Func<double> loss, string what)
    {
        for (int j = 0; j < from.GetLength(0); j++)
        {
            for (int i = 0; i < from.GetLength(1); i++)
                Near(Difference(ref from[j, i], loss), from[j, i] - to[j, i], $"{what}, row {j}, column {i}");
        }
    }

    private static void Compare(double[] from, double[] to, Func<double> loss, string what)
    {
        for (int j = 0; j < from.Length; j++)
            Near(Difference(ref from[j], loss), from[j] - to[j], $"{what} {j}");
    }

    private static double Difference(ref double place, Func<double> loss)
    {
        double value = place;
        place = value + Delta;
        double above = loss();
        place = value - Delta;
        double below = loss();
        place = value;
        return (above - below) / (2 * Delta);
    }

    /// <summary>The moved weight is rounded to single precision, which leaves some 1e-7 / rate of the gradient open.</summary>
    private static void Near(double gradient, double moved, string where) =>
        Assert.True(Math.Abs(gradient - moved / GradientCase.Rate) < 3e-4 + 2e-3 * Math.Abs(gradient), $"{where}: {gradient} by differences, {moved / GradientCase.Rate} by the engine");
}
