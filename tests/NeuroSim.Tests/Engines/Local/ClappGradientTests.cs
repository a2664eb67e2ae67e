using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines.Local;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Local;

/// <summary>One step of CLAPP against the gradient of its hinge loss, max(0, 1 - y z'Pc), in double precision.</summary>
public sealed class ClappGradientTests
{
    private const int Inputs = 12, Neurons = 9;
    private const float Rate = 1e-3f;

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    public void Step_WithTheTransposeOfP_FollowsTheGradientOfTheHinge(float y)
    {
        (LocalState before, LocalState after) = Step(y, scale: 0.2f);
        LocalLayerState old = before.Layers[0], learned = after.Layers[0];
        double[] context = Input(0), next = Input(1);
        for (int j = 0; j < Neurons; j++)
        {
            for (int i = 0; i < Inputs; i++)
                AssertStep(learned.Forward.Row(j)[i] - old.Forward.Row(j)[i], -Slope(old, old.Forward, j, i, y, context, next));
            for (int k = 0; k < Neurons; k++)
            {
                double gradient = -Slope(old, old.Prediction, j, k, y, context, next);
                AssertStep(learned.Prediction.Row(j)[k] - old.Prediction.Row(j)[k], gradient);
                AssertStep(learned.Retrodiction.Row(k)[j] - old.Retrodiction.Row(k)[j], gradient); // R keeps its distance to P transposed
            }
        }
    }

    [Fact]
    public void Step_WithAShutGate_WritesNothing()
    {
        (LocalState before, LocalState after) = Step(y: -1, scale: -20f);
        Assert.True(before.Layers[0].Forward.Cells.Span.SequenceEqual(after.Layers[0].Forward.Cells.Span));
        Assert.True(before.Layers[0].Prediction.Cells.Span.SequenceEqual(after.Layers[0].Prediction.Cells.Span));
    }

    private static void AssertStep(double step, double gradient) => Assert.Equal(Rate * gradient, step, 1e-6);

    /// <summary>Context and next tile, learned from a state whose R is P transposed; P is uniform times <paramref name="scale"/>, below 0 all of one sign.</summary>
    private static (LocalState Before, LocalState After) Step(float y, float scale)
    {
        LocalNetwork network = ToyLocal.Of(LocalRule.Clapp, Inputs, [Neurons]) with { Optimizer = new OptimizerSettings(OptimizerKind.Sgd, Rate) };
        LocalState before = Prepared(network, scale), after = Prepared(network, scale);
        new LocalVectorEngine(network, after, 1).Learn(new Pair(y), 2);
        return (before, after);
    }

    private static LocalState Prepared(LocalNetwork network, float scale)
    {
        var state = new LocalState(network);
        LocalLayerState layer = state.Layers[0];
        for (int j = 0; j < Neurons; j++)
        {
            for (int k = 0; k < Neurons; k++)
            {
                layer.Prediction.Row(j)[k] = scale < 0 ? scale : scale * layer.Prediction.Row(j)[k];
                layer.Retrodiction.Row(k)[j] = layer.Prediction.Row(j)[k];
            }
        }

        return state;
    }

    /// <summary>Slope of the loss along one cell, by central differences.</summary>
    private static double Slope(LocalLayerState layer, ForwardCrossbar cells, int row, int column, float y, double[] context, double[] next)
    {
        const float Half = 1f / 16384;
        float kept = cells.Row(row)[column];
        cells.Row(row)[column] = kept + Half;
        double above = Loss(layer, y, context, next);
        cells.Row(row)[column] = kept - Half;
        double below = Loss(layer, y, context, next);
        cells.Row(row)[column] = kept;
        return (above - below) / (2 * Half);
    }

    private static double Loss(LocalLayerState layer, float y, double[] context, double[] next)
    {
        double[] c = Activities(layer, context), z = Activities(layer, next);
        double score = 0;
        for (int j = 0; j < Neurons; j++)
        {
            for (int k = 0; k < Neurons; k++)
                score += z[j] * layer.Prediction.Row(j)[k] * c[k];
        }

        return Math.Max(0, 1 - y * score);
    }

    private static double[] Activities(LocalLayerState layer, double[] x) =>
        [.. Enumerable.Range(0, Neurons).Select(j => Math.Max(0, Enumerable.Range(0, Inputs).Sum(i => layer.Forward.Row(j)[i] * x[i])))];

    private static double[] Input(int pass)
    {
        float[] values = new float[Inputs];
        new Pair(0).Read(pass, values);
        return [.. values.Select(value => (double)value)];
    }

    /// <summary>A context tile and a next tile.</summary>
    private sealed class Pair(float y) : IPassSource
    {
        public int Inputs => ClappGradientTests.Inputs;

        public float Read(long pass, Span<float> input)
        {
            for (int i = 0; i < Inputs; i++)
                input[i] = (i * 7 + 3 * (int)pass) % 5 * 0.3f - 0.2f;
            return pass == 0 ? 0 : y;
        }
    }
}
