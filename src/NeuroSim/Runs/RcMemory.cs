using NeuroSim.Memories;

namespace NeuroSim.Runs;

/// <summary>An RC memory as an experiment describes it; units and ranges are those of <see cref="RcCell"/>.</summary>
/// <param name="Time">R and C, or retention and C.</param>
/// <param name="ThermalNoise">Whether kT/C noise is added at every step.</param>
/// <param name="LeakSeconds">Time constant of the leak, in seconds, 1 ns .. 1e9 s; null: no leak.</param>
/// <param name="LeakReference">The value the cell leaks to, in model units, -1000 .. 1000.</param>
/// <param name="ResistanceMismatch">Relative standard deviation of R, 0 .. 0.5.</param>
/// <param name="CapacitanceMismatch">Relative standard deviation of C, 0 .. 0.5.</param>
/// <param name="TemperatureKelvin">Temperature in kelvin, 200 .. 450.</param>
/// <param name="UnitVolts">Volts that stand for the number 1, 1 mV .. 5 V.</param>
public sealed record RcMemory(
    MemoryTime Time, bool ThermalNoise, double? LeakSeconds, double LeakReference,
    double ResistanceMismatch, double CapacitanceMismatch, double TemperatureKelvin, double UnitVolts)
{
    /// <summary>The cell, with a retention turned into the resistance that gives it over <paramref name="periodSeconds"/>.</summary>
    public RcCell Cell(double periodSeconds) => new()
    {
        ResistanceOhms = Time.Ohms(periodSeconds),
        CapacitanceFarads = Time.CapacitanceFarads,
        LeakTimeConstantSeconds = LeakSeconds,
        LeakReference = LeakReference,
        ResistanceMismatch = ResistanceMismatch,
        CapacitanceMismatch = CapacitanceMismatch,
        ThermalNoise = ThermalNoise,
        TemperatureKelvin = TemperatureKelvin,
        UnitVolts = UnitVolts,
    };
}
