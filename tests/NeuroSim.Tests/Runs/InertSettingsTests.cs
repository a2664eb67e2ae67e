using System.Collections.Immutable;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>What is set and has no effect in its combination is warned about; what has an effect is not.</summary>
public sealed class InertSettingsTests
{
    [Theory]
    [InlineData("crossbar: { pulseSlots: 7 }", "pulseSlots", "update: pulses")]
    [InlineData("crossbar: { rounding: stochastic }", "rounding", "levels")]
    [InlineData("crossbar: { weightRange: 2 }", "weightRange", "range")]
    [InlineData("crossbar: { mapping: offset-column }", "mapping", "noise")]
    [InlineData("crossbar: { arrayRows: 128 }", "arrayRows", "adc")]
    [InlineData("crossbar: { onOffRatio: 10 }", "onOffRatio", "noise")]
    [InlineData("crossbar: { readAfter: 3600 s }", "readAfter", "drift")]
    [InlineData("crossbar: { drift: { exponent: 0.05 } }", "drift", "readAfter")]
    [InlineData("crossbar: { device: soft-bounds, update: exact }", "pulses", "update: pulses")]
    [InlineData("crossbar: { lateral: { leakSpread: 0.1 } }", "lateral", "capacitive")]
    [InlineData("memory: { temperature: 350 K }", "temperature", "thermalNoise")]
    [InlineData("memory: { leakReference: 1 }", "leakReference", "leak")]
    public void Setting_WithoutEffect_IsWarnedAbout(string hardware, params string[] words)
    {
        string warning = Assert.Single(Warnings(hardware));
        Assert.All(words, word => Assert.Contains(word, warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("crossbar: { device: soft-bounds, pulseSlots: 7, weightRange: 2 }")]
    [InlineData("crossbar: { levels: 16, rounding: stochastic, mapping: offset-column }")]
    [InlineData("crossbar: { adc: 8, arrayRows: 128 }")]
    [InlineData("crossbar: { readNoise: 0.01, onOffRatio: 10, weightRange: 0.5 }")]
    [InlineData("crossbar: { drift: { exponent: 0.05 }, readAfter: 3600 s }")]
    [InlineData("memory: { temperature: 350 K, thermalNoise: true }")]
    public void Setting_WithAnEffect_IsNot(string hardware) => Assert.Empty(Warnings(hardware));

    [Theory]
    [InlineData("batch: 32", "learning.batch")]
    [InlineData("shiftLateral: true", "learning.shiftLateral")]
    [InlineData("train: first-layer", "learning.train")]
    [InlineData("coefficients: { targetVarianceDraw: uniform }", "learning.coefficients.targetVarianceDraw")]
    [InlineData("optimizer: { momentum: 0.5 }", "learning.optimizer.momentum")]
    public void SettingOfBatches_InStreaming_IsWarnedAbout(string learning, string key) =>
        Assert.Contains(key, Assert.Single(ExperimentNetwork.Of(ExperimentText.Parse($"name: a\nlearning: {{ {learning} }}"), 16, 0).Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("learning: { batchNorm: full }", "learning.batchNorm")]
    [InlineData("network: { layers: [8, 8], recurrence: 2 }", "network.recurrence")]
    public void WhatNeedsBatches_InStreaming_IsRefused(string settings, string key) =>
        Assert.Equal(key, Assert.Throws<InvalidInputException>(() => ExperimentNetwork.Of(ExperimentText.Parse($"name: a\n{settings}"), 16, 0)).Where);

    [Fact]
    public void Adam_OnAPulsedDevice_IsRefused()
    {
        Experiment experiment = ExperimentText.Parse("name: a\nlearning: { optimizer: { kind: adam } }\nhardware: { crossbar: { device: soft-bounds } }");
        Assert.Contains("read-modify-write", Assert.Throws<InvalidInputException>(() => ExperimentNetwork.Of(experiment, 16, 0)).Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Warnings(string hardware) =>
        ExperimentNetwork.Of(ExperimentText.Parse($"name: a\nhardware: {{ {hardware} }}"), inputs: 16, totalSamples: 0).Warnings;
}
