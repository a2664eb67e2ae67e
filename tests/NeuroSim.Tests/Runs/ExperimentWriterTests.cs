using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentWriterTests
{
    [Theory]
    [InlineData("name: bare")]
    [InlineData(ExperimentText.Complete)]
    [InlineData("{ name: a, question: \"tab\\t, line\\n, \\u2028 \\U0001F600 ü '\" }")]
    [InlineData("{ name: \"007\", question: \"null\", hardware: { technology: \"./my tech: 28.yaml\", samplePeriod: 1.234567 us, tick: 1 ps } }")]
    [InlineData("{ name: a, hardware: { memory: { cell: switched-capacitor, samplingCapacitance: 1.23456 fF, injectedCharge: -1 aC, offset: 1 mV, mean: { cell: register, shift: 5, bits: 12, fractionBits: 7, rounding: stochastic } } } }")]
    [InlineData("{ name: a, hardware: { memory: { retentions: [0.9, 0.99, 0.999], dutyCycle: 0.4, sourceResistance: 10 kOhm, variance: { cell: switched-capacitor }, previous: { cell: sample-and-hold, leakage: 1 fA, thermalNoise: true }, squarer: { gainSpread: 0.02, offsetSpread: 0.01 } } } }")]
    [InlineData("{ name: a, hardware: { memory: { cell: register, retention: 0.999, variance: { cell: rc, resistance: 1 GOhm }, previous: { cell: register, bits: 6 } } } }")]
    [InlineData("{ name: a, hardware: { memory: { resistance: 123456.789, variance: { retention: 0.123456789012345, leak: 3 ms } } } }")]
    [InlineData("{ name: a, sweep: { data.source: [\"a: b/c\", \"null\", digits], network.layers: [[1, 2], [3]] } }")]
    [InlineData("{ name: a, data: { augment: { rotation: 10, shift: 0.05, scale: 0.2 } }, network: { layers: [8, 4, 8], recurrence: 3 }, head: { layers: last } }")]
    [InlineData("{ name: a, learning: { rule: trl, batchNorm: { mean: false, variance: false, scale: false, shift: false, statistics: running, gradient: detached, retention: 0.5 }, coefficients: { targetVarianceDraw: uniform } } }")]
    [InlineData("{ name: a, data: { augment: affine }, learning: { rule: backprop, batchNorm: full }, expect: { accuracy: \">= 0.9\" }, expectAfter: { 3: { accuracy: \">= 0.8\", accuracyPerLayer: [\"< 1\", \"< 1\"] }, 0: { samples: \"= 0\" } } }")]
    [InlineData("{ name: a, expect: { accuracy: \"-1 .. 1e-3\", accuracyPerLayer: [\"==0.25\"], trainSeconds: \"<1e3\" } }")]
    [InlineData("{ name: a, label: two words, data: { source: timescales, noise: 0.3, states: drawn }, stream: { repetitions: random, cycles: fresh }, network: { layers: [3], output: autoencoder }, learning: { rule: leaky, batch: 1, activationMemory: { retention: [0, 0.25], reset: local, target: ground, gradient: scaled, cell: hardware, injectedCharge: 2 fC } }, evaluate: { runs: 7, every: 3, items: 5, windows: { early: [0, 9] } } }")]
    [InlineData("{ name: a, data: { source: mnist }, learning: { rule: lstm, window: 7, optimizer: { kind: rmsprop, momentum: 0.9 } }, sweep: { stream.repetitions: [1, 5] }, expect: { accuracy: \"> 0\", orderings: [{ end.same.error: 5 < 1 }, { end.off.error: 0.5 * 5 <= 1 @ end.same.error }] } }")]
    [InlineData("{ name: a, learning: { rule: clapp } }")]
    [InlineData("{ name: a, network: { layers: [3, 4, 5] }, learning: { rule: clapp, epochs: 3, batch: 8, optimizer: { kind: sgd, momentum: 0.5 }, contrastive: { method: cpc, loss: hinge, gradients: [2, 1], timing: either, retrodiction: none, tiles: { size: 7, stride: 3, offset: 1 }, labelled: 99 } }, evaluate: { runs: 2 } }")]
    [InlineData("{ name: a, learning: { rule: clapp, contrastive: { timing: both, stack: convolution, recurrence: bptt, recurrentUnits: 9, context: above, gradients: layer } }, sweep: { learning.contrastive.gradients: [layer, [2, 2], end-to-end], learning.contrastive.method: [greedy-infomax, greedy-supervised, random] } }")]
    public void Write_ParsesBackToAnEqualExperiment(string yaml)
    {
        Experiment experiment = ExperimentText.Parse(yaml);

        string written = ExperimentWriter.Write(experiment);
        Experiment read = ExperimentText.Parse(written);

        Assert.Equal(experiment, read);
        Assert.Equal(experiment.GetHashCode(), read.GetHashCode());
        Assert.Equal(written, ExperimentWriter.Write(read));
    }

    [Fact]
    public void Write_NameAlone_HasEveryDefault() => Assert.Equal(
        """
        name: bare
        question: ""
        seed: 42
        data: { source: auto, train: all, test: all }
        stream: { order: chunked, chunk: 16, coherence: 1 }
        network: { layers: [512, 256], activation: relu }
        learning:
          rule: streaming-trl
          coefficients: { similarity: 2, variance: 5, covariance: 0.7, lateral: 1.2, targetVariance: 1 }
          optimizer: { kind: neuron-rms, rate: 5E-05, decay: linear }
          writeEvery: 1
          epochs: 3
        head: { epochs: 8, rate: 0.001, batch: 64 }
        hardware:
          schedule: synchronous
          samplePeriod: 1 us
          tick: 1 ns
          memory:
            cell: rc
            retention: 0.9995
            capacitance: 1 pF
            thermalNoise: false
            leak: none
            leakReference: 0
            resistanceMismatch: 0
            dutyCycle: 1
            sourceResistance: 0 Ohm
            capacitanceMismatch: 0
            offset: 0 V
            temperature: 300 K
            unit: 100 mV
            previous: { cell: ideal }
            squarer: { gainSpread: 0, offsetSpread: 0 }
            simulator: model
          crossbar:
            device: ideal
            label: ideal
            maxConductance: 10 uS
            onOffRatio: infinite
            levels: any
            programmingNoise: 0
            readNoise: 0
            noiseKind: independent
            drift: none
            stuck: 0
            weightRange: 1
            mapping: differential-pair
            update: exact
            pulseSlots: 31
            rounding: nearest
            arrayRows: all
            wires: none
            adc: none
            dac: none
            readAfter: 0 s
            lateral: { device: ideal, range: 2, capacitance: 100 fF, swing: 500 mV, leakSpread: 0, gainSpread: 0, writeNoise: 0, thermalNoise: false, temperature: 300 K, pulseSlots: none, readNoise: 0 }
          technology: cmos-28nm

        """,
        ExperimentWriter.Write(ExperimentText.Parse("name: bare")));

    [Theory]
    [InlineData("expect.samples== 1501")]
    [InlineData("expectAfter.3.samples== 1501")]
    [InlineData("data.augment=affine")]
    [InlineData("network.recurrence=2")]
    [InlineData("head.layers=last")]
    [InlineData("learning.batchNorm=full")]
    [InlineData("learning.coefficients.targetVarianceDraw=uniform")]
    public void Write_DifferentExperiments_Differ(string changed)
    {
        const string yaml = "{ name: a, network: { layers: [16, 16] }, learning: { rule: trl-s }, expect: { samples: \"= 1500\" } }";
        (Experiment one, Experiment other) = (ExperimentText.Parse(yaml), ExperimentText.Parse(yaml, changed));
        Assert.NotEqual(one, other);
        Assert.NotEqual(ExperimentWriter.Write(one), ExperimentWriter.Write(other));
    }
}
