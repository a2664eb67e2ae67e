using NeuroSim.Memories;

namespace NeuroSim.Tests.Memories;

public sealed class LeakyCellTests
{
    private static readonly LeakyCell Bare = new() { UnitVolts = 1 };

    [Theory]
    [InlineData(0.3, 0.830584)]
    [InlineData(0.5, 1.442695)]
    [InlineData(0.6, 1.957615)]
    public void Resistance_OfARetention_IsTheTimeConstantOfAnItem(double alpha, double constants)
    {
        RcCell rc = Bare.Of(alpha);
        Assert.Equal(constants, rc.TimeConstantSeconds / Bare.ItemSeconds, 1e-6);
        Assert.Equal(alpha, Bare.StepOver(alpha).Retention, 1e-14);
        Assert.Equal(alpha * 0.7 + (1 - alpha) * 0.2, Bare.StepOver(alpha).Advance(0.7, 0.2), 1e-14);
    }

    [Fact]
    public void Reset_ToTheDrive_IsTheDriveAndToGroundWhatAnItemCharges()
    {
        foreach (double alpha in (double[])[0.3, 0.5, 0.6, 0.99])
        {
            Assert.Equal(0.2, Bare.StepOver(alpha, ItemStart.Drive).Advance(0.7, 0.2), 1e-14);
            Assert.Equal(0.2, Bare.StepOver(alpha, ItemStart.First).Advance(0.7, 0.2), 1e-14);
            Assert.Equal((1 - alpha) * 0.2, Bare.StepOver(alpha, ItemStart.Ground).Advance(0.7, 0.2), 1e-14);
        }
    }

    [Fact]
    public void NoRetention_FollowsTheDriveWhateverTheItemBeginsWith()
    {
        LeakyCell cell = Bare with { InjectedCoulombs = 1e-14, LeakTimeConstantSeconds = 1e-4, ResistanceMismatch = 0.2 };
        foreach (ItemStart start in Enum.GetValues<ItemStart>())
            Assert.Equal(0.2, cell.StepOver(0, start, new CellMismatch(1, 1, 0)).Advance(0.7, 0.2), 1e-14);
    }

    /// <summary>2 fC on 1 pF are 2 mV, 0.02 at 0.1 V a unit, of which a share alpha is left after the item; without a reset there is none.</summary>
    [Fact]
    public void Charge_OfTheSwitch_DecaysWithTheItemThatWasReset()
    {
        var cell = new LeakyCell { InjectedCoulombs = 2e-15 };
        Assert.Equal(0.2 + 0.6 * 0.02, cell.StepOver(0.6, ItemStart.Drive).Advance(0.7, 0.2), 1e-14);
        Assert.Equal(0.4 * 0.2 + 0.6 * 0.02, cell.StepOver(0.6, ItemStart.Ground).Advance(0.7, 0.2), 1e-14);
        Assert.Equal(0, cell.StepOver(0.6).Offset);
        Assert.Equal(0, cell.StepOver(0.6, ItemStart.First).Offset);
    }

    [Fact]
    public void Leak_PullsTowardsGround()
    {
        CellStep leaky = (Bare with { LeakTimeConstantSeconds = 20e-6 }).StepOver(0.5, ItemStart.Drive);
        double tau = 1e-6 / Math.Log(2), rest = 20e-6 / (20e-6 + tau), beta = Math.Exp(-1e-6 * (1 / tau + 1 / 20e-6));
        Assert.Equal(0.4 * (rest + (1 - rest) * beta), leaky.Advance(0.9, 0.4), 1e-14);
        Assert.InRange(leaky.Advance(0.9, 0.4), 0.3, 0.4 - 0.01);
    }

    [Fact]
    public void Offset_OfTheInput_IsThereAfterAResetToTheDriveToo()
    {
        CellStep step = new LeakyCell { OffsetVolts = 1e-3 }.StepOver(0.5, ItemStart.Drive, new CellMismatch(0, 0, 2));
        Assert.Equal(0.4 + 0.02, step.Advance(0, 0.4), 1e-14);
    }

    [Fact]
    public void ThermalNoise_AfterAReset_IsThatOfACapacitorAtRest()
    {
        var cell = new LeakyCell { ThermalNoise = true, UnitVolts = 1 };
        double rest = Math.Sqrt(1.380649e-23 * 300 / 1e-12);
        Assert.Equal(rest, cell.StepOver(0.6, ItemStart.Drive).NoiseDeviation, 1e-9 * rest);
        Assert.Equal(rest, cell.StepOver(0, ItemStart.Held).NoiseDeviation, 1e-9 * rest);
        Assert.Equal(rest * Math.Sqrt(1 - 0.36), cell.StepOver(0.6).NoiseDeviation, 1e-9 * rest);
    }

    /// <summary>The closed form against the mean over 200,000 items, drawn from a fixed generator.</summary>
    [Theory]
    [InlineData(ItemStart.Drive, 0.0)]
    [InlineData(ItemStart.Drive, 0.3)]
    [InlineData(ItemStart.Drive, 1.0)]
    [InlineData(ItemStart.Ground, 0.3)]
    public void MeanLoss_OfItemsWithResets_IsTheClosedForm(ItemStart start, double resets)
    {
        const int items = 200_000;
        var random = new Random(1);
        double value = 0, lost = 0;
        RcCell rc = Bare.Of(0.6);
        for (int n = 0; n < items; n++)
        {
            double drive = Math.Sqrt(12) * (random.NextDouble() - 0.5);
            if (random.NextDouble() < resets)
            {
                double to = start == ItemStart.Drive ? drive : 0;
                lost += 0.5e-12 * (to - value) * (to - value);
                value = to;
            }

            lost += rc.EnergyOver(1e-6, drive, value).LostJoules;
            value = Bare.StepOver(0.6).Advance(value, drive);
        }

        double expected = Bare.MeanLossJoules(0.6, 1, resets, start);
        Assert.Equal(expected, lost / items, 0.01 * expected);
    }

    [Fact]
    public void Validate_NumbersNoCellHas_AreRefused()
    {
        new LeakyCell().Validate();
        LeakyCell[] wrong = [new() { CapacitanceFarads = 0 }, new() { ItemSeconds = 0 }, new() { ResistanceMismatch = 0.6 }, new() { UnitVolts = 9 }, new() { LeakTimeConstantSeconds = 0 }];
        Assert.All(wrong, cell => Assert.Throws<ArgumentOutOfRangeException>(cell.Validate));
    }
}
