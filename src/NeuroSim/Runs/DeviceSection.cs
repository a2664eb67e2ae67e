using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads the keys that describe a device, in an experiment or in a file of its own.</summary>
internal static class DeviceSection
{
    private static readonly SettingRange
        Step = new(0, 1) { AboveLeast = true },
        Fraction = new(0, 1),
        Signed = new(-1, 1),
        Spread = new(0, 2),
        Cycle = new(0, 20),
        Upper = new(0, 2) { AboveLeast = true },
        Lower = new(-2, 0) { BelowMost = true },
        Slope = new(0, 2),
        Fit = new(-1000, 1000),
        WriteNoise = new(0, 200),
        Conductance = new(1e-9, 10e-3, Unit.Siemens),
        Ratio = new(1, 1e9) { AboveLeast = true },
        Exponent = new(0, 0.5),
        Reference = new(1e-9, 1e9, Unit.Second);

    private static readonly string[]
        LinearOnly = ["slopeUp", "slopeDown", "slopeSpread"],
        ExponentialOnly = ["amplitudeUp", "amplitudeDown", "rateUp", "rateDown", "scale", "shift"];

    /// <summary>What a law has when nothing more is said: steps of 1/1000 of the range, spreads of 30 %, as Gokmen and Vlasov (2016, table 1) took them.</summary>
    public static PulsedResponse DefaultPulses(PulseLawKind law) => new()
    {
        Law = law,
        Step = 1e-3,
        StepSpread = 0.3,
        AsymmetrySpread = 0.01,
        CycleNoise = 0.3,
        UpperSpread = 0.3,
        LowerSpread = 0.3,
        SlopeSpread = law == PulseLawKind.LinearStep ? 0.05 : 0,
    };

    /// <summary>The device, with what the section changes.</summary>
    public static SynapticDevice Read(Section section, SynapticDevice defaults) => defaults with
    {
        Pulses = Pulses(section, defaults.Pulses),
        MaxConductance = section.Quantity("maxConductance", Conductance, defaults.MaxConductance),
        OnOffRatio = section.Text("onOffRatio") is "infinite" ? double.PositiveInfinity : section.Quantity("onOffRatio", Ratio, defaults.OnOffRatio),
        Levels = section.IntegerOr("any", "levels", 2, 65536, defaults.Levels),
        ProgrammingNoise = section.Quantity("programmingNoise", Fraction, defaults.ProgrammingNoise),
        ReadNoise = section.Quantity("readNoise", Fraction, defaults.ReadNoise),
        NoiseKind = section.Choice("noiseKind", ExperimentWords.NoiseKinds, defaults.NoiseKind),
        Drift = Drift(section, defaults.Drift),
        StuckShare = section.Quantity("stuck", Fraction, defaults.StuckShare),
    };

    private static Drift? Drift(Section section, Drift? defaults)
    {
        if (!section.IsMap("drift"))
            return section.Text("drift") is not { } text ? defaults : text == "none" ? null : throw section.Invalid("drift", $"drift is {text}; it must be none or a map, as in {{ exponent: 0.05, reference: 20 s }}.");
        Section own = section.Open("drift");
        if (defaults is null && !own.Has("exponent"))
            throw own.Invalid("exponent", "drift needs an exponent, as in { exponent: 0.05, reference: 20 s }.");
        return new Drift(
            own.Quantity("exponent", Exponent, defaults?.Exponent ?? 0),
            own.Quantity("spread", Fraction, defaults?.Spread ?? 0),
            own.Quantity("reference", Reference, defaults?.ReferenceSeconds ?? 20));
    }

    private static PulsedResponse? Pulses(Section section, PulsedResponse? defaults)
    {
        if (!section.Has("pulses"))
            return defaults;
        Section own = section.Open("pulses");
        if (defaults is null)
            throw section.Invalid("pulses", "pulses describes how a device answers write pulses, and this device has no such law; choose constant-step, linear-step, soft-bounds, exponential or a published device.");
        RefuseForeign(own, defaults.Law);
        return Fitted(own, defaults) with
        {
            Step = own.Quantity("step", Step, defaults.Step),
            StepSpread = own.Quantity("stepSpread", Spread, defaults.StepSpread),
            StepLogNormal = own.Choice("logNormal", ExperimentWords.Flags, defaults.StepLogNormal),
            Asymmetry = own.Quantity("asymmetry", Signed, defaults.Asymmetry),
            AsymmetrySpread = own.Quantity("asymmetrySpread", Fraction, defaults.AsymmetrySpread),
            CycleNoise = own.Quantity("cycleNoise", Cycle, defaults.CycleNoise),
            AdditiveNoise = own.Choice("additiveNoise", ExperimentWords.Flags, defaults.AdditiveNoise),
            Upper = own.Quantity("upper", Upper, defaults.Upper),
            Lower = own.Quantity("lower", Lower, defaults.Lower),
            UpperSpread = own.Quantity("upperSpread", Fraction, defaults.UpperSpread),
            LowerSpread = own.Quantity("lowerSpread", Fraction, defaults.LowerSpread),
            WriteNoise = own.Quantity("writeNoise", WriteNoise, defaults.WriteNoise),
        };
    }

    private static PulsedResponse Fitted(Section own, PulsedResponse defaults) => defaults with
    {
        SlopeUp = own.Quantity("slopeUp", Slope, defaults.SlopeUp),
        SlopeDown = own.Quantity("slopeDown", Slope, defaults.SlopeDown),
        SlopeSpread = own.Quantity("slopeSpread", Fraction, defaults.SlopeSpread),
        Exponential = new ExponentialStep(
            own.Number("amplitudeUp", Fit, defaults.Exponential.AmplitudeUp),
            own.Number("amplitudeDown", Fit, defaults.Exponential.AmplitudeDown),
            own.Number("rateUp", Fit, defaults.Exponential.RateUp),
            own.Number("rateDown", Fit, defaults.Exponential.RateDown),
            own.Number("scale", Fit, defaults.Exponential.Scale),
            own.Number("shift", Fit, defaults.Exponential.Shift)),
    };

    private static void RefuseForeign(Section own, PulseLawKind law)
    {
        (PulseLawKind Owner, string[] Keys)[] foreign = [(PulseLawKind.LinearStep, LinearOnly), (PulseLawKind.Exponential, ExponentialOnly)];
        foreach ((PulseLawKind owner, string[] keys) in foreign.Where(entry => entry.Owner != law))
        {
            if (Array.Find(keys, own.Has) is { } key)
                throw own.Invalid(key, $"{key} belongs to the law {ExperimentWords.Of(ExperimentWords.Laws, owner)}; this device follows {ExperimentWords.Of(ExperimentWords.Laws, law)}.");
        }
    }
}
