using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Engines.Recurrent;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Recurrent;

public sealed class LstmEngineTests
{
    private const int Window = 4;

    private static readonly ILabelledSource Items = Pool(3, 0);

    /// <summary>Weights of every row, column and gate, a third of all, in a window that begins with the memory of two others.</summary>
    [Theory]
    [InlineData(OutputKind.Softmax)]
    [InlineData(OutputKind.SoftmaxCrossEntropy)]
    [InlineData(OutputKind.Autoencoder)]
    public void Learn_AWindow_GradientIsTheFiniteDifference(OutputKind output)
    {
        const float rate = 1f / 64;
        LstmNetwork network = Network(new LstmSettings { Window = Window, Output = output, Rate = rate }, 5);
        var state = new LstmState(network);
        var engine = new LstmEngine(network, state);
        engine.Learn(Items, 0, 2 * Window);
        var before = new LstmReference(network, state);
        engine.Learn(Items, 2 * Window, Window);
        var after = new LstmReference(network, state);
        Assert.Contains(before["cell"], c => Math.Abs(c) > 0.01);
        foreach (string name in LstmReference.Learned)
        {
            for (int i = 0; i < before[name].Length; i += 3)
            {
                double moved = (before[name][i] - after[name][i]) / rate, gradient = before.Difference(name, i, Items, 2 * Window, Window);
                Assert.True(Math.Abs(gradient - moved) < 3e-5 + 1e-4 * Math.Abs(gradient), $"{name}[{i}]: {gradient} by differences, {moved} by the engine");
            }
        }
    }

    [Theory]
    [InlineData(10, 101, DescentKind.GradientDescent, 0f)]
    [InlineData(10, 40, DescentKind.RmsProp, 0f)]
    [InlineData(7, 101, DescentKind.RmsProp, 0.9f)]
    public void Learn_FromSavedSections_SameBitsAsWithoutInterruption(int window, int first, DescentKind descent, float momentum)
    {
        const int second = 118;
        LstmNetwork network = Network(new LstmSettings { Window = window, Descent = descent, Momentum = momentum }, 20);
        var (whole, before, after) = (new LstmState(network), new LstmState(network), new LstmState(network with { Seed = 6 }));
        new LstmEngine(network, whole).Learn(Items, 0, first + second);
        var stopped = new LstmEngine(network, before);
        stopped.Learn(Items, 0, first);
        stopped.Test(Items, 50, 33, remembers: true);
        StateSections.Copy(before.Sections(), after.Sections());
        after.Restore(before.Counters());
        new LstmEngine(network, after).Learn(Items, first, second);
        StateSections.AssertSame(whole.Sections(), after.Sections());
        Assert.Equal(whole.Counters(), after.Counters());
    }

    /// <summary>Without memory every item is the first one; with it h goes on, whatever the window.</summary>
    [Fact]
    public void Test_WithAndWithoutMemory_ReferenceInDouble()
    {
        LstmNetwork network = Network(new LstmSettings(), 20);
        var engine = new LstmEngine(network, new LstmState(network));
        var reference = new LstmReference(network, engine.State);
        var hidden = new List<float[]>();
        double error = engine.Test(Items, 3, 25, remembers: true, (_, h) => hidden.Add(h.ToArray())).Error;
        (double Loss, double[] Hidden)[] expected = [.. reference.Run(Items, 3, 25)];
        Assert.Equal(expected.Average(item => item.Loss) / 4, error, 1e-6);
        foreach (((_, double[] h), float[] actual) in expected.Zip(hidden))
            Assert.Equal(h[..20], actual.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);

        double forgetful = engine.Test(Items, 3, 25, remembers: false).Error;
        Assert.Equal(Enumerable.Range(3, 25).Sum(n => engine.Test(Items, n, 1, remembers: true).Error) / 25, forgetful);
        Assert.Equal(Enumerable.Range(3, 25).Average(n => reference.Run(Items, n, 1).Single().Loss) / 4, forgetful, 1e-6);
        Assert.True(Math.Abs(forgetful - error) > 1e-4);
    }

    /// <summary>Items of a category come in fives, categories in a fresh order: what came before tells most of the time what comes.</summary>
    [Theory]
    [InlineData(DescentKind.GradientDescent, 0.05f, 0f)]
    [InlineData(DescentKind.RmsProp, 0.001f, 0f)]
    [InlineData(DescentKind.RmsProp, 0.001f, 0.9f)]
    public void Learn_SmoothItems_OfOtherNoiseAreClassified(DescentKind descent, float rate, float momentum)
    {
        LstmNetwork network = Network(new LstmSettings { Descent = descent, Rate = rate, Momentum = momentum }, 16);
        var engine = new LstmEngine(network, new LstmState(network));
        LeakyTest before = engine.Test(Pool(5, 1), 0, 240, remembers: true);
        engine.Learn(Pool(5, 0), 0, 4800);
        LeakyTest after = engine.Test(Pool(5, 1), 0, 240, remembers: true);
        Assert.True(after.Accuracy > 0.9 && after.Error < 0.3 * before.Error, $"{before}, {after}");
    }

    [Fact]
    public void Networks_OutOfRange_AreRefused()
    {
        LstmNetwork network = Network(new LstmSettings(), 5);
        foreach (LstmSettings wrong in new LstmSettings[] { new() { Window = 0 }, new() { Momentum = 0.9f }, new() { Rate = float.NaN } })
            Assert.ThrowsAny<ArgumentException>(() => new LstmState(network with { Settings = wrong }));
        Assert.Throws<ArgumentException>(() => new LstmState(Network(new LstmSettings { Output = OutputKind.Autoencoder }, 5) with { Outputs = 4 }));
        Assert.Throws<ArgumentException>(() => new LstmState(network).Restore([1, 2]));
    }

    private static LstmNetwork Network(LstmSettings settings, int neurons) =>
        new(SmoothItems.Inputs, neurons, settings.Output == OutputKind.Autoencoder ? SmoothItems.Inputs : SmoothItems.Categories, settings, 3);

    private static ILabelledSource Pool(int repetitions, uint set)
    {
        ItemSet items = SmoothItems.Generate(60, 0.5, 7, set);
        return items.In(RepeatedOrder.Of(items.Labels, repetitions, 7, freshOrder: true));
    }
}
