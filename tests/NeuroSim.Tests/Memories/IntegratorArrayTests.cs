using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Memories;

public sealed class IntegratorArrayTests
{
    private const double Boltzmann = 1.380649e-23;

    /// <summary>Steady-state noise is kT/C for every R and every period: 4e5 steps, within three standard errors of a first-order process.</summary>
    [Theory]
    [InlineData(1e7, 1e-6)]
    [InlineData(1e8, 1e-6)]
    [InlineData(1e7, 1e-5)]
    [InlineData(1e5, 1e-6)]
    public void Noise_AtRest_VarianceIsBoltzmannTemperatureOverCapacitance(double ohms, double seconds)
    {
        const int Steps = 400_000;
        var cell = new RcCell { ResistanceOhms = ohms, CapacitanceFarads = 1e-12, ThermalNoise = true };
        var array = new IntegratorArray(cell, IntegratorRole.Mean, seconds, 1, 3, 0);
        double beta = cell.Retention(seconds), sum = 0, square = 0;
        var value = new FloatLane(0);
        for (int t = 0; t < Steps; t++)
        {
            IntegratorArray.DrawNoise(array, array, 0, 1, t);
            value = array.Step<FloatLane>(0).Advance(value, new FloatLane(0));
            sum += value.Value;
            square += (double)value.Value * value.Value;
        }

        double expected = Boltzmann * cell.TemperatureKelvin / cell.CapacitanceFarads / (cell.UnitVolts * cell.UnitVolts);
        double error = Math.Sqrt(2.0 / Steps * (1 + beta * beta) / (1 - beta * beta));
        Assert.InRange(square / Steps / expected, 1 - 3 * error, 1 + 3 * error);
        double meanError = Math.Sqrt(expected / Steps * (1 + beta) / (1 - beta));
        Assert.InRange(sum / Steps, -3 * meanError, 3 * meanError);
    }

    [Fact]
    public void Mismatch_ManyCells_HasTheStatedSpread()
    {
        const int Cells = 20_000;
        const double R = 0.1, C = 0.05, Seconds = 1e-6;
        RcCell cell = Cell(0.5) with { ResistanceMismatch = R, CapacitanceMismatch = C };
        var array = new IntegratorArray(cell, IntegratorRole.Variance, Seconds, Cells, 11, 0);
        double[] factors = [.. Enumerable.Range(0, Cells).Select(j => -Seconds / Math.Log(array.Step<FloatLane>(j).Retention.Value) / cell.TimeConstantSeconds)];
        double mean = factors.Average(), variance = factors.Sum(f => (f - mean) * (f - mean)) / Cells;
        double expected = (1 + R * R) * (1 + C * C) - 1;
        Assert.InRange(mean, 1 - 4 * Math.Sqrt(expected / Cells), 1 + 4 * Math.Sqrt(expected / Cells));
        Assert.InRange(variance / expected, 1 - 5 * Math.Sqrt(2.0 / Cells), 1 + 5 * Math.Sqrt(2.0 / Cells));
    }

    [Fact]
    public void Mismatch_LargestSpread_EveryCellStillForgets()
    {
        RcCell cell = Cell(0.9) with { ResistanceMismatch = 0.5, CapacitanceMismatch = 0.5 };
        var array = new IntegratorArray(cell, IntegratorRole.Mean, 1e-6, 5000, 12, 0);
        for (int j = 0; j < 5000; j++)
            Assert.InRange(array.Step<FloatLane>(j).Retention.Value, 0f, 0.99999994f);
    }

    [Fact]
    public void Mismatch_MeanAndVarianceCellsOfANeuron_DifferFromEachOther()
    {
        IntegratorArray mean = Noisy(IntegratorRole.Mean), variance = Noisy(IntegratorRole.Variance);
        Assert.NotEqual(mean.Step<FloatLane>(3).Retention, variance.Step<FloatLane>(3).Retention);
    }

