using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>A leaky network that goes on from saved sections and counters, and RMSprop.</summary>
public sealed class LeakyCheckpointTests
{
    private static readonly ILabelledSource Items = Pool();

    [Theory]
    [InlineData(1, ResetKind.Category, OutputKind.Softmax, DescentKind.GradientDescent, 0f)]
    [InlineData(1, ResetKind.Periodic, OutputKind.Softmax, DescentKind.RmsProp, 0f)]
    [InlineData(16, ResetKind.Local, OutputKind.Autoencoder, DescentKind.GradientDescent, 0f)]
    [InlineData(16, ResetKind.None, OutputKind.SoftmaxCrossEntropy, DescentKind.RmsProp, 0.9f)]
    public void Learn_FromSavedSections_SameBitsAsWithoutInterruption(int batch, ResetKind reset, OutputKind output, DescentKind descent, float momentum)
    {
        const int first = 101, second = 118;
        var settings = new LeakySettings
        {
            Retentions = [0.5f],
            Reset = reset,
            ResetEvery = 7,
            Output = output,
            Batch = batch,
            Descent = descent,
            Momentum = momentum,
        };
        var network = new LeakyNetwork(16, 8, output == OutputKind.Autoencoder ? 16 : 4, settings, 5);
        var (whole, before, after) = (new LeakyState(network), new LeakyState(network), new LeakyState(network with { Seed = 6 }));
        new LeakyEngine(network, whole).Learn(Items, 0, first + second);
        new LeakyEngine(network, before).Learn(Items, 0, first);
        StateSections.Copy(before.Sections(), after.Sections());
        after.Restore(before.Counters());
        new LeakyEngine(network, after).Learn(Items, first, second);
        StateSections.AssertSame(whole.Sections(), after.Sections());
        Assert.Equal(whole.Counters(), after.Counters());
    }

    /// <summary>Every step against the formula in double precision, with the gradient that one step of plain descent reveals.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(0.9f)]
    public void Learn_ByRmsProp_FollowsItsFormula(float momentum)
    {
        const float rate = 1024;
        var settings = new LeakySettings { Retentions = [0.5f], Descent = DescentKind.RmsProp, Momentum = momentum };
        var network = new LeakyNetwork(16, 8, 4, settings, 5);
        LeakyNetwork plain = network with { Settings = new LeakySettings { Retentions = [0.5f], Rate = rate } };
        var (state, revealing) = (new LeakyState(network), new LeakyState(plain));
        double[] m = new double[state.Hidden.Cells.Length], v = new double[m.Length], w = [.. state.Hidden.Cells.Span.ToArray().Select(value => (double)value)];
        for (int n = 0; n < 100; n++)
        {
            StateSections.Copy(state.Sections(), revealing.Sections());
            revealing.Restore(state.Counters());
            new LeakyEngine(plain, revealing).Learn(Items, n, 1);
            for (int i = 0; i < w.Length; i++)
            {
                double g = (state.Hidden.Cells.Span[i] - (double)revealing.Hidden.Cells.Span[i]) / rate;
                (m[i], v[i]) = (momentum * m[i] + (1 - momentum) * g, 0.99 * v[i] + 0.01 * g * g);
                w[i] -= 0.001 * m[i] / (Math.Sqrt(v[i]) + 1e-8);
            }

            new LeakyEngine(network, state).Learn(Items, n, 1);
        }

        for (int i = 0; i < w.Length; i++)
            Assert.Equal(w[i], state.Hidden.Cells.Span[i], 2e-5);
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        LeakySettings plain = new(), averaged = new() { Descent = DescentKind.RmsProp };
        foreach (LeakySettings wrong in (LeakySettings[])[plain with { Rate = 0 }, plain with { Momentum = 0.9f }, averaged with { Momentum = 1 }])
            Assert.Throws<ArgumentException>(() => new LeakyState(new LeakyNetwork(16, 8, 4, wrong, 5)));
        Assert.Throws<ArgumentException>(() => new LeakyState(new LeakyNetwork(16, 8, 4, new LeakySettings(), 5)).Restore([1]));
    }

    private static ILabelledSource Pool()
    {
        ItemSet items = SmoothItems.Generate(60, 0.5, 7, 0);
        return items.In(RepeatedOrder.Of(items.Labels, 3, 7));
    }
}
