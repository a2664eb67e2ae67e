using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentParserTests
{
    [Fact]
    public void Parse_NameAlone_HasEveryDefault()
    {
        Experiment experiment = ExperimentText.Parse("name: bare");

        Assert.Equal(ExperimentDefaults.Named("bare"), experiment);
        Assert.Equal(new DataSettings("auto", null, null), experiment.Data);
        Assert.Equal(new NetworkSettings([512, 256], Activation.Relu), experiment.Network);
        Assert.Equal(new OptimizerSettings(OptimizerKind.NeuronRms, 5e-5f, RateDecay.Linear), experiment.Learning.Optimizer);
        Assert.Equal(0.9995, experiment.Hardware.Memory.Shared.Time.Retention);
        Assert.Equal(42ul, experiment.Seed);
    }

    [Fact]
    public void Parse_Complete_ReadsEveryKey()
    {
        Experiment experiment = ExperimentText.Parse(ExperimentText.Complete);

        Assert.Equal("Does: it \"round\" trip?", experiment.Question);
        Assert.Equal(7ul, experiment.Seed);
        Assert.Equal(new StreamSettings(StreamOrder.Chunked, 4, 0.25), experiment.Stream);
        Assert.Equal(new NetworkSettings([16, 8], Activation.Tanh), experiment.Network);
        Assert.Equal(new OptimizerSettings(OptimizerKind.Adam, 1e-4f, RateDecay.Linear), experiment.Learning.Optimizer);
        Assert.Equal(new TrlCoefficients { Similarity = 2, Variance = 2.5f, Covariance = 0.7f, Lateral = 1.3f, TargetVariance = 0.5f }, experiment.Learning.Coefficients);
        Assert.Equal((16, 3), (experiment.Learning.WriteEvery, experiment.Learning.Epochs));
        Assert.Equal(new HeadSettings(5, 0.01f, 32), experiment.Head);
        Assert.Equal(Schedule.Pipelined, experiment.Hardware.Schedule);
        Assert.Equal((2.5e-6, 1e-10), (experiment.Hardware.SamplePeriodSeconds, experiment.Hardware.TickSeconds));
        Assert.Equal("cmos-65nm", experiment.Hardware.Technology);
        Assert.Equal(new SweepAxis("network.layers", ["[16]", "[16, 8]"]), experiment.Sweep.Axes[1]);
        Assert.Equal(["accuracy", "accuracyPerLayer[0]", "accuracyPerLayer[1]", "samples"], experiment.Expect.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Parse_MemoryEntries_InheritFromTheSharedCell()
    {
        MemorySettings memory = ExperimentText.Parse(ExperimentText.Complete).Hardware.Memory;

        Assert.Equal(new CellSettings(MemoryTime.OfResistance(123.456789e6, 10e-12), true, 0.02, 0.1, 0.05, 0.01, 350, 0.2), memory.Shared);
        Assert.Equal(memory.Shared with { Time = MemoryTime.OfRetention(0.9, 10e-12) }, memory.Mean);
        Assert.Equal(memory.Shared with { Time = MemoryTime.OfResistance(123.456789e6, 1e-12), LeakSeconds = null }, memory.Variance);
        Assert.Equal(MemoryTime.OfRetention(0.99, 10e-12), memory.Lateral);
    }

    [Fact]
    public void Parse_BlockAndFlowStyle_AreTheSame() => Assert.Equal(
        ExperimentText.Parse("name: a\nnetwork:\n  layers:\n  - 3\n  - 4\n"),
        ExperimentText.Parse("{ name: a, network: { layers: [3, 4] } }"));

    [Fact]
    public void Parse_EmptySection_HasDefaults() => Assert.Equal(ExperimentText.Parse("name: a"), ExperimentText.Parse("name: a\ndata:\n# train: 5\nstream: {}"));

    [Theory]
    [InlineData("resistance: 1e8", "resistance: 100 MOhm")]
    [InlineData("resistance: 100MOhm", "resistance: 0.1 GOhm")]
    [InlineData("capacitance: 1e-11", "capacitance: 10 pF")]
    [InlineData("unit: 0.1", "unit: \"100 mV\"")]
    public void Parse_Quantities_TakePrefixesAndBareNumbers(string one, string other) =>
        Assert.Equal(Memory(one).Hardware, Memory(other).Hardware);

    [Fact]
    public void Parse_Retention_SetsTheResistance()
    {
        Experiment experiment = Memory("retention: 0.999, capacitance: 1 pF");

        Assert.Equal(1e9, experiment.Hardware.Memory.Shared.Time.Ohms(1e-6), 1e6);
        Assert.Equal(0.999, experiment.Hardware.Memory.MeanCell(1e-6).Retention(1e-6), 12);
    }

    [Theory]
    [InlineData("nmae: a", "test.yaml, line 1, nmae", "\"nmae\" is no key of an experiment", "Did you mean \"name\"?", "Allowed: name, question, seed")]
    [InlineData("name: a\nhardware:\n  memory:\n    resistence: 1", "test.yaml, line 4, hardware.memory.resistence", "Did you mean \"resistance\"?", "Allowed: cell, retention, resistance")]
    [InlineData("name: a\nhardware: { memory: { lateral: { leak: 1 } } }", "test.yaml, line 2, hardware.memory.lateral.leak", "Allowed: retention, resistance, capacitance")]
    [InlineData("name: a\nexpect: { acuracy: \">= 1\" }", "test.yaml, line 2, expect.acuracy", "Did you mean \"accuracy\"?")]
    [InlineData("name: a\nseed: 1\nseed: 2", "test.yaml, line 3, seed", "\"seed\" is there twice", "test.yaml, line 2")]
    [InlineData("name: a\ndata: { train: 1, train: 2 }", "test.yaml, line 2, train", "there twice")]
    public void Parse_WrongKey_SaysWhichOnesThereAre(string yaml, string where, params string[] inMessage) => ExperimentText.RefusedAt(yaml, where, inMessage);

    [Theory]
    [InlineData("name: a\ndata: { train: many }", "test.yaml, line 2, data.train", "whole number 1 .. 10000000", "many")]
    [InlineData("name: a\ndata: { train: 1.5 }", "test.yaml, line 2, data.train", "whole number")]
    [InlineData("name: a\ndata: 5", "test.yaml, line 2, data", "data is 5", "map", "source, train, test")]
    [InlineData("name: a\ndata: [5]", "test.yaml, line 2, data", "a list")]
    [InlineData("name: a\ndata: { train: [5] }", "test.yaml, line 2, data.train", "a list", "single value")]
    [InlineData("name: a\ndata: { train: }", "test.yaml, line 2, data.train", "no value")]
    [InlineData("name: a\nseed: -1", "test.yaml, line 2, seed", "0 .. 18446744073709551615")]
    [InlineData("name: a\nnetwork: { layers: 512 }", "test.yaml, line 2, network.layers", "list of whole numbers", "[512, 256]")]
    [InlineData("name: a\nnetwork: { layers: [] }", "test.yaml, line 2, network.layers", "1 .. 64")]
    [InlineData("name: a\nnetwork: { layers: [0] }", "test.yaml, line 2, network.layers", "1 .. 16384")]
    [InlineData("name: a\nhardware: { memory: { thermalNoise: maybe } }", "test.yaml, line 2, hardware.memory.thermalNoise", "true, false")]
    [InlineData("name: a\nhardware:\n  memory:\n    resistance: 10 pF", "test.yaml, line 4, hardware.memory.resistance", "10 pF", "resistance in Ohm", "100 MOhm")]
    [InlineData("name: a\nhardware: { samplePeriod: 1 Mohm }", "test.yaml, line 2, hardware.samplePeriod", "time in s")]
    [InlineData("name: a\nlearning: { optimizer: { rate: ٣ } }", "test.yaml, line 2, learning.optimizer.rate", "digits")]
    [InlineData("name: a\nlearning: { optimizer: { rate: .nan } }", "test.yaml, line 2, learning.optimizer.rate", "plain number")]
    public void Parse_WrongType_SaysWhatIsWanted(string yaml, string where, params string[] inMessage) => ExperimentText.RefusedAt(yaml, where, inMessage);

    [Theory]
    [InlineData("learning: { rule: forward-forward }", "test.yaml, line 2, learning.rule", "not available yet")]
    [InlineData("learning: { rule: streaming-trk }", "test.yaml, line 2, learning.rule", "Did you mean \"streaming-trl\"?")]
    [InlineData("learning: { optimizer: { kind: adan } }", "test.yaml, line 2, learning.optimizer.kind", "Did you mean \"adam\"?", "sgd, neuron-rms, adam")]
    [InlineData("hardware: { schedule: async }", "test.yaml, line 2, hardware.schedule", "Allowed: synchronous, shifted, pipelined")]
    [InlineData("hardware: { memory: { cell: memristor } }", "test.yaml, line 2, hardware.memory.cell", "Allowed: rc, switched-capacitor, register")]
    [InlineData("hardware: { crossbar: { device: soft-bound } }", "test.yaml, line 2, hardware.crossbar.device", "Did you mean \"soft-bounds\"?", "gokmen-vlasov-2016")]
    [InlineData("hardware: { crossbar: { device: capacitive } }", "test.yaml, line 2, hardware.crossbar.device", "hardware.crossbar.lateral.device")]
    [InlineData("hardware: { crossbar: { adc: 0 } }", "test.yaml, line 2, hardware.crossbar.adc", "1 .. 16")]
    [InlineData("hardware: { crossbar: { dac: { bits: 17 } } }", "test.yaml, line 2, hardware.crossbar.dac.bits", "1 .. 16")]
    [InlineData("hardware: { crossbar: { adc: { range: -1 } } }", "test.yaml, line 2, hardware.crossbar.adc.range", "above 0")]
    [InlineData("hardware: { crossbar: { maxConductance: -10 uS } }", "test.yaml, line 2, hardware.crossbar.maxConductance", "1 nS .. 10 mS")]
    [InlineData("hardware: { crossbar: { onOffRatio: 0.5 } }", "test.yaml, line 2, hardware.crossbar.onOffRatio", "above 1")]
    [InlineData("hardware: { crossbar: { wires: { row: -1 Ohm } } }", "test.yaml, line 2, hardware.crossbar.wires.row", "0 Ohm .. 1 MOhm")]
    [InlineData("hardware: { crossbar: { wires: 1 } }", "test.yaml, line 2, hardware.crossbar.wires", "none or a map")]
    [InlineData("hardware: { crossbar: { update: pulses } }", "test.yaml, line 2, hardware.crossbar.update", "soft-bounds")]
    [InlineData("hardware: { crossbar: { levels: 16, update: exact } }", "test.yaml, line 2, hardware.crossbar.levels", "read-modify-write")]
    [InlineData("hardware: { crossbar: { arrayRows: 100 } }", "test.yaml, line 2, hardware.crossbar.arrayRows", "multiple of 16")]
    [InlineData("hardware: { crossbar: { drift: { spread: 1 } } }", "test.yaml, line 2, hardware.crossbar.drift.exponent", "needs an exponent")]
    [InlineData("hardware: { crossbar: { device: soft-bounds, pulses: { slopeUp: 1 } } }", "test.yaml, line 2, hardware.crossbar.pulses.slopeUp", "linear-step")]
    [InlineData("hardware: { crossbar: { pulses: { step: 1e-3 } } }", "test.yaml, line 2, hardware.crossbar.pulses", "no such law")]
    [InlineData("hardware: { crossbar: { device: ./no-such-device.yaml } }", "test.yaml, line 2, hardware.crossbar.device", "cannot be read")]
    [InlineData("data: { source: minst }", "test.yaml, line 2, data.source", "Did you mean \"mnist\"?", "auto, mnist, digits, fashion-mnist", "slash")]
    [InlineData("stream: { order: shuffled, coherence: 0.5 }", "test.yaml, line 2, stream.coherence", "chunked")]
    public void Parse_UnknownWord_SaysWhichOnesThereAre(string section, string where, params string[] inMessage) => ExperimentText.RefusedAt($"name: a\n{section}", where, inMessage);

    [Theory]
    [InlineData("", "test.yaml", "nothing in it")]
    [InlineData("# only a comment\n", "test.yaml", "nothing in it")]
    [InlineData("- a\n- b", "test.yaml", "a list", "map of keys")]
    [InlineData("just words", "test.yaml", "just words", "map of keys")]
    [InlineData("seed: 1", "test.yaml", "no name", "name: my-experiment")]
    [InlineData("---", "test.yaml", "nothing in it")]
    [InlineData("name: a\n---\nname: b", "test.yaml, line 2", "second document")]
    [InlineData("name: &x a\nquestion: *x", "test.yaml, line 1", "Anchors")]
    [InlineData("name: a\nquestion: *x", "test.yaml, line 2", "Aliases")]
    [InlineData("name: a\n? [b]\n: c", "test.yaml, line 2", "key must be a word")]
    [InlineData("name: a\ndata: { train: 5", "test.yaml, line 2", "not YAML")]
    [InlineData("name: a\n\tseed: 5", "test.yaml, line 2", "not YAML")]
    public void Parse_NoExperiment_SaysWhy(string yaml, string where, params string[] inMessage)
    {
        InvalidInputException error = ExperimentText.Refused(yaml);
        Assert.StartsWith(where, error.Where, StringComparison.Ordinal);
        Assert.All(inMessage, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_HugeDocument_IsRefused() =>
        ExperimentText.RefusedAt("name: a\n#" + new string('x', SettingTree.MaxCharacters), "test.yaml", $"{SettingTree.MaxCharacters}");

    [Fact]
    public void Parse_DeepDocument_IsRefusedBeforeItIsBuilt() =>
        ExperimentText.RefusedAt("name: a\nquestion: " + new string('[', 500_000), "test.yaml, line 2", "16 deep");

    [Fact]
    public void Parse_AliasBomb_IsRefusedAtTheFirstAnchor() =>
        ExperimentText.RefusedAt("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "test.yaml, line 1", "Anchors");

    [Theory]
    [InlineData("a b")]
    [InlineData("../up")]
    [InlineData(".hidden")]
    [InlineData("\"\"")]
    public void Parse_NameThatIsNoFolderName_IsRefused(string name) => ExperimentText.RefusedAt($"name: {name}", "test.yaml, line 1, name", "letters, digits");

    [Theory]
    [InlineData("sweep: { hardware.memory.resistence: [1] }", "Did you mean \"hardware.memory.resistance\"?")]
    [InlineData("sweep: { hardware.memory: [1] }", "no setting")]
    [InlineData("sweep: { seed: 1 }", "list of 1 .. 10000")]
    [InlineData("sweep: { seed: [] }", "list of 1 .. 10000")]
    [InlineData("sweep: { seed: [1, ~] }", "empty value")]
    [InlineData("sweep: [1]", "map")]
    public void Parse_WrongSweep_SaysWhatIsWanted(string sweep, string inMessage) =>
        Assert.Contains(inMessage, ExperimentText.Refused($"name: a\n{sweep}").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("expect: { accuracy: [\">= 1\"] }", "one text")]
    [InlineData("expect: { accuracyPerLayer: \">= 1\" }", "list")]
    [InlineData("expect: { accuracy: good }", "no expectation")]
    [InlineData("expect: 3", "map")]
    public void Parse_WrongExpectation_SaysWhatIsWanted(string expect, string inMessage) =>
        Assert.Contains(inMessage, ExperimentText.Refused($"name: a\n{expect}").Message, StringComparison.Ordinal);

    private static Experiment Memory(string entries) => ExperimentText.Parse($"name: a\nhardware: {{ memory: {{ {entries} }} }}");
}
