using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>
/// How long an RC memory remembers: a capacitance with either a resistance or the retention over one sample period. The form a person
/// chose is kept, so that a retention stays the same when the sample period is changed and a resistance does too.
/// </summary>
public sealed record MemoryTime
{
    private MemoryTime(double? retention, double? ohms, double farads) => (Retention, ResistanceOhms, CapacitanceFarads) = (retention, ohms, farads);

    /// <summary>beta over one sample period, in (0, 1); null when a resistance was given.</summary>
    public double? Retention { get; }

    /// <summary>R in ohm, 1 kOhm .. 1 TOhm; null when a retention was given.</summary>
    public double? ResistanceOhms { get; }

    /// <summary>C in farad, 1 fF .. 1 uF.</summary>
    public double CapacitanceFarads { get; }

    /// <summary>A retention over one sample period and a capacitance.</summary>
    public static MemoryTime OfRetention(double beta, double farads) => new(beta, null, farads);

    /// <summary>A resistance and a capacitance.</summary>
    public static MemoryTime OfResistance(double ohms, double farads) => new(null, ohms, farads);

    /// <summary>R in ohm when samples are <paramref name="periodSeconds"/> apart.</summary>
    public double Ohms(double periodSeconds) => ResistanceOhms ?? RcCell.ResistanceFor(Retention!.Value, periodSeconds, CapacitanceFarads);

    /// <summary>beta over <paramref name="periodSeconds"/>; rounds to 0 or 1 when R C is far from the period.</summary>
    public double RetentionOver(double periodSeconds) => Retention ?? Math.Exp(-periodSeconds / (ResistanceOhms!.Value * CapacitanceFarads));

    /// <summary>R x C in seconds.</summary>
    public double TimeConstantSeconds(double periodSeconds) => Ohms(periodSeconds) * CapacitanceFarads;
}
