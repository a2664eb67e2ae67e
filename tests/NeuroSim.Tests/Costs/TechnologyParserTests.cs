using NeuroSim.Costs;

namespace NeuroSim.Tests.Costs;

public class TechnologyParserTests
{
    private const string Smallest = """
        name: small
        description: a test
        design:
          supply: { value: 1 V, source: a test of the parser, status: unverified }
          temperature: { value: 300 K, source: a test of the parser, status: unverified }
          value-bits: { value: 8 bit, source: a test of the parser, status: unverified }
          state-bits: { value: 32 bit, source: a test of the parser, status: unverified }
          rows-per-array: { value: 128, source: a test of the parser, status: unverified }
          columns-per-converter: { value: 8, source: a test of the parser, status: unverified }
          read-voltage: { value: 0.5 V, source: a test of the parser, status: unverified }
          read-time: { value: 10 ns, source: a test of the parser, status: unverified }
        window:
          largest-resistance: { value: 10 MOhm, source: a test of the parser, status: unverified }
          smallest-bias-current: { value: 1 pA, source: a test of the parser, status: unverified }
          capacitor-density: { low: 1 fF/um2, typical: 2 fF/um2, high: 3 fF/um2, source: a test of the parser, status: unverified }
          capacitor-border: { value: 1 um2, source: a test of the parser, status: unverified }
          smallest-capacitance: { value: 1 fF, source: a test of the parser, status: unverified }
        components:
          squarer:
            energy: { low: 1 pJ, typical: 2 pJ, high: 3 pJ, source: a test of the parser, status: derived }
        """;

    [Fact]
    public void SmallestFile_IsReadWithWhatItHas()
    {
        var technology = TechnologyParser.Parse(Smallest, "small.yaml");
        Assert.Equal(new PriceRange(1e-12, 2e-12, 3e-12), technology[Part.Squarer].Energy!.Range);
        Assert.Equal(FigureStatus.Derived, technology[Part.Squarer].Energy!.Status);
        Assert.Null(technology[Part.Squarer].Area);
        Assert.Null(technology[Part.BitLineAdc].Energy);
        Assert.Equal(2e-3, technology.Window.CapacitorDensity.Typical);
        Assert.Empty(technology.References);
    }

    [Theory]
    [InlineData(", source: a test of the parser, status: derived", ", status: derived", "no source", "line 20")]
    [InlineData(", source: a test of the parser, status: derived", ", source: '', status: derived", "not empty", "line 20")]
    [InlineData(", status: derived", "", "no status", "line 20")]
    [InlineData("status: derived", "status: guessed", "sourced, derived, unverified", "line 20")]
    [InlineData("low: 1 pJ", "low: 1e-12", "a number without a unit", "line 20")]
    [InlineData("low: 1 pJ", "low: 1 pW", "wanted is an energy in J", "line 20")]
    [InlineData("low: 1 pJ", "low: 9 pJ", "low <= typical <= high", "line 20")]
    [InlineData("low: 1 pJ", "low: 0 pJ", "must be above 0", "line 20")]
    [InlineData("low: 1 pJ, ", "", "has no 'low'", "line 20")]
    [InlineData("low: 1 pJ", "value: 1 pJ", "either 'value' or all of", "line 20")]
    [InlineData("    energy:", "    enrgy:", "did you mean 'energy'", "line 20")]
    [InlineData("  squarer:", "  squarrer:", "did you mean 'squarer'", "line 19")]
    [InlineData("window:", "windows:", "did you mean 'window'", "line 12")]
    [InlineData("value: 128", "value: 12.8", "whole number", "line 8")]
    [InlineData("  supply: { value: 1 V, source: a test of the parser, status: unverified }\n", "", "'design' has no 'supply'", "line 4")]
    [InlineData("  read-time: { value: 10 ns, source: a test of the parser, status: unverified }\n", "", "'design' has no 'read-time'", "line 4")]
    [InlineData("name: small", "name: small\nname: small", "not YAML", "line 2")]
    [InlineData("components:", "components: [", "not YAML", "line")]
    public void BrokenFile_SaysWhatAndWhere(string original, string broken, string message, string where)
    {
        Assert.Contains(original, Smallest, StringComparison.Ordinal);
        var error = Assert.Throws<InvalidInputException>(() =>
            TechnologyParser.Parse(Smallest.Replace(original, broken, StringComparison.Ordinal), "small.yaml"));
        Assert.Equal("technology", error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(where, error.Where!, StringComparison.Ordinal);
        Assert.Contains("small.yaml", error.Where!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a word")]
    [InlineData("- a\n- list")]
    [InlineData("---\nname: a\n---\nname: b")]
    public void TextThatIsNoTechnology_IsRefused(string text) =>
        Assert.Equal("technology", Assert.Throws<InvalidInputException>(() => TechnologyParser.Parse(text, "x.yaml")).Kind);
}
