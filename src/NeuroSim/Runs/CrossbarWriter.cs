using System.Globalization;
using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Writes <c>hardware.crossbar:</c> with every value, so that it reads back equal without the files its device came from.</summary>
internal static class CrossbarWriter
{
    /// <summary>The entries of the section, without indent.</summary>
    public static IEnumerable<string> Entries(CrossbarSettings settings)
    {
        CrossbarDesign design = settings.Design;
        string law = design.Device.Pulses is { } pulses ? ExperimentWords.Of(ExperimentWords.Laws, pulses.Law) : SynapticDevice.Ideal.Name;
        return
        [
            $"device: {law}",
            $"label: {YamlText.Scalar(settings.Label)}",
            .. Device(design.Device),
            $"weightRange: {Number(design.WeightRange)}",
            $"mapping: {ExperimentWords.Of(ExperimentWords.Mappings, design.Mapping)}",
            $"update: {ExperimentWords.Of(ExperimentWords.Updates, design.Update)}",
            $"pulseSlots: {Count(design.PulseSlots)}",
            $"rounding: {ExperimentWords.Of(ExperimentWords.Roundings, design.StochasticRounding)}",
            $"arrayRows: {(design.ArrayRows is { } rows ? Count(rows) : "all")}",
            $"wires: {Wires(design.Wires)}",
            $"adc: {Converter(design.Adc)}",
            $"dac: {Converter(design.Dac)}",
            $"readAfter: {SettingText.Of(design.ReadAfterSeconds, Unit.Second)}",
            $"lateral: {{ {string.Join(", ", Lateral(design.Lateral))} }}",
        ];
    }

    /// <summary>The keys of a device, as its own file has them too.</summary>
    public static IEnumerable<string> Device(SynapticDevice device) =>
    [
        .. device.Pulses is { } pulses ? (string[])[$"pulses: {{ {string.Join(", ", Pulses(pulses))} }}"] : [],
        $"maxConductance: {SettingText.Of(device.MaxConductance, Unit.Siemens)}",
        $"onOffRatio: {(double.IsPositiveInfinity(device.OnOffRatio) ? "infinite" : Number(device.OnOffRatio))}",
        $"levels: {(device.Levels is { } levels ? Count(levels) : "any")}",
        $"programmingNoise: {Number(device.ProgrammingNoise)}",
        $"readNoise: {Number(device.ReadNoise)}",
        $"noiseKind: {ExperimentWords.Of(ExperimentWords.NoiseKinds, device.NoiseKind)}",
        $"drift: {Drift(device.Drift)}",
        $"stuck: {Number(device.StuckShare)}",
    ];

    private static IEnumerable<string> Pulses(PulsedResponse p) =>
    [
        $"step: {Number(p.Step)}", $"stepSpread: {Number(p.StepSpread)}", $"logNormal: {Flag(p.StepLogNormal)}", $"asymmetry: {Number(p.Asymmetry)}",
        $"asymmetrySpread: {Number(p.AsymmetrySpread)}", $"cycleNoise: {Number(p.CycleNoise)}", $"additiveNoise: {Flag(p.AdditiveNoise)}", $"upper: {Number(p.Upper)}", $"lower: {Number(p.Lower)}",
        $"upperSpread: {Number(p.UpperSpread)}", $"lowerSpread: {Number(p.LowerSpread)}", .. Fitted(p), $"writeNoise: {Number(p.WriteNoise)}",
    ];

    private static IEnumerable<string> Fitted(PulsedResponse p)
    {
        ExponentialStep e = p.Exponential;
        return p.Law switch
        {
            PulseLawKind.LinearStep => [$"slopeUp: {Number(p.SlopeUp)}", $"slopeDown: {Number(p.SlopeDown)}", $"slopeSpread: {Number(p.SlopeSpread)}"],
            PulseLawKind.Exponential =>
            [
                $"amplitudeUp: {SettingText.Of(e.AmplitudeUp)}", $"amplitudeDown: {SettingText.Of(e.AmplitudeDown)}", $"rateUp: {SettingText.Of(e.RateUp)}",
                $"rateDown: {SettingText.Of(e.RateDown)}", $"scale: {SettingText.Of(e.Scale)}", $"shift: {SettingText.Of(e.Shift)}",
            ],
            _ => [],
        };
    }

    private static IEnumerable<string> Lateral(LateralDesign lateral) =>
    [
        $"device: {ExperimentWords.Of(ExperimentWords.LateralDevices, lateral.IsCapacitive)}",
        $"range: {Number(lateral.Range)}",
        $"capacitance: {SettingText.Of(lateral.CapacitanceFarads, Unit.Farad)}",
        $"swing: {SettingText.Of(lateral.SwingVolts, Unit.Volt)}",
        $"leakSpread: {Number(lateral.LeakSpread)}",
        $"gainSpread: {Number(lateral.GainSpread)}",
        $"writeNoise: {Number(lateral.WriteNoise)}",
        $"thermalNoise: {Flag(lateral.ThermalNoise)}",
        $"temperature: {SettingText.Of(lateral.TemperatureKelvin, Unit.Kelvin)}",
        $"pulseSlots: {(lateral.PulseSlots is { } slots ? Count(slots) : "none")}",
        $"readNoise: {Number(lateral.ReadNoise)}",
    ];

    private static string Drift(Drift? drift) => drift is null
        ? "none"
        : $"{{ exponent: {Number(drift.Exponent)}, spread: {Number(drift.Spread)}, reference: {SettingText.Of(drift.ReferenceSeconds, Unit.Second)} }}";

    private static string Converter(Converter? converter) => converter is null
        ? "none"
        : $"{{ bits: {Count(converter.Bits)}, range: {(converter.Range is { } range ? Number(range) : "calibrated")} }}";

    private static string Wires(WireResistance wires) => wires.IsIdeal
        ? "none"
        : $"{{ row: {Ohms(wires.RowOhms)}, column: {Ohms(wires.ColumnOhms)}, source: {Ohms(wires.SourceOhms)}, sense: {Ohms(wires.SenseOhms)} }}";

    private static string Ohms(double value) => SettingText.Of(value, Unit.Ohm);

    private static string Number(double value) => SettingText.Of(value, Unit.None);

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => ExperimentWords.Of(ExperimentWords.Flags, value);
}
