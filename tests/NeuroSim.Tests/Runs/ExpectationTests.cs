using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExpectationTests
{
    [Theory]
    [InlineData(">= 0.95", 0.95, true)]
    [InlineData(">= 0.95", 0.9499, false)]
    [InlineData("> 0.95", 0.95, false)]
    [InlineData("<= 1", 1, true)]
    [InlineData("<1", 1, false)]
    [InlineData("= 3", 3, true)]
    [InlineData("== 3", 3.5, false)]
    [InlineData("0.95 .. 0.97", 0.95, true)]
    [InlineData("0.95 .. 0.97", 0.97, true)]
    [InlineData("0.95..0.97", 0.98, false)]
    [InlineData("-1 .. 1e-3", 0, true)]
    [InlineData(">= 0", double.NaN, false)]
    public void Evaluate_ComparesWithTheResult(string text, double got, bool met)
    {
        ExpectationOutcome outcome = Expectation.Parse("accuracy", text).Evaluate(new Dictionary<string, double> { ["accuracy"] = got });

        Assert.Equal(met, outcome.Met);
        Assert.Equal(got, outcome.Got);
        Assert.Equal("accuracy", outcome.Key);
    }

    [Fact]
    public void Evaluate_MissingNumber_IsNotMet() => Assert.Equal(
        new ExpectationOutcome("accuracyPerLayer[1]", ">= 0.5", null, false),
        Expectation.Parse("accuracyPerLayer[1]", ">=0.5").Evaluate(new Dictionary<string, double>()));

    [Fact]
    public void EvaluateAll_KeepsTheOrder()
    {
        ExpectationSet expect = ExperimentText.Parse("{ name: a, expect: { accuracy: \">= 0.9\", accuracyPerLayer: [\"< 1\", \"> 2\"] } }").Expect;

        var outcomes = expect.Evaluate(new Dictionary<string, double> { ["accuracy"] = 0.95, ["accuracyPerLayer[0]"] = 0.5, ["accuracyPerLayer[1]"] = 0.5 });

        Assert.Equal([true, true, false], outcomes.Select(outcome => outcome.Met));
    }

    [Theory]
    [InlineData("0.95")]
    [InlineData("about 1")]
    [InlineData(">= ")]
    [InlineData(">= 1 pF")]
    [InlineData("1 .. ")]
    [InlineData("2 .. 1")]
    [InlineData(">= 1e999")]
    [InlineData("")]
    public void Parse_NoExpectation_ShowsTheForms(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => Expectation.Parse("accuracy", text, "f.yaml, line 3"));
        Assert.Contains("0.95 .. 0.97", error.Message, StringComparison.Ordinal);
        Assert.Equal("f.yaml, line 3", error.Where);
    }
}
