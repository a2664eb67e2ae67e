using NeuroSim.Costs;

namespace NeuroSim.Tests.Costs;

public sealed class ConverterBitsTests
{
    [Theory]
    [InlineData(6, 0.6215)]
    [InlineData(8, 1)]
    [InlineData(10, 1.9323)]
    [InlineData(12, 4.1846)]
    [InlineData(2, 0.5385)]
    public void EnergyRatio_AgainstEightBits_IsTheSurveys(double bits, double ratio) => Assert.Equal(ratio, ConverterBits.EnergyRatio(bits, 8), 4);

    [Fact]
    public void EnergyRatio_MoreBits_NeverCostsLess()
    {
        for (int bits = 2; bits <= 16; bits++)
            Assert.True(ConverterBits.EnergyRatio(bits, 8) >= ConverterBits.EnergyRatio(bits - 1, 8));
    }
}
