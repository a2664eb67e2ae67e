using NeuroSim.Crossbars;

namespace NeuroSim.Engines;

/// <summary>What happened when pending writes landed outside the actors.</summary>
/// <param name="Columns">Columns written.</param>
/// <param name="Pulses">Write pulses.</param>
/// <param name="ScaleSteps">Steps of gradient-scale memories.</param>
internal readonly record struct SettledCounts(long Columns, PulseCounts Pulses, long ScaleSteps)
{
    /// <summary>The sum.</summary>
    public SettledCounts Plus(long columns, PulseCounts pulses, long scaleSteps) => new(Columns + columns, Pulses.Plus(pulses), ScaleSteps + scaleSteps);
}
