using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>The memory of a leaky network whose activations are RC cells.</summary>
public sealed class LeakyMemoryCellTests
{
    private const int Neurons = 12;

    private static readonly LeakySettings Reset = new() { Retentions = [0f, 0.3f, 0.5f, 0.6f], Reset = ResetKind.Periodic, ResetEvery = 4 };

    /// <summary>Equation 1 with one rounding per fused operation, which runs without a cell have always had.</summary>
    [Theory]
    [InlineData(ResetTarget.Drive)]
    [InlineData(ResetTarget.Ground)]
    public void NoCell_OverManyItems_IsEquationOneBitForBit(ResetTarget target)
    {
        float[][] values = Run(null, Reset with { Target = target });
        float[] h = new float[Neurons];
        for (int item = 0; item < values.Length; item++)
        {
            float[] drive = Drive(item);
            for (int j = 0; j < Neurons; j++)
            {
                bool resets = item > 0 && item % 4 == 0;
                float alpha = item == 0 || (resets && target == ResetTarget.Drive) ? 0 : Reset.Retentions[j % 4];
                h[j] = MathF.FusedMultiplyAdd(alpha, resets ? 0 : h[j], MathF.FusedMultiplyAdd(1 - alpha, drive[j], 0));
            }

            Assert.Equal(h, values[item]);
        }
    }

    [Theory]
    [InlineData(ResetTarget.Drive)]
    [InlineData(ResetTarget.Ground)]
    public void NominalCell_OverManyItems_IsTheIdealMemoryToSinglePrecision(ResetTarget target)
    {
        float[][] ideal = Run(null, Reset with { Target = target }), nominal = Run(new LeakyCell(), Reset with { Target = target });
        Assert.Equal(ideal.SelectMany(h => h), nominal.SelectMany(h => h), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void NominalCell_ResetToTheDrive_HoldsExactlyTheDrive()
    {
        float[][] values = Run(new LeakyCell(), Reset);
        foreach (int item in (int[])[0, 4, 8, 12])
            Assert.Equal(Drive(item), values[item]);
    }

    [Fact]
    public void Charge_IsInjectedAtResetsAlone()
    {
        float[][] plain = Run(new LeakyCell(), Reset), injected = Run(new LeakyCell { InjectedCoulombs = 5e-15 }, Reset);
        for (int item = 0; item < plain.Length; item++)
        {
            for (int j = 0; j < Neurons; j++)
            {
                double alpha = Reset.Retentions[j % 4], since = item % 4 + 1, expected = item < 4 ? 0 : 0.05 * Math.Pow(alpha, since);
                Assert.Equal(expected, injected[item][j] - plain[item][j], 1e-6);
            }
        }
    }

    /// <summary>d ln alpha = -ln alpha times the relative error of R; 2000 cells give the deviation to some 2 %.</summary>
    [Fact]
    public void Mismatch_SpreadsTheRetentionsOfNeurons()
    {
        var network = new LeakyNetwork(2, 2000, 2, new LeakySettings { Retentions = [0.5f] }, 7) { Cell = new LeakyCell { ResistanceMismatch = 0.03, CapacitanceMismatch = 0.04 } };
        var memory = new LeakyMemory(network);
        memory.Step(new float[2000], [0f, 0f], 0);
        memory.Step(new float[2000], [0f, 0f], 0);
        double[] retained = [.. memory.Retained.Span[..2000].ToArray().Select(alpha => (double)alpha)];
        double mean = retained.Average(), deviation = Math.Sqrt(retained.Average(alpha => (alpha - mean) * (alpha - mean)));
        Assert.Equal(0.5, mean, 2e-3);
        Assert.Equal(0.5 * Math.Log(2) * 0.05, deviation, 1e-3);
        var again = new LeakyMemory(network);
        again.Step(new float[2000], [0f, 0f], 0);
        again.Step(new float[2000], [0f, 0f], 0);
        Assert.Equal(memory.Retained.Span.ToArray(), again.Retained.Span.ToArray());
    }

    [Fact]
    public void ThermalNoise_OfARestart_IsThatOfTheFirstItemsAndGoesOnOverEmpty()
    {
        var network = new LeakyNetwork(2, Neurons, 2, Reset, 7) { Cell = new LeakyCell { ThermalNoise = true } };
        var memory = new LeakyMemory(network);
        float[] first = Step(memory, 0);
        memory.Empty();
        Assert.NotEqual(first, Step(memory, 0));
        memory.Restart();
        Assert.Equal(first, Step(memory, 0));
        double rest = Math.Sqrt(1.380649e-23 * 300 / 1e-12) / 0.1;
        Assert.All(first.Zip(Drive(0)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 5 * rest));
    }

    [Fact]
    public void CellThatCannotBe_IsRefusedWithTheNetwork() => Assert.Throws<ArgumentOutOfRangeException>(
        () => (new LeakyNetwork(2, 2, 2, Reset, 1) { Cell = new LeakyCell { ItemSeconds = 0 } }).Validate());

    private static float[][] Run(LeakyCell? cell, LeakySettings settings)
    {
        var memory = new LeakyMemory(new LeakyNetwork(2, Neurons, 2, settings, 7) { Cell = cell });
        return [.. Enumerable.Range(0, 16).Select(item => Step(memory, item))];
    }

    private static float[] Step(LeakyMemory memory, int item)
    {
        float[] drive = Drive(item);
        memory.Step(drive, [0f, 0f], 0);
        return drive;
    }

    private static float[] Drive(int item) => [.. Enumerable.Range(0, Neurons).Select(j => (item * 7 + j * 3) % 11 / 11f)];
}
