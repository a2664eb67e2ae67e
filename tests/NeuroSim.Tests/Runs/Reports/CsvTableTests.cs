using NeuroSim.Runs.Reports;

namespace NeuroSim.Tests.Runs.Reports;

public sealed class CsvTableTests
{
    [Fact]
    public void Fields_WithQuotesCommasAndLineEnds_AreRead()
    {
        CsvTable table = CsvTable.Parse("a,b\r\n\"x, \"\"y\"\"\nz\",\n1,2", "t.csv");

        Assert.Equal("a b", string.Join(" ", table.Columns));
        Assert.Equal((string[])["x, \"y\"\nz", ""], table.Rows[0].ToArray());
        Assert.Equal((string[])["1", "2"], table.Rows[1].ToArray());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n1\n", "1 fields")]
    [InlineData("a\n\"x", "quoted")]
    public void Table_ThatIsBroken_IsRefused(string text, string word)
    {
        var error = Assert.Throws<InvalidInputException>(() => CsvTable.Parse(text, "t.csv"));

        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("t.csv", error.Where, StringComparison.Ordinal);
    }
}
