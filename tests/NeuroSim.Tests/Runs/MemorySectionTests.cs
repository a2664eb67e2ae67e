using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>Memory cells as experiments name them: what each kind takes, what it refuses, what it becomes.</summary>
public sealed class MemorySectionTests
{
    [Fact]
    public void SwitchedCapacitor_FromARetention_HasTheSamplingCapacitorForIt()
    {
        var cell = Assert.IsType<SwitchedCapacitorCell>(NetworkOf("{ cell: switched-capacitor, retention: 0.99, capacitance: 990 fF, thermalNoise: true }").MeanCell);
        Assert.Equal(10e-15, cell.SamplingFarads, 1e-22);
        Assert.True(cell.ThermalNoise);
    }

    [Fact]
    public void Register_FromARetention_HasTheNearestShift() =>
        Assert.Equal(new RegisterCell { Bits = 16, FractionBits = 12, Shift = 10, IsStochastic = true }, NetworkOf("{ cell: register, retention: 0.999, bits: 16, fractionBits: 12, rounding: stochastic }").VarianceCell);

    [Fact]
    public void AnotherKindForOneMemory_KeepsTheRetentionAndTheRest()
    {
        Network network = NetworkOf("{ resistance: 100 MOhm, capacitance: 1 pF, thermalNoise: true, variance: { cell: switched-capacitor } }");
        Assert.IsType<RcCell>(network.MeanCell);
        var variance = Assert.IsType<SwitchedCapacitorCell>(network.VarianceCell);
        Assert.Equal(Math.Exp(-0.01), variance.Retention(1e-6), 1e-12);
        Assert.True(variance.ThermalNoise);
    }

    [Fact]
    public void Lateral_OfOtherCells_KeepsTheirRetention() =>
        Assert.Equal(1 - 1f / 1024, NetworkOf("{ cell: register, shift: 10 }").LateralRetention);

    [Fact]
    public void Retentions_SplitTheNeurons()
    {
        Network network = NetworkOf("{ retentions: [0.9, 0.999] }");
        Assert.Equal([0.9, 0.999], network.MeanCell.Groups.Select(cell => Math.Round(cell.Retention(1e-6), 12)));
        Assert.Equal(0.9, network.VarianceCell.Of(255, 512).Retention(1e-6), 1e-12);
        Assert.Equal(0.999, network.VarianceCell.Of(256, 512).Retention(1e-6), 1e-12);
    }

    [Fact]
    public void DutyCycleAndSource_LeaveTheRetention()
    {
        var cell = Assert.IsType<RcCell>(NetworkOf("{ retention: 0.99, dutyCycle: 0.4, sourceResistance: 1 MOhm }").MeanCell);
        Assert.Equal(0.99, cell.Retention(1e-6), 1e-12);
        Assert.Equal(RcCell.ResistanceFor(0.99, 0.4e-6, 1e-12) - 1e6, cell.ResistanceOhms, 1);
    }

    [Fact]
    public void Previous_SampleAndHold_TakesItsParameters()
    {
        var cell = Assert.IsType<SampleAndHoldCell>(NetworkOf("{ previous: { cell: sample-and-hold, capacitance: 50 fF, leakage: 1 fA, offset: 1 mV } }").PreviousCell);
        Assert.Equal((50e-15, 1e-15, 1e-3), (cell.CapacitanceFarads, cell.LeakageAmperes, cell.OffsetVolts));
    }

