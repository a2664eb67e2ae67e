using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>Identities of leaky networks, bit for bit, and their gradient against finite differences.</summary>
public sealed class LeakyEngineTests
{
    [Fact]
    public void CategoryReset_WithoutRepetitions_IsTheNetworkWithoutMemory()
    {
        ILabelledSource smooth = Pool(repetitions: 1);
        LeakyState reset = Learned(new LeakySettings { Retentions = [0.5f], Reset = ResetKind.Category }, smooth), plain = Learned(new LeakySettings(), smooth);
        Same(plain, reset);
    }

    [Fact]
    public void RetentionOfZero_OrAResetAtEveryItem_IsTheNetworkWithoutMemory()
    {
        ILabelledSource smooth = Pool(repetitions: 5);
        LeakyState plain = Learned(new LeakySettings(), smooth);
        Same(plain, Learned(new LeakySettings { Retentions = [0.7f], Reset = ResetKind.Periodic, ResetEvery = 1 }, smooth));
        Same(plain, Learned(new LeakySettings { ScalesGradient = true }, smooth));
    }

    [Theory]
    [InlineData(ResetTarget.Drive, 1f)]
    [InlineData(ResetTarget.Ground, 0.5f)]
    public void Reset_ToTheDriveOrToGround_LeavesAllOfItOrWhatAnItemCharges(ResetTarget target, float share)
    {
        var network = new LeakyNetwork(2, 3, 2, new LeakySettings { Retentions = [0.5f], Reset = ResetKind.Category, Target = target }, 1);
        var memory = new LeakyMemory(network);
        memory.Step([1f, 2f, 3f], [0f, 0f], 0);
        memory.Step([1f, 2f, 3f], [0f, 0f], 0);
        float[] drive = [4f, 2f, 0f];
        memory.Step(drive, [0f, 0f], 1);
        Assert.Equal([share * 4f, share * 2f, 0f], drive);
    }

    [Fact]
    public void Step_LeakyNeurons_FollowEquationOneWithTheirOwnRetention()
    {
        var network = new LeakyNetwork(2, 3, 2, new LeakySettings { Retentions = [0f, 0.3f, 0.6f] }, 1);
        var memory = new LeakyMemory(network);
        memory.Step([1f, 1f, 1f], [0f, 0f], 0);
        float[] drive = [3f, 3f, 3f];
        memory.Step(drive, [0f, 0f], 0);
        Assert.Equal([3f, 0.3f + 0.7f * 3f, 0.6f + 0.4f * 3f], drive, (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Theory]
    [InlineData(0.1f, 0.9f, true)]
    [InlineData(0.6f, 0.9f, false)]
    [InlineData(0.9f, 0.29f, true)]
    public void LocalReset_OfARow_WhenItChangedByMoreThanItsMean(float before, float now, bool forgets)
    {
        var network = new LeakyNetwork(4, 2, 4, new LeakySettings { Retentions = [0.5f], Reset = ResetKind.Local, Output = OutputKind.Autoencoder }, 1);
        var memory = new LeakyMemory(network);
        memory.Step([1f, 1f], [before, before, 0.5f, 0.5f], 0);
        memory.Step([1f, 1f], [now, now, 0.5f, 0.5f], 0);
        Assert.Equal([forgets, false], memory.Resets.ToArray());
    }

    [Theory]
    [InlineData(OutputKind.Softmax, 1)]
    [InlineData(OutputKind.SoftmaxCrossEntropy, 1)]
    [InlineData(OutputKind.Autoencoder, 1)]
    [InlineData(OutputKind.Softmax, 3)]
    public void Learn_TheGradientThatKnowsOfTheLeak_IsTheFiniteDifference(OutputKind output, int batch)
    {
        const float rate = 1e-3f;
        var settings = new LeakySettings { Retentions = [0.5f, 0.2f], Output = output, ScalesGradient = true, Rate = rate, Batch = batch };
        var network = new LeakyNetwork(16, 6, output == OutputKind.Autoencoder ? 16 : 4, settings, 3);
        ILabelledSource items = Pool(repetitions: 2);
        var state = new LeakyState(network);
        LeakyReference before = new(network, state), after;
        new LeakyEngine(network, state).Learn(items, 0, batch);
        after = new LeakyReference(network, state);
        double[][] held = before.HeldBefore(items, batch);
        foreach ((double[,] from, double[,] to) in new[] { (before.W, after.W), (before.U, after.U) })
        {
            for (int j = 0; j < from.GetLength(0); j++)
            {
                for (int i = 0; i < from.GetLength(1); i++)
                {
                    double moved = (from[j, i] - to[j, i]) / rate, gradient = before.Difference(ref from[j, i], items, batch, held);
                    Assert.True(Math.Abs(gradient - moved) < 2e-4 + 2e-3 * Math.Abs(gradient), $"row {j}, column {i}: {gradient} by differences, {moved} by the engine");
                }
            }
        }
    }

    private static ILabelledSource Pool(int repetitions)
    {
        ItemSet items = SmoothItems.Generate(60, 0.5, 7, 0);
        return items.In(RepeatedOrder.Of(items.Labels, repetitions, 7));
    }

    private static LeakyState Learned(LeakySettings settings, ILabelledSource items)
    {
        var network = new LeakyNetwork(16, 8, 4, settings, 5);
        var state = new LeakyState(network);
        new LeakyEngine(network, state).Learn(items, 0, 480);
        return state;
    }

    private static void Same(LeakyState one, LeakyState other)
    {
        Assert.Equal(one.Hidden.Cells.Span.ToArray(), other.Hidden.Cells.Span.ToArray());
        Assert.Equal(one.Output.Cells.Span.ToArray(), other.Output.Cells.Span.ToArray());
        Assert.Equal(one.Memory.Values.Span.ToArray(), other.Memory.Values.Span.ToArray());
    }
}
