using NeuroSim.Crossbars;
using NeuroSim.Devices;

namespace NeuroSim.Tests.Engines;

/// <summary>Arrays that are not ideal, by name, for the engines' tests.</summary>
internal static class DeviceDesigns
{
    private static readonly Dictionary<string, CrossbarDesign> ByName = new()
    {
        ["read-noise"] = new() { Device = SynapticDevice.Ideal with { ReadNoise = 0.02 } },
        ["proportional-noise-offset"] = new()
        {
            Mapping = WeightMapping.OffsetColumn,
            Device = SynapticDevice.Ideal with { ReadNoise = 0.02, NoiseKind = ReadNoiseKind.Proportional, OnOffRatio = 10 },
        },
        ["converters"] = new() { Adc = new(8, 6), Dac = new(6, 3), ArrayRows = 16 },
        ["one-bit"] = new() { Adc = new(1, 2), Dac = new(1, 2) },
        ["stuck"] = new() { Device = SynapticDevice.Ideal with { StuckShare = 0.1 } },
        ["levels"] = new()
        {
            Update = UpdateMethod.ReadModifyWrite,
            StochasticRounding = true,
            Device = SynapticDevice.Ideal with { Levels = 64, ProgrammingNoise = 0.001 },
        },
        ["constant-step"] = Pulsed(new() { Law = PulseLawKind.ConstantStep, Step = 1e-3, StepSpread = 0.3, CycleNoise = 0.3, UpperSpread = 0.3, LowerSpread = 0.3 }),
        ["linear-step"] = Pulsed(new() { Law = PulseLawKind.LinearStep, Step = 1e-3, SlopeUp = 0.1, SlopeDown = 0.5, SlopeSpread = 0.05, AsymmetrySpread = 0.01 }),
        ["soft-bounds"] = Pulsed(new() { Law = PulseLawKind.SoftBounds, Step = 2e-3, CycleNoise = 1, WriteNoise = 3, Asymmetry = -0.1 }),
        ["exponential"] = Pulsed(new() { Law = PulseLawKind.Exponential, Step = 1e-3, StepSpread = 0.5, StepLogNormal = true }),
        ["wires"] = new() { Wires = new WireResistance(20, 10), Device = SynapticDevice.Ideal with { MaxConductance = 100e-6 } },
        ["wires-offset"] = new()
        {
            Wires = new WireResistance(20, 10, 50, 5),
            ArrayRows = 32,
            Mapping = WeightMapping.OffsetColumn,
            Adc = new(10, 8),
            Device = SynapticDevice.Ideal with { MaxConductance = 100e-6, OnOffRatio = 20, ReadNoise = 0.01 },
        },
        ["drift"] = new() { Device = SynapticDevice.Ideal with { Drift = new Drift(0.05, 0.3, 2e-6) } },
        ["capacitive"] = new()
        {
            Lateral = new() { IsCapacitive = true, LeakSpread = 0.1, GainSpread = 0.05, WriteNoise = 0.2, ThermalNoise = true, ReadNoise = 0.01 },
        },
        ["capacitive-pulses"] = new() { Dac = new(8, 4), Lateral = new() { IsCapacitive = true, PulseSlots = 15 } },
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static CrossbarDesign Of(string name) => ByName[name];

    private static CrossbarDesign Pulsed(PulsedResponse pulses) => new()
    {
        Update = UpdateMethod.Pulses,
        PulseSlots = 15,
        Device = SynapticDevice.Ideal with { Name = "toy", Pulses = pulses },
    };
}
