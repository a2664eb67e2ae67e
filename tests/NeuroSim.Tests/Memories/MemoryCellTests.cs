using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Memories;

/// <summary>What holds for cells of every kind.</summary>
public sealed class MemoryCellTests
{
    private const double Boltzmann = 1.380649e-23;

    public static TheoryData<string> Names => Cells.Names;

    /// <summary>Whatever the input delivered is heat or on the capacitors, for any time, input and value.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Energy_DrawnIsLostPlusStored(string name)
    {
        MemoryCell[] cells = [Cells.All[name], Cells.SampleAndHold with { LeakageAmperes = 1e-12 }];
        for (uint i = 0; i < 1000; i++)
        {
            double input = i * 71 % 1000 / 500.0 - 1, value = i * 13 % 1000 / 500.0 - 1, seconds = 1e-6 * (i * 37 % 1000) / 100;
            foreach (StepEnergy step in cells.Select(cell => cell.EnergyOver(seconds, input, value)))
            {
                double scale = Math.Abs(step.DrawnJoules) + Math.Abs(step.LostJoules) + Math.Abs(step.StoredJoules);
                Assert.InRange(step.DrawnJoules - step.LostJoules - step.StoredJoules, -1e-12 * scale, 1e-12 * scale);
                Assert.True(step.LostJoules >= -1e-12 * scale);
            }
        }
    }

    /// <summary>What is stored is C (after^2 - before^2) / 2 with the value that the step leads to.</summary>
    [Theory]
    [InlineData("rc")]
    [InlineData("rc with a duty cycle")]
    [InlineData("switched-capacitor")]
    public void Energy_StoredFollowsTheValue(string name)
    {
        MemoryCell cell = Cells.All[name] switch
        {
            RcCell rc => rc with { ThermalNoise = false, ResistanceMismatch = 0, CapacitanceMismatch = 0 },
            SwitchedCapacitorCell switched => switched with { ThermalNoise = false, InjectedCoulombs = 0, LeakTimeConstantSeconds = null },
            var other => other,
        };
        double after = cell.StepOver(Cells.Period).Advance(0.7, -0.4) * cell.UnitVolts, before = 0.7 * cell.UnitVolts;
        double expected = cell.Capacitors.Sum() * (after * after - before * before) / 2;
        Assert.Equal(1, cell.EnergyOver(Cells.Period, -0.4, 0.7).StoredJoules / expected, 1e-9);
    }

    /// <summary>Mean loss in steady state: a long run of independent normal inputs.</summary>
    [Theory]
    [InlineData("rc")]
    [InlineData("rc with a duty cycle")]
    [InlineData("switched-capacitor")]
    [InlineData("sample-and-hold")]
    public void MeanLoss_IsThatOfALongRun(string name)
    {
        MemoryCell cell = name switch
        {
            "rc" => Cells.Rc(0.9),
            "rc with a duty cycle" => Cells.Rc(0.9) with { DutyCycle = 0.5 },
            "switched-capacitor" => Cells.Switched(0.9),
            _ => Cells.SampleAndHold,
        };
        const int Steps = 100_000;
        var random = new Philox(5, RandomStream.ThermalNoise);
        double value = 0, lost = 0, drawn = 0;
        for (int t = 0; t < Steps; t++)
        {
            double input = random.Normal(0, (ulong)t);
            StepEnergy step = cell.EnergyOver(Cells.Period, input, value);
            (lost, drawn) = (lost + step.LostJoules, drawn + step.DrawnJoules);
            value = cell.StepOver(Cells.Period).Advance(value, input);
        }

        double expected = cell.MeanLossJoules(Cells.Period, 1);
        Assert.InRange(lost / Steps / expected, 0.98, 1.02);
        Assert.InRange(drawn / lost, 0.98, 1.02);
    }

