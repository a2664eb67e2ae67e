using NeuroSim.Engines.Local;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Local;

/// <summary>One positive and one negative pass of Forward-Forward against Hinton's equations, written down again in double precision.</summary>
public sealed class ForwardForwardStepTests
{
    private const double Rate = 0.01, Peer = 0.03, Retention = 0.99;

    [Fact]
    public void Sample_OfTwoLayers_FollowsTheEquations()
    {
        LocalNetwork network = ToyLocal.Of(LocalRule.ForwardForward, 16, [10, 7]) with { Optimizer = new OptimizerSettings(OptimizerKind.Sgd, (float)Rate), Settings = new LocalRuleSettings { Temperature = 1 } };
        LocalState expected = new(network), actual = new(network);
        var source = new ToyPasses(LocalRule.ForwardForward, 16);
        new LocalVectorEngine(network, actual, 1).Learn(source, 2);
        for (int pass = 0; pass < 2; pass++)
            Learn(expected, source, pass);
        for (int l = 0; l < 2; l++)
        {
            Assert.Equal(expected.Layers[l].Forward.Cells.Span.ToArray(), actual.Layers[l].Forward.Cells.Span.ToArray(), Close);
            Assert.Equal(expected.Layers[l].Forward.Bias.Span.ToArray(), actual.Layers[l].Forward.Bias.Span.ToArray(), Close);
            Assert.Equal(expected.Layers[l].Trace.Span.ToArray(), actual.Layers[l].Trace.Span.ToArray(), Close);
        }
    }

    private static bool Close(float expected, float actual) => Math.Abs(expected - actual) < 1e-5;

    private static void Learn(LocalState state, ToyPasses source, int pass)
    {
        float[] input = new float[16];
        double sign = source.Read(pass, input);
        double[] x = [.. input.Select(value => (double)value)];
        foreach (LocalLayerState layer in state.Layers)
            x = Learn(layer, x, sign);
    }

    private static double[] Learn(LocalLayerState layer, double[] x, double sign)
    {
        int neurons = layer.Layer.Neurons;
        double[] h = [.. Enumerable.Range(0, neurons).Select(j => Math.Max(0, layer.Forward.Bias.Span[j] + x.Select((value, i) => value * layer.Forward.Row(j)[i]).Sum()))];
        double goodness = h.Sum(value => value * value), p = 1 / (1 + Math.Exp(neurons - goodness)), peers = layer.Trace.Span[..neurons].ToArray().Average();
        for (int j = 0; j < neurons; j++)
        {
            double pull = sign > 0 ? Peer * (peers - layer.Trace.Span[j]) : 0, gain = Rate * ((sign > 0 ? 1 - p : -p) * h[j] + pull);
            for (int i = 0; i < x.Length; i++)
                layer.Forward.Row(j)[i] += (float)(gain * x[i]);
            layer.Forward.Bias.Span[j] += (float)gain;
            if (sign > 0)
                layer.Trace.Span[j] = (float)(Retention * layer.Trace.Span[j] + (1 - Retention) * h[j]);
        }

        double rms = Math.Sqrt(goodness / neurons);
        return [.. h.Select(value => value / rms)];
    }
}
