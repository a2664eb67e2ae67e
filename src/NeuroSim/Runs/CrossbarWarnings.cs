using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Settings of the arrays that cannot work together, and those that are set and have no effect in this combination.</summary>
internal static class CrossbarWarnings
{
    private static readonly CrossbarDesign Default = CrossbarDesign.Ideal;

    /// <exception cref="InvalidInputException">Adam on a device that is written by pulses.</exception>
    public static void Refuse(Experiment experiment)
    {
        if (experiment.Learning.Optimizer.Kind == OptimizerKind.Adam && experiment.Hardware.Crossbar.Design.Update == UpdateMethod.Pulses)
            throw new InvalidInputException("experiment", "Adam changes every synapse by a factor of its own, which pulse trains on word and bit lines cannot do; choose sgd or neuron-rms, or hardware.crossbar.update: read-modify-write.", "learning.optimizer.kind");
    }

    /// <summary>A sentence for each inert setting.</summary>
    public static IEnumerable<string> Of(CrossbarDesign design)
    {
        SynapticDevice device = design.Device;
        bool ranged = !design.HasIdealCells || device.ReadNoise > 0 || !design.Wires.IsIdeal;
        (bool Set, bool Used, string Key, string Needs)[] settings =
        [
            (design.PulseSlots != Default.PulseSlots, design.Update == UpdateMethod.Pulses, "pulseSlots", "update: pulses"),
            (design.StochasticRounding, device.Levels is not null, "rounding", "levels"),
            (design.WeightRange != Default.WeightRange, ranged, "weightRange", "a device with a range, noise or wires"),
            (design.Mapping != Default.Mapping, device.ReadNoise > 0 || device.ProgrammingNoise > 0 || device.Levels is not null || !design.Wires.IsIdeal, "mapping", "noise, levels or wires"),
            (design.ArrayRows is not null, design.Adc is not null || !design.Wires.IsIdeal, "arrayRows", "an adc or wires"),
            (device.NoiseKind != default, device.ReadNoise > 0 || device.ProgrammingNoise > 0, "noiseKind", "readNoise or programmingNoise"),
            (!double.IsPositiveInfinity(device.OnOffRatio), device.ReadNoise > 0 || device.ProgrammingNoise > 0 || !design.Wires.IsIdeal, "onOffRatio", "noise or wires"),
            (design.ReadAfterSeconds > 0, device.Drift is not null, "readAfter", "drift"),
            (device.Pulses is not null, design.Update == UpdateMethod.Pulses, "pulses", "update: pulses"),
        ];
        foreach ((_, _, string key, string needs) in settings.Where(setting => setting.Set && !setting.Used))
            yield return $"hardware.crossbar.{key} has no effect on learning here; it needs {needs}.";
        if (!design.Lateral.IsCapacitive && design.Lateral with { Range = 2, ReadNoise = 0 } != LateralDesign.Ideal)
            yield return "hardware.crossbar.lateral describes capacitors and its device is ideal, so only its range and readNoise have an effect; set device: capacitive.";
        if (device.Drift is { } drift && drift.ReferenceSeconds > design.ReadAfterSeconds)
            yield return "hardware.crossbar.drift begins after its reference time without a write, and the measurement comes before that time is over; lengthen readAfter.";
    }
}
