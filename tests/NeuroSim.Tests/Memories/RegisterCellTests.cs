using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Memories;

/// <summary>Fixed-point registers: exact rounding, saturation, and the stall that rounding to the nearest brings.</summary>
public sealed class RegisterCellTests
{
    [Theory]
    [InlineData(8, 4, 1.23f, 1.25f)]
    [InlineData(8, 4, 1.21875f, 1.25f)]
    [InlineData(8, 4, 1.15625f, 1.125f)]
    [InlineData(8, 4, 100f, 7.9375f)]
    [InlineData(8, 4, -100f, -8f)]
    [InlineData(1, 0, 3f, 0f)]
    [InlineData(24, 16, 1.5258789e-5f, 1.5258789e-5f)]
    public void Nearest_IsTheNearestNumberInsideTheRange(int bits, int fractionBits, float value, float expected) =>
        Assert.Equal(expected, new FixedPoint(bits, fractionBits, false).Round(new FloatLane(value), new FloatLane(0)).Value);

    /// <summary>2^-6 of a difference of 0.007 is under half a step of 2^-12: to the nearest the register stays, by chance it arrives.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0.007)]
    public void SmallInput_ToTheNearest_Stalls(bool stochastic, double expected)
    {
        const int Neurons = 1000;
        var array = new IntegratorArray(Cells.Register(6, stochastic), IntegratorRole.Mean, Cells.Period, Neurons, 3, 0);
        var values = new FloatLane[Neurons];
        for (int t = 0; t < 600; t++)
        {
            IntegratorArray.DrawNoise(array, array, 0, Neurons, t);
            for (int j = 0; j < Neurons; j++)
                values[j] = array.Step<FloatLane>(j).Advance(values[j], new FloatLane(0.007f));
        }

        Assert.Equal(expected, values.Average(value => value.Value), 2e-4);
    }

    [Fact]
    public void LargeInput_ToTheNearest_StopsWithinTheStallBand()
    {
        var array = new IntegratorArray(Cells.Register(6), IntegratorRole.Mean, Cells.Period, 1, 3, 0);
        var value = new FloatLane(0);
        for (int t = 0; t < 2000; t++)
            value = array.Step<FloatLane>(0).Advance(value, new FloatLane(1f));
        float band = MathF.ScaleB(1, 6 - 1 - 12);
        Assert.InRange(value.Value, 1 - band, 1 - band / 2);
    }

    [Fact]
    public void ShiftZero_KeepsTheInput() => Assert.Equal(new CellStep(0, 1, 0, 0), Cells.Register(0).StepOver(1e-6));

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.9995, 11)]
    [InlineData(0.01, 1)]
    [InlineData(0.999999999, 23)]
    public void ShiftFor_NearestRetention(double beta, int shift) => Assert.Equal(shift, RegisterCell.ShiftFor(beta));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 0)]
    [InlineData(8, -1)]
    [InlineData(8, 25)]
    public void Format_OutsideItsRange_Refused(int bits, int fractionBits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedPoint(bits, fractionBits, false));
}
