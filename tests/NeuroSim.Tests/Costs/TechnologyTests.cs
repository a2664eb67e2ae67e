using NeuroSim.Costs;

namespace NeuroSim.Tests.Costs;

public class TechnologyTests
{
    public static TheoryData<string> Names => [.. Technology.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void BuiltIn_HasValueUnitAndSourceForEveryFigure(string name)
    {
        var technology = Technology.BuiltIn(name);
        Assert.Equal(name, technology.Name);
        Assert.NotEmpty(Examples.Figures(technology));
        Assert.All(Examples.Figures(technology), figure =>
        {
            Assert.True(double.IsFinite(figure.Range.High) && figure.Range.Low > 0, figure.ToString());
            Assert.True(figure.Range.Low <= figure.Range.Typical && figure.Range.Typical <= figure.Range.High, figure.ToString());
            Assert.True(figure.Source.Length >= 10, figure.Source);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BuiltIn_PricesAWholeNetworkUnlessItSaysUnavailable(string name)
    {
        var estimate = Examples.Estimate(Examples.Paper, Technology.BuiltIn(name));
        Assert.All(estimate.Learning.Rows, row => Assert.True(
            row.EnergyJoules is not null || estimate.Unavailable.Any(missing => missing.StartsWith(row.Name, StringComparison.Ordinal))));
        Assert.NotEmpty(estimate.Assumptions);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BuiltIn_IsCompleteForEveryScheduleAndOptimizer(string name)
    {
        foreach (var schedule in Enum.GetValues<NeuroSim.Networks.Schedule>())
        {
            foreach (var kind in Enum.GetValues<NeuroSim.Learning.OptimizerKind>())
            {
                var network = Examples.Paper with { Schedule = schedule, Optimizer = new(kind, 1e-4f), WriteEvery = 4 };
                Assert.Empty(Examples.Estimate(network, Technology.BuiltIn(name)).Unavailable);
            }
        }
    }

    [Fact]
    public void UnknownName_NamesTheNearest()
    {
        var error = Assert.Throws<InvalidInputException>(() => Technology.BuiltIn("cmos28nm"));
        Assert.Equal("technology", error.Kind);
        Assert.Contains("did you mean 'cmos-28nm'", error.Message, StringComparison.Ordinal);
    }
}
