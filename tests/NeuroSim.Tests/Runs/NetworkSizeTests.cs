using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>What is too large is refused before there is a network, with the setting to change.</summary>
public sealed class NetworkSizeTests
{
    [Theory]
    [InlineData("network.layers=[8192]", 65536, "network.layers", "weights")]
    [InlineData("learning.writeEvery=65536", 16384, "learning.writeEvery", "inputs")]
    public void Of_AnArrayThatNoCheckpointHolds_IsRefused(string setting, int inputs, string where, string what)
    {
        var error = Assert.Throws<InvalidInputException>(() => ExperimentNetwork.Of(ExperimentSource.Load("online-pass", [setting]), inputs, 1000));
        Assert.Equal(("experiment", where), (error.Kind, error.Where));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TheLargestThatFits_IsNot() => ExperimentNetwork.Of(ExperimentSource.Load("online-pass", ["network.layers=[16384, 16384]"]), 16384, 1000);

    [Fact]
    public void RequireFeatures_MoreThanAnArrayHolds_IsRefused()
    {
        NetworkSize.RequireFeatures(60000, [16384, 16384]);
        var error = Assert.Throws<InvalidInputException>(() => NetworkSize.RequireFeatures(60000, [16384, 16384, 16384]));
        Assert.Equal("data.train", error.Where);
        Assert.Contains("2,949,120,000", error.Message, StringComparison.Ordinal);
    }
}
