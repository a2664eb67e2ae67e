using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Settings of the memories that are allowed and probably not meant, a sentence each.</summary>
internal static class MemoryWarnings
{
    /// <summary>What has no effect, what never settles, what stalls.</summary>
    public static IEnumerable<string> Of(HardwareSettings hardware, long samples)
    {
        MemorySettings memory = hardware.Memory;
        double period = hardware.SamplePeriodSeconds;
        MemoryTime lateral = memory.LateralTime(period);
        return
        [
            .. new[] { memory.OfMean, memory.OfVariance }.Distinct().SelectMany(InertMemory.Of),
            .. InertMemory.Of(memory.Previous),
            .. Pace("mean", memory.OfMean, period, samples), .. Pace("variance", memory.OfVariance, period, samples),
            .. Pace("lateral", $"R C = {Quantity.Format(lateral.TimeConstantSeconds(period), Unit.Second)}", lateral.RetentionOver(period), lateral.TimeConstantSeconds(period), period, samples),
            .. Stalls("mean", memory.OfMean, period), .. Stalls("variance", memory.OfVariance, period),
        ];
    }

    private static IEnumerable<string> Pace(string name, CellSettings cell, double period, long samples)
    {
        foreach (double retention in cell.Retentions.IsEmpty ? [cell.RetentionOver(period)] : cell.Retentions.Values)
        {
            double constant = cell.Kind == CellKind.Rc && cell.Time.ResistanceOhms is { } ohms && cell.Retentions.IsEmpty
                ? (ohms + cell.SourceOhms) * cell.Time.CapacitanceFarads / cell.DutyCycle
                : -period / Math.Log(retention);
            string form = cell.Kind == CellKind.Rc && cell.DutyCycle == 1 ? "R C" : "a time constant of";
            foreach (string warning in Pace(name, $"{form}{(form == "R C" ? " = " : " ")}{Quantity.Format(constant, Unit.Second)}", retention, constant, period, samples))
                yield return warning;
        }
    }

    private static IEnumerable<string> Pace(string name, string pace, double retention, double constant, double period, long samples)
    {
        string subject = $"The {name} memory has {pace} at a sample period of {Quantity.Format(period, Unit.Second)}";
        if ((float)retention == 1)
            yield return $"{subject}: its retention rounds to 1 in single precision, so it does not follow its input at all.";
        else if (constant < period)
            yield return $"{subject}: it keeps less than 37 % from one sample to the next, so it hardly remembers.";
        else if (samples > 0 && constant > samples * period)
            yield return $"{subject}, longer than the whole run of {Quantity.Format(samples * period, Unit.Second)}: it never settles.";
    }

    /// <summary>To the nearest, a register stays where it is until its input is 2^(k - 1) steps away.</summary>
    private static IEnumerable<string> Stalls(string name, CellSettings cell, double period)
    {
        if (cell.Kind != CellKind.Register)
            yield break;
        foreach (RegisterCell register in cell.Cell(period).Groups.Cast<RegisterCell>())
        {
            double band = Math.ScaleB(1, register.Shift - 1 - register.FractionBits);
            if (!register.IsStochastic && band >= 0.05)
                yield return $"The {name} register stalls within {band:G3} of its input: 2^-{register.Shift} of a smaller difference is under half a step of 2^-{register.FractionBits}. More fractionBits or rounding: stochastic help.";
        }
    }
}
