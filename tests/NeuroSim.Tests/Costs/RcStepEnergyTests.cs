using NeuroSim.Costs;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Costs;

public class RcStepEnergyTests
{
    [Theory]
    [InlineData(0.9, 1, 0)]
    [InlineData(0.9995, 0.3, 0.7)]
    [InlineData(0.5, -0.2, 0.9)]
    [InlineData(0, 0.6, -0.1)]
    [InlineData(1, 0.6, -0.1)]
    public void Drawn_IsLostPlusStored(double beta, double input, double cell)
    {
        var step = RcStepEnergy.Of(1e-12, beta, input, cell);
        Assert.InRange(step.DrawnJoules - step.LostJoules - step.StoredJoules, -1e-24, 1e-24);
        Assert.True(step.LostJoules >= 0);
    }

    [Fact]
    public void Balance_HoldsForManyCells()
    {
        for (uint i = 0; i < 1000; i++)
        {
            double beta = (i * 37 % 1000 + 0.5) / 1000, input = i * 71 % 1000 / 500.0 - 1, cell = i * 13 % 1000 / 500.0 - 1;
            var step = RcStepEnergy.Of(1, beta, input, cell);
            Assert.InRange(step.DrawnJoules - step.LostJoules - step.StoredJoules, -1e-12, 1e-12);
        }
    }

    [Fact]
    public void FullCharge_LosesHalf()
    {
        // beta = 0: the source gives C x^2, half is heat, half stays on C.
        Assert.Equal(new RcStepEnergy(4e-12, 2e-12, 2e-12), RcStepEnergy.Of(1e-12, 0, 2, 0));
    }

    [Fact]
    public void MeanLoss_IsThatOfALongRun()
    {
        const double Beta = 0.9;
        double volts = 0, lost = 0, drawn = 0;
        const int Steps = 200_000;
        for (ulong t = 0; t < Steps; t++)
        {
            double input = NormalDistribution.Quantile((t * 2654435761UL % 1_000_003 + 0.5) / 1_000_003);
            var step = RcStepEnergy.Of(1, Beta, input, volts);
            (lost, drawn) = (lost + step.LostJoules, drawn + step.DrawnJoules);
            volts += (1 - Beta) * (input - volts);
        }

        double expected = RcStepEnergy.MeanLossJoules(1, Beta, 1);
        Assert.InRange(drawn / lost, 0.99, 1.01);
        Assert.InRange(lost / Steps / expected, 0.9, 1.1);
    }
}
