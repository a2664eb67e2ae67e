namespace NeuroSim.Tests.Runs;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("resistence", "resistance")]
    [InlineData("Retention", "retention")]
    [InlineData("capacitnace", "capacitance")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void Of_FindsWhatWasMeant(string given, string? meant) =>
        Assert.Equal(meant, NearestName.Of(given, ["resistance", "retention", "capacitance"]));
}
