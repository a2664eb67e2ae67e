using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class OrderingTests
{
    [Fact]
    public void Parse_AChain_KnowsItsTermsAndSigns()
    {
        var ordering = Ordering.Parse("end.same.error", " leaky  10 <  0.5 * leaky 1 <= none @ rows.1.error ");
        Assert.Equal("leaky 10 < 0.5 * leaky 1 <= none @ rows.1.error", ordering.Wanted);
        Assert.Equal([true, false], ordering.IsStrict.ToArray());
        Assert.Equal(["leaky", "10"], ordering.Terms[0].Values.ToArray());
        Assert.Equal((0.5, "end.same.error"), (ordering.Terms[1].Factor, ordering.Terms[1].Figure));
        Assert.Equal((1.0, "rows.1.error"), (ordering.Terms[2].Factor, ordering.Terms[2].Figure));
        Assert.Equal(ordering, Ordering.Parse("end.same.error", ordering.Wanted));
    }

    [Theory]
    [InlineData("leaky")]
    [InlineData("leaky <")]
    [InlineData("< leaky")]
    [InlineData("a > b")]
    [InlineData("")]
    public void Parse_NoChain_IsRefused(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => Ordering.Parse("error", text, "here"));
        Assert.Equal(("experiment", "here"), (error.Kind, error.Where));
        Assert.Contains("leaky 5 < leaky 1", error.Message, StringComparison.Ordinal);
    }
}
