using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public class QuantityTests
{
    [Theory]
    [InlineData("10 pF", Unit.Farad, 10e-12)]
    [InlineData("1us", Unit.Second, 1e-6)]
    [InlineData("1 \u00B5s", Unit.Second, 1e-6)]
    [InlineData("1 \u03BCs", Unit.Second, 1e-6)]
    [InlineData("100 MOhm", Unit.Ohm, 100e6)]
    [InlineData("100 Mohm", Unit.Ohm, 100e6)]
    [InlineData("1.5 G\u03A9", Unit.Ohm, 1.5e9)]
    [InlineData("1.5 G\u2126", Unit.Ohm, 1.5e9)]
    [InlineData("3 mOhm", Unit.Ohm, 3e-3)]
    [InlineData("1e-6", Unit.Second, 1e-6)]
    [InlineData("  -2.5e-3 mV ", Unit.Volt, -2.5e-6)]
    [InlineData("+.5 V", Unit.Volt, 0.5)]
    [InlineData("350 um2", Unit.SquareMeter, 350e-12)]
    [InlineData("350 um\u00B2", Unit.SquareMeter, 350e-12)]
    [InlineData("1 mm2", Unit.SquareMeter, 1e-6)]
    [InlineData("2 m2", Unit.SquareMeter, 2)]
    [InlineData("2 fF/um2", Unit.FaradPerSquareMeter, 2e-3)]
    [InlineData("1.2 aA", Unit.Ampere, 1.2e-18)]
    [InlineData("300 K", Unit.Kelvin, 300)]
    [InlineData("2 kHz", Unit.Hertz, 2000)]
    [InlineData("10.8 nW", Unit.Watt, 10.8e-9)]
    [InlineData("8 bit", Unit.Bit, 8)]
    [InlineData("4 kbit", Unit.Bit, 4000)]
    [InlineData("1 TOhm", Unit.Ohm, 1e12)]
    [InlineData("0.25", Unit.None, 0.25)]
    public void Text_IsReadAsTheNearestDouble(string text, Unit unit, double expected) =>
        Assert.Equal(expected, Quantity.Parse(text, unit));

    [Theory]
    [InlineData("10 pF", Unit.Ohm, "a capacitance in F", "100 MOhm")]
    [InlineData("10 pf", Unit.Farad, "unknown unit 'pf'", "did you mean '10 pF'")]
    [InlineData("10k", Unit.Ohm, "unknown unit 'k'", "a resistance in Ohm")]
    [InlineData("1,5 us", Unit.Second, "is not a quantity", "1 us")]
    [InlineData("us", Unit.Second, "is not a quantity", "a time in s")]
    [InlineData("", Unit.Second, "'' is not a quantity", "a time in s")]
    [InlineData("NaN", Unit.Second, "is not a quantity", "a time in s")]
    [InlineData("1e999", Unit.Second, "too large", "a time in s")]
    [InlineData("3 s", Unit.None, "is a time in s", "a plain number")]
    [InlineData("2 fF", Unit.FaradPerSquareMeter, "is a capacitance in F", "2 fF/um2")]
    [InlineData("1 um", Unit.SquareMeter, "unknown unit 'um'", "350 um2")]
    public void WrongText_SaysWhatWasReadAndWhatIsRight(string text, Unit unit, string read, string right)
    {
        var error = Assert.Throws<FormatException>(() => Quantity.Parse(text, unit));
        Assert.Contains(read, error.Message, StringComparison.Ordinal);
        Assert.Contains(right, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.234e-12, Unit.Joule, "1.23 pJ")]
    [InlineData(350e-12, Unit.SquareMeter, "350 um2")]
    [InlineData(0.204e-6, Unit.SquareMeter, "0.204 mm2")]
    [InlineData(9990e-12, Unit.SquareMeter, "9990 um2")]
    [InlineData(0.05e-12, Unit.SquareMeter, "0.05 um2")]
    [InlineData(1e-6, Unit.Second, "1 us")]
    [InlineData(100e6, Unit.Ohm, "100 MOhm")]
    [InlineData(999.6e-9, Unit.Watt, "1 uW")]
    [InlineData(1.5e-21, Unit.Joule, "0.0015 aJ")]
    [InlineData(4.2e15, Unit.Hertz, "4200 THz")]
    [InlineData(-0.1, Unit.Volt, "-100 mV")]
    [InlineData(0, Unit.Joule, "0 J")]
    [InlineData(2e-3, Unit.FaradPerSquareMeter, "2 fF/um2")]
    [InlineData(0.8333, Unit.None, "0.833")]
    public void Format_UsesEngineeringNotation(double value, Unit unit, string expected) =>
        Assert.Equal(expected, Quantity.Format(value, unit));

    [Fact]
    public void Format_IsReadBackWithinThreeDigits()
    {
        foreach (var unit in Enum.GetValues<Unit>())
        {
            for (double value = 1.7e-60; value < 1e60; value *= 33)
            {
                double back = Quantity.Parse(Quantity.Format(value, unit), unit);
                Assert.InRange(back / value, 0.995, 1.0051);
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Format_RefusesWhatIsNotFinite(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantity.Format(value, Unit.Joule));
}