    /// <summary>A capacitor that keeps a value has kT/C at rest, however it is driven: 4e5 steps, three standard errors of a first-order process.</summary>
    [Theory]
    [InlineData("switched-capacitor", 0.9)]
    [InlineData("switched-capacitor", 0.5)]
    [InlineData("rc with a duty cycle", 0.9)]
    [InlineData("sample-and-hold", 0)]
    public void Noise_AtRest_VarianceIsBoltzmannTemperatureOverCapacitance(string name, double beta)
    {
        MemoryCell cell = name switch
        {
            "switched-capacitor" => Cells.Switched(beta) with { ThermalNoise = true },
            "rc with a duty cycle" => Cells.Rc(beta) with { ThermalNoise = true, DutyCycle = 0.3, LeakTimeConstantSeconds = 5e-6 },
            _ => Cells.SampleAndHold with { ThermalNoise = true },
        };
        const int Steps = 400_000;
        var array = new IntegratorArray(cell, IntegratorRole.Previous, Cells.Period, 1, 3, 0);
        double square = 0;
        var value = new FloatLane(0);
        for (int t = 0; t < Steps; t++)
        {
            array.DrawNoise(0, 1, t);
            value = array.Step<FloatLane>(0).Advance(value, new FloatLane(0));
            square += (double)value.Value * value.Value;
        }

        double expected = Boltzmann * cell.TemperatureKelvin / cell.Capacitors[0] / (cell.UnitVolts * cell.UnitVolts);
        double kept = cell.Retention(Cells.Period), error = Math.Sqrt(2.0 / Steps * (1 + kept * kept) / (1 - kept * kept));
        Assert.InRange(square / Steps / expected, 1 - 3 * error, 1 + 3 * error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StepAfter_OnePeriod_BitsOfStep(string name)
    {
        foreach (IntegratorRole role in Enum.GetValues<IntegratorRole>())
        {
            var array = new IntegratorArray(Cells.All[name], role, Cells.Period, 64, 21, 1 << 16, new Squarer(0.1, 0.05));
            if (role == IntegratorRole.Previous)
                array.DrawNoise(0, 64, 17);
            else
                IntegratorArray.DrawNoise(array, array, 0, 64, 17);
            for (int j = 0; j < 64; j++)
                Assert.Equal(array.Step<FloatLane>(j), array.StepAfter(j, Cells.Period, 17));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_Vector_BitsOfSixteenSingleSteps(string name)
    {
        var array = new IntegratorArray(Cells.All[name], IntegratorRole.Mean, Cells.Period, 64, 4, 0);
        array.DrawNoise(0, 64, 1);
        float[] value = [.. Enumerable.Range(0, 16).Select(j => j / 3f - 2)], input = [.. Enumerable.Range(0, 16).Select(j => 2f - j / 7f)], result = new float[16];
        array.Step<Vector512Lane>(16).Advance(Vector512Lane.Load(value), Vector512Lane.Load(input)).Store(result);
        for (int j = 0; j < 16; j++)
            Assert.Equal(array.Step<FloatLane>(16 + j).Advance(new FloatLane(value[j]), new FloatLane(input[j])).Value, result[j]);
    }

    [Fact]
    public void Groups_SplitTheNeuronsInOrder()
    {
        MemoryCell cell = Cells.All["groups"];
        var array = new IntegratorArray(cell, IntegratorRole.Mean, Cells.Period, 7, 1, 0);
        float[] kept = [.. Enumerable.Range(0, 7).Select(j => array.Step<FloatLane>(j).Retention.Value)];
        Assert.Equal([0.9f, 0.9f, 0.9f, 0.99f, 0.99f, 0.999f, 0.999f], kept.Select(beta => MathF.Round(beta, 4)));
        Assert.Equal((0.9 + 0.99 + 0.999) / 3, cell.Retention(Cells.Period), 1e-9);
        Assert.Equal(cell, new GroupedCell([Cells.Rc(0.9), Cells.Rc(0.99), Cells.Rc(0.999)]));
    }

    [Fact]
    public void Squarer_ScalesTheInputAndAddsItsOffset_WithTheStatedSpread()
    {
        const int Neurons = 20_000;
        var array = new IntegratorArray(Cells.Rc(0.9), IntegratorRole.Variance, Cells.Period, Neurons, 9, 0, new Squarer(0.1, 0.2));
        double[] gains = [.. Enumerable.Range(0, Neurons).Select(j => array.Step<FloatLane>(j).Gain.Value / 0.1)];
        double[] offsets = [.. Enumerable.Range(0, Neurons).Select(j => array.Step<FloatLane>(j).Offset.Value / 0.1)];
        Spread(gains, 1, 0.1);
        Spread(offsets, 0, 0.2);
    }

    [Fact]
    public void Offset_ManyCells_HasTheStatedSpread()
    {
        const int Neurons = 20_000;
        var array = new IntegratorArray(Cells.Rc(0.9) with { OffsetVolts = 5e-3, UnitVolts = 0.1 }, IntegratorRole.Mean, Cells.Period, Neurons, 9, 0);
        Spread([.. Enumerable.Range(0, Neurons).Select(j => array.Step<FloatLane>(j).Offset.Value / 0.1)], 0, 0.05);
    }

    private static void Spread(double[] draws, double mean, double deviation)
    {
        double got = draws.Average(), variance = draws.Sum(x => (x - got) * (x - got)) / draws.Length;
        Assert.InRange(got, mean - 4 * deviation / Math.Sqrt(draws.Length), mean + 4 * deviation / Math.Sqrt(draws.Length));
        Assert.InRange(Math.Sqrt(variance) / deviation, 0.97, 1.03);
    }
}
