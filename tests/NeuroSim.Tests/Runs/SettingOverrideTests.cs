using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class SettingOverrideTests
{
    [Fact]
    public void Set_ReplacesAndAdds()
    {
        Experiment experiment = ExperimentText.Parse(
            "name: a\ndata: { train: 5 }", "data.train=6", "data.test=7", "network.layers=[3, 4]", "learning.optimizer={kind: sgd, rate: 0.5}", "hardware.memory.mean.retention=0.5");

        Assert.Equal((6, 7), (experiment.Data.Train, experiment.Data.Test));
        Assert.Equal("3 4", string.Join(' ', experiment.Network.Layers));
        Assert.Equal(0.5f, experiment.Learning.Optimizer.Rate);
        Assert.Equal(0.5, experiment.Hardware.Memory.Mean!.Time.Retention);
    }

    [Fact]
    public void Set_Name_ServesAFileWithoutOne() => Assert.Equal("b", ExperimentText.Parse("seed: 1", "name=b").Name);

    [Fact]
    public void Set_LastOneHolds() => Assert.Equal(7, ExperimentText.Parse("name: a", "data.train=6", "data.train=7").Data.Train);

    [Fact]
    public void Set_TextNeedsNoQuotes()
    {
        Experiment experiment = ExperimentText.Parse("name: a", "expect.accuracy=>= 0.95", "question=Is a: b?", "hardware.memory.capacitance=10 pF");

        Assert.Equal(">= 0.95", experiment.Expect.Entries[0].Wanted);
        Assert.Equal("Is a: b?", experiment.Question);
        Assert.Equal(10e-12, experiment.Hardware.Memory.Shared.Time.CapacitanceFarads);
    }

    [Fact]
    public void Set_ResistanceTakesTheRetentionOfTheFileAway()
    {
        const string yaml = "name: a\nhardware: { memory: { retention: 0.9 } }";

        Assert.Equal(1e8, ExperimentText.Parse(yaml, "hardware.memory.resistance=100 MOhm").Hardware.Memory.Shared.Time.ResistanceOhms);
        Assert.Contains("both given", ExperimentText.Refused(yaml, "hardware.memory.resistance=1 MOhm", "hardware.memory.retention=0.5").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_SweepPath_IsOneKey() =>
        Assert.Equal("hardware.memory.resistance", ExperimentText.Parse("name: a", "sweep.hardware.memory.resistance=[1 MOhm]").Sweep.Axes[0].Path);

    [Theory]
    [InlineData("data.trian=5", "Did you mean \"train\"?")]
    [InlineData("dtaa.train=5", "Did you mean \"data\"?")]
    [InlineData("data.train=x", "whole number")]
    [InlineData("name.first=x", "no keys of its own")]
    [InlineData("data.train", "path.to.key=value")]
    [InlineData("=5", "path.to.key=value")]
    [InlineData("data..train=5", "path.to.key=value")]
    [InlineData("network.layers=[1, 2", "not YAML")]
    [InlineData("network.layers=[*a]", "Aliases")]
    [InlineData("seed=", "no value")]
    public void Set_Wrong_NamesTheArgument(string argument, string inMessage)
    {
        InvalidInputException error = ExperimentText.Refused("name: a", argument);
        Assert.Equal($"--set {argument}", error.Where);
        Assert.Contains(inMessage, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seed_HoldsOverEverything() =>
        Assert.Equal(ulong.MaxValue, ExperimentParser.Parse("name: a\nseed: 1", "f", ["seed=2"], ulong.MaxValue).Seed);
}