    [Theory]
    [InlineData("cell: switched-capacitor, resistance: 1 MOhm", "hardware.memory.resistance", "samplingCapacitance or retention does")]
    [InlineData("samplingCapacitance: 1 fF", "hardware.memory.samplingCapacitance", "resistance or retention does")]
    [InlineData("cell: register, retention: 0.9, shift: 3", "hardware.memory.shift", "both given")]
    [InlineData("retention: 0.9, retentions: [0.9, 0.99]", "hardware.memory.retention", "both given")]
    [InlineData("retentions: [0.9, 1]", "hardware.memory.retentions", "above 0, below 1")]
    [InlineData("retentions: [0.9999999], capacitance: 1 fF", "hardware.memory.retentions", "1 kOhm .. 1 TOhm")]
    [InlineData("cell: register, bits: 25", "hardware.memory.bits", "1 .. 24")]
    [InlineData("cell: register, bits: 0", "hardware.memory.bits", "1 .. 24")]
    [InlineData("cell: register, shift: 0", "hardware.memory.shift", "1 .. 23")]
    [InlineData("dutyCycle: 0", "hardware.memory.dutyCycle", "above 0, at most 1")]
    [InlineData("dutyCycle: 1.1", "hardware.memory.dutyCycle", "above 0, at most 1")]
    [InlineData("sourceResistance: -1", "hardware.memory.sourceResistance", "0 Ohm .. 1 TOhm")]
    [InlineData("offset: 2 V", "hardware.memory.offset", "0 V .. 1 V")]
    [InlineData("cell: switched-capacitor, injectedCharge: 2 pC", "hardware.memory.injectedCharge", "-1 pC .. 1 pC")]
    [InlineData("cell: switched-capacitor, samplingCapacitance: 0", "hardware.memory.samplingCapacitance", "1 aF .. 1 uF")]
    [InlineData("cell: switched-capacitor, retention: 0.9999999, capacitance: 1 fF", "hardware.memory.retention", "1 aF .. 1 uF")]
    [InlineData("previous: { cell: sample-and-hold, leakage: 2 uA }", "hardware.memory.previous.leakage", "0 A .. 1 uA")]
    [InlineData("squarer: { gainSpread: 0.6 }", "hardware.memory.squarer.gainSpread", "0 .. 0.5")]
    [InlineData("squarer: { offsetSpread: -1 }", "hardware.memory.squarer.offsetSpread", "0 .. 100")]
    [InlineData("cell: switched-capacitor, simulator: spice", "hardware.memory.simulator", "Only rc cells")]
    public void WrongSetting_IsRefusedWhereItStands(string memory, string where, string message) =>
        ExperimentText.RefusedAt($"name: a\nhardware: {{ memory: {{ {memory} }} }}", $"test.yaml, line 2, {where}", message);

    [Fact]
    public void CellOnTheCommandLine_OverAnotherCellsParameter_SaysWhatToDo()
    {
        InvalidInputException error = ExperimentText.Refused("{ name: a, hardware: { memory: { resistance: 1 GOhm } } }", "hardware.memory.cell=switched-capacitor");
        Assert.Contains("retention", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cell: register, shift: 11, fractionBits: 10", "stalls within 1 ")]
    [InlineData("previous: { cell: sample-and-hold }", "holds exactly")]
    [InlineData("previous: { cell: sample-and-hold, leakage: 1 fA, temperature: 350 K }", "thermalNoise")]
    [InlineData("unit: 1 V", "no effect on learning")]
    [InlineData("cell: register, fractionBits: 20, thermalNoise: true", "thermalNoise has no effect on a register cell")]
    [InlineData("cell: switched-capacitor, dutyCycle: 0.5", "dutyCycle has no effect on a switched-capacitor cell")]
    [InlineData("variance: { cell: register, fractionBits: 20, leak: 1 s }", "leak has no effect on a register cell")]
    [InlineData("bits: 8", "bits has no effect on a rc cell")]
    [InlineData("previous: { leakage: 1 fA }", "belongs to cell: sample-and-hold")]
    [InlineData("previous: { cell: register, capacitance: 1 pF }", "belongs to cell: sample-and-hold")]
    public void Setting_ProbablyNotMeant_IsWarnedAbout(string memory, string words) =>
        Assert.Contains(ExperimentNetwork.Of(Parsed($"{{ {memory} }}"), 16, 0).Warnings, warning => warning.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("cell: register, shift: 11, fractionBits: 10, rounding: stochastic")]
    [InlineData("cell: switched-capacitor, retention: 0.99")]
    [InlineData("previous: { cell: sample-and-hold, thermalNoise: true, temperature: 350 K }")]
    public void Setting_WithAnEffect_IsNot(string memory) => Assert.Empty(ExperimentNetwork.Of(Parsed($"{{ {memory} }}"), 16, 0).Warnings);

    private static Network NetworkOf(string memory) => ExperimentNetwork.Of(Parsed(memory), 16, 0).Network;

    private static Experiment Parsed(string memory) => ExperimentText.Parse($"name: a\nhardware: {{ memory: {memory} }}");
}
