namespace NeuroSim.Engines;

/// <summary>What happened when pending writes landed outside the actors.</summary>
/// <param name="Columns">Columns written.</param>
/// <param name="Pulses">Write pulses that met.</param>
/// <param name="ScaleSteps">Steps of gradient-scale memories.</param>
internal readonly record struct SettledCounts(long Columns, long Pulses, long ScaleSteps)
{
    /// <summary>The sum.</summary>
    public SettledCounts Plus(long columns, long pulses, long scaleSteps) => new(Columns + columns, Pulses + pulses, ScaleSteps + scaleSteps);
}
