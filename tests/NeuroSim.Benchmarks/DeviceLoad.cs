using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>One read, and one outer-product write, of a whole array of devices on one core.</summary>
internal sealed class DeviceLoad
{
    private readonly ForwardCrossbar _cells;
    private readonly ForwardDevices _devices;
    private readonly DeviceScratch _scratch;
    private readonly AlignedFloats _x;
    private readonly float[] _a;
    private long _sample;

    public DeviceLoad(int inputs, int neurons, CrossbarDesign design)
    {
        _cells = new ForwardCrossbar(inputs, neurons);
        _devices = new ForwardDevices(design, _cells, adcRange: 4, periodSeconds: 1e-6, seed: 1, firstEntity: 0);
        (_scratch, _x, _a) = (_devices.NewScratch(1), new(_cells.Stride), new float[neurons]);
        var random = new Philox(1, RandomStream.Digits);
        for (int i = 0; i < inputs; i++)
            _x.Span[i] = random.Uniform(0, (ulong)i) - 0.5f;
        for (int j = 0; j < neurons; j++)
        {
            for (int i = 0; i < inputs; i++)
                _cells.Row(j)[i] = 0.5f * (random.Uniform((uint)j + 1, (ulong)i) - 0.5f);
        }

        _devices.Program();
    }

    /// <summary>Programming noise of 2 % and read noise of 1 %, with converters of so many bits or none.</summary>
    public static CrossbarDesign Noisy(int? bits) => new()
    {
        Device = SynapticDevice.Ideal with { ProgrammingNoise = 0.02, ReadNoise = 0.01, OnOffRatio = 10, NoiseKind = ReadNoiseKind.Proportional },
        Adc = bits is { } some ? new Converter(some, 4) : null,
        Dac = bits is { } more ? new Converter(more, 1) : null,
    };

    /// <summary>Soft bounds, every spread and 30 % noise from pulse to pulse.</summary>
    public static CrossbarDesign Pulsed() => new()
    {
        Device = new()
        {
            Name = "soft-bounds",
            Pulses = new() { Law = PulseLawKind.SoftBounds, Step = 1e-3, StepSpread = 0.3, CycleNoise = 0.3, UpperSpread = 0.3, LowerSpread = 0.3, AsymmetrySpread = 0.01 },
        },
        Update = UpdateMethod.Pulses,
    };

    public void Read() => _devices.Read(0, _cells.Neurons, _x.Span, ReadMoment.Learning(_sample++), _a, _scratch);

    /// <summary>An outer product of 15 pulses per cell at most, and 4 on average.</summary>
    public void Write()
    {
        _sample++;
        for (int j = 0; j < _cells.Neurons; j++)
            _devices.Write(j, (j & 1) == 0 ? 0.015f : -0.015f, _x.Span, _sample, _scratch);
    }
}
