namespace NeuroSim.Tests.Data;

public sealed class MnistFactAttributeTests
{
    [Theory]
    [InlineData(null, null, null, false, "NEUROSIM_DATA is not set")]
    [InlineData("data", null, null, false, "does not exist")]
    [InlineData("data", null, null, true, null)]
    [InlineData(null, "true", null, false, null)]
    [InlineData(null, null, "1", false, null)]
    public void Skip_GivesAReasonUnlessDataIsRequired(string? data, string? ci, string? required, bool exists, string? reason)
    {
        Dictionary<string, string?> environment = new() { ["NEUROSIM_DATA"] = data, ["CI"] = ci, ["NEUROSIM_REQUIRE_DATA"] = required };
        string? skip = MnistFactAttribute.ReasonToSkip(name => environment[name], _ => exists);
        if (reason is null)
            Assert.Null(skip);
        else
            Assert.Contains(reason, skip, StringComparison.Ordinal);
    }
}
