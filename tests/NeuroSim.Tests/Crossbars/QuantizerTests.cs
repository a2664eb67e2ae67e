using NeuroSim.Crossbars;

namespace NeuroSim.Tests.Crossbars;

public sealed class QuantizerTests
{
    public static TheoryData<int> Bits() => [.. Enumerable.Range(1, 16)];

    [Theory]
    [MemberData(nameof(Bits))]
    public void Convert_InsideTheRange_ErrsByHalfAStepAtMost(int bits)
    {
        var converter = Quantizer.Of(new Converter(bits, 3), 1);
        for (float x = -3; x <= 3; x += 0.00373f)
            Assert.InRange(converter.Convert(x) - x, -0.5f * converter.Step - 1e-6f, 0.5f * converter.Step + 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Bits))]
    public void Convert_RisingSignal_NeverFalls(int bits)
    {
        var converter = Quantizer.Of(new Converter(bits, null), 2);
        float last = converter.Convert(-5f);
        for (float x = -5; x <= 5; x += 0.0017f)
        {
            float level = converter.Convert(x);
            Assert.True(level >= last);
            last = level;
        }
    }

    [Theory]
    [MemberData(nameof(Bits))]
    public void Convert_BeyondTheRange_Saturates(int bits)
    {
        var converter = Quantizer.Of(new Converter(bits, 2), 1);
        float end = bits == 1 ? 1f : 2f;
        Assert.Equal(end, converter.Convert(1e6f), 5);
        Assert.Equal(-end, converter.Convert(float.NegativeInfinity), 5);
    }

    [Theory]
    [MemberData(nameof(Bits))]
    public void Convert_WholeRange_HasAtMostTwoToTheBitsLevels(int bits)
    {
        var converter = Quantizer.Of(new Converter(bits, 1), 1);
        var levels = new HashSet<float>();
        for (int i = 0; i <= 400000; i++)
            levels.Add(converter.Convert((i - 200000) / 200000f));
        Assert.Equal(bits == 1 ? 2 : (1 << bits) - 1, levels.Count);
    }

    [Theory]
    [MemberData(nameof(Bits))]
    public void Convert_NoNumber_StaysNone(int bits) => Assert.Equal(float.NaN, Quantizer.Of(new Converter(bits, 2), 1).Convert(float.NaN));

    [Fact]
    public void Convert_WithoutConverter_IsTheSignal() => Assert.Equal(0.1234f, Quantizer.None.Convert(0.1234f));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Of_BitsOutsideTheRange_Throws(int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantizer.Of(new Converter(bits, 1), 1));
}
