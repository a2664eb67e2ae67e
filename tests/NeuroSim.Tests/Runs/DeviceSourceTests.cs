using NeuroSim.Devices;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class DeviceSourceTests
{
    public static TheoryData<string> Published() => [.. DeviceSource.Published];

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_EveryOne_HasItsNameItsSourceAndALaw(string name)
    {
        SynapticDevice device = DeviceSource.Load(name);
        Assert.Equal(name, device.Name);
        Assert.NotNull(device.Pulses);
        Assert.Matches("[12][09][0-9][0-9]", device.Source);
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_InAnExperiment_IsWrittenAndReadBackEqual(string name)
    {
        Experiment experiment = ExperimentText.Parse($"name: a\nhardware: {{ crossbar: {{ device: {name}, readNoise: 0.01, adc: 6 }} }}");
        Experiment again = ExperimentText.Parse(ExperimentWriter.Write(experiment));
        Assert.Equal(experiment.Hardware.Crossbar.Label, again.Hardware.Crossbar.Label);
        Assert.Equal(experiment.Hardware.Crossbar.Design.Device.Pulses, again.Hardware.Crossbar.Design.Device.Pulses);
        Assert.Equal(ExperimentWriter.Write(experiment), ExperimentWriter.Write(again));
    }

    [Fact]
    public void Parse_FileWithoutCode_IsADevice()
    {
        SynapticDevice device = DeviceSource.Parse("name: mine\nlaw: soft-bounds\npulses: { step: 1e-2 }\nmaxConductance: 50 uS\ndrift: { exponent: 0.1 }\n", "mine.yaml");
        Assert.Equal(1e-2, device.Pulses!.Step);
        Assert.Equal(50e-6, device.MaxConductance, 12);
        Assert.Equal(new Drift(0.1, 0, 20), device.Drift);
    }

    [Theory]
    [InlineData("law: soft-bounds", "name")]
    [InlineData("name: a\nlaw: soft-bound", "Did you mean \"soft-bounds\"?")]
    [InlineData("name: a\nlaw: soft-bounds\npulses: { step: 0 }", "above 0")]
    [InlineData("name: a\nstuk: 0.1", "Did you mean \"stuck\"?")]
    [InlineData("name: a\nlevels: 1", "2 .. 65536")]
    [InlineData("name: a\nreadNoise: 2", "0 .. 1")]
    public void Parse_BadFile_SaysWhatWouldBeRight(string yaml, string words)
    {
        var error = Assert.Throws<InvalidInputException>(() => DeviceSource.Parse(yaml, "mine.yaml"));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("mine.yaml", error.Where, StringComparison.Ordinal);
    }
}