    [Theory]
    [InlineData(IntegratorRole.Mean)]
    [InlineData(IntegratorRole.Variance)]
    public void StepAfter_OnePeriod_BitsOfStep(IntegratorRole role)
    {
        IntegratorArray array = Noisy(role);
        IntegratorArray.DrawNoise(array, array, 0, 64, 17);
        for (int j = 0; j < 64; j++)
            Assert.Equal(array.Step<FloatLane>(j), array.StepAfter(j, 1e-6, 17));
    }

    [Fact]
    public void StepAfter_Late_RetainsLess()
    {
        IntegratorArray array = Noisy(IntegratorRole.Mean);
        float before = 1f;
        for (int periods = 1; periods <= 5; periods++)
        {
            LeakyIntegrator<FloatLane> step = array.StepAfter(0, periods * 1e-6, 0);
            Assert.True(step.Retention.Value < before);
            before = step.Retention.Value;
        }
    }

    [Fact]
    public void DrawNoise_AnySplitOfTheNeurons_SameNoise()
    {
        IntegratorArray whole = Noisy(IntegratorRole.Mean), parts = Noisy(IntegratorRole.Mean);
        IntegratorArray.DrawNoise(whole, whole, 0, 64, 5);
        IntegratorArray.DrawNoise(parts, parts, 33, 64, 5);
        IntegratorArray.DrawNoise(parts, parts, 0, 1, 5);
        IntegratorArray.DrawNoise(parts, parts, 1, 33, 5);
        for (int j = 0; j < 64; j++)
            Assert.Equal(whole.Step<FloatLane>(j), parts.Step<FloatLane>(j));
    }

    [Fact]
    public void DrawNoise_BothMemoriesAtOnce_EachItsOwnNoise()
    {
        IntegratorArray mean = Noisy(IntegratorRole.Mean), variance = Noisy(IntegratorRole.Variance);
        IntegratorArray.DrawNoise(mean, variance, 0, 64, 5);
        for (int j = 0; j < 64; j++)
        {
            Assert.Equal(mean.StepAfter(j, 1e-6, 5), mean.Step<FloatLane>(j));
            Assert.Equal(variance.StepAfter(j, 1e-6, 5), variance.Step<FloatLane>(j));
        }
    }

    [Fact]
    public void DrawNoise_ReturnToASample_SameNoiseAgain()
    {
        IntegratorArray array = Noisy(IntegratorRole.Variance);
        IntegratorArray.DrawNoise(array, array, 0, 64, 5);
        LeakyIntegrator<FloatLane> first = array.Step<FloatLane>(7);
        IntegratorArray.DrawNoise(array, array, 0, 64, 6);
        Assert.NotEqual(first, array.Step<FloatLane>(7));
        IntegratorArray.DrawNoise(array, array, 0, 64, 5);
        Assert.Equal(first, array.Step<FloatLane>(7));
    }

    [Fact]
    public void Step_Vector_BitsOfSixteenSingleSteps()
    {
        IntegratorArray array = Noisy(IntegratorRole.Mean);
        IntegratorArray.DrawNoise(array, array, 0, 64, 1);
        float[] value = [.. Enumerable.Range(0, 16).Select(j => j / 3f)], input = [.. Enumerable.Range(0, 16).Select(j => 2f - j / 7f)], result = new float[16];
        array.Step<Vector512Lane>(16).Advance(Vector512Lane.Load(value), Vector512Lane.Load(input)).Store(result);
        for (int j = 0; j < 16; j++)
            Assert.Equal(array.Step<FloatLane>(16 + j).Advance(new FloatLane(value[j]), new FloatLane(input[j])).Value, result[j]);
    }

    private static IntegratorArray Noisy(IntegratorRole role) => new(
        Cell(0.99) with { ThermalNoise = true, ResistanceMismatch = 0.1, CapacitanceMismatch = 0.1, LeakTimeConstantSeconds = 1e-4, LeakReference = 0.1 },
        role, 1e-6, 64, 21, 1 << 16);

    private static RcCell Cell(double beta) => new() { ResistanceOhms = RcCell.ResistanceFor(beta, 1e-6, 1e-12), CapacitanceFarads = 1e-12 };
}
