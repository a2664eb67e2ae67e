using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>Experiments as text, and what parsing them answers.</summary>
internal static class ExperimentText
{
    /// <summary>Every key there is, none at its default.</summary>
    public const string Complete = """
        name: complete
        question: "Does: it \"round\" trip?"
        seed: 7
        data: { source: ./images/mine, train: 500, test: 100 }
        stream: { order: chunked, chunk: 4, coherence: 0.25 }
        network:
          layers:
            - 16
            - 8
          activation: tanh
        learning:
          rule: streaming-trl
          coefficients: { similarity: 2, variance: 2.5, covariance: 0.7, lateral: 1.3, targetVariance: 0.5 }
          optimizer: { kind: adam, rate: 1e-4, decay: linear }
          writeEvery: 16
          epochs: 3
        head: { epochs: 5, rate: 0.01, batch: 32 }
        hardware:
          schedule: pipelined
          samplePeriod: 2.5 us
          tick: 100 ps
          memory:
            cell: rc
            resistance: 123.456789 MOhm
            capacitance: 10 pF
            thermalNoise: true
            leak: 20 ms
            leakReference: 0.1
            resistanceMismatch: 0.05
            capacitanceMismatch: 0.01
            temperature: 350 K
            unit: 200 mV
            mean: { retention: 0.9 }
            variance: { capacitance: 1 pF, leak: none }
            lateral: { retention: 0.99 }
          crossbar: { device: ideal, adc: none, dac: none }
          technology: cmos-65nm
        sweep: { hardware.memory.resistance: [1 MOhm, 10 MOhm], network.layers: [[16], [16, 8]] }
        expect: { accuracy: ">= 0.5", accuracyPerLayer: ["0.25 .. 0.75", "< 1"], samples: "= 1500" }
        """;

    public static Experiment Parse(string yaml, params string[] overrides) => ExperimentParser.Parse(yaml, "test.yaml", overrides);

    public static InvalidInputException Refused(string yaml, params string[] overrides)
    {
        var error = Assert.Throws<InvalidInputException>(() => Parse(yaml, overrides));
        Assert.Equal("experiment", error.Kind);
        return error;
    }

    public static void RefusedAt(string yaml, string where, params string[] inMessage)
    {
        InvalidInputException error = Refused(yaml);
        Assert.Equal(where, error.Where);
        Assert.All(inMessage, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
