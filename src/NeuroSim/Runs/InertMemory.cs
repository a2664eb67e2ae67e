namespace NeuroSim.Runs;

/// <summary>Parameters of memory cells that are set and have no effect, a sentence each.</summary>
internal static class InertMemory
{
    /// <summary>What a leaky integrator does not need.</summary>
    public static IEnumerable<string> Of(CellSettings cell)
    {
        CellSettings defaults = ExperimentDefaults.Named("any").Hardware.Memory.Shared;
        string kind = ExperimentWords.Of(ExperimentWords.Cells, cell.Kind);
        foreach ((string key, bool isSet, CellKind[] kinds) in Parameters(cell, defaults).Where(one => one.IsSet && !one.Kinds.Contains(cell.Kind)))
            yield return $"hardware.memory.{key} has no effect on a {kind} cell.";
        if (cell.Kind == CellKind.Register)
            yield break;
        if (!cell.ThermalNoise && cell.TemperatureKelvin != defaults.TemperatureKelvin)
            yield return "hardware.memory.temperature has no effect without thermalNoise: true.";
        if (cell.LeakSeconds is null && cell.LeakReference != defaults.LeakReference)
            yield return "hardware.memory.leakReference has no effect without a leak.";
        bool volts = cell.ThermalNoise || cell.OffsetVolts > 0 || (cell.Kind == CellKind.SwitchedCapacitor && cell.InjectedCoulombs != 0);
        if (!volts && cell.UnitVolts != defaults.UnitVolts)
            yield return "hardware.memory.unit has no effect on learning without thermalNoise, offset or injectedCharge; it sets the energy alone.";
    }

    /// <summary>What the memory of the previous activation does not need.</summary>
    public static IEnumerable<string> Of(PreviousSettings previous)
    {
        var defaults = new PreviousSettings();
        string kind = ExperimentWords.Of(ExperimentWords.Previous, previous.Kind);
        foreach ((string key, bool isSet, PreviousKind owner) in Parameters(previous, defaults).Where(one => one.IsSet && one.Kind != previous.Kind))
            yield return $"hardware.memory.previous.{key} has no effect on a memory of the kind {kind}; it belongs to cell: {ExperimentWords.Of(ExperimentWords.Previous, owner)}.";
        if (previous.Kind != PreviousKind.SampleAndHold)
            yield break;
        if (!previous.ThermalNoise && previous.TemperatureKelvin != defaults.TemperatureKelvin)
            yield return "hardware.memory.previous.temperature has no effect without thermalNoise: true.";
        if (!previous.ThermalNoise && previous is { LeakageAmperes: 0, InjectedCoulombs: 0, OffsetVolts: 0 })
            yield return "hardware.memory.previous is a sample-and-hold without thermalNoise, leakage, injectedCharge or offset, so it holds exactly.";
    }

    private static IEnumerable<(string Key, bool IsSet, CellKind[] Kinds)> Parameters(CellSettings cell, CellSettings defaults)
    {
        CellKind[] rc = [CellKind.Rc], switched = [CellKind.SwitchedCapacitor], analog = [CellKind.Rc, CellKind.SwitchedCapacitor], register = [CellKind.Register];
        return
        [
            ("resistanceMismatch", cell.ResistanceMismatch != 0, rc), ("dutyCycle", cell.DutyCycle != 1, rc), ("sourceResistance", cell.SourceOhms != 0, rc),
            ("injectedCharge", cell.InjectedCoulombs != 0, switched),
            ("capacitance", cell.Time.CapacitanceFarads != defaults.Time.CapacitanceFarads, analog), ("thermalNoise", cell.ThermalNoise, analog),
            ("leak", cell.LeakSeconds is not null, analog), ("capacitanceMismatch", cell.CapacitanceMismatch != 0, analog), ("offset", cell.OffsetVolts != 0, analog),
            ("bits", cell.Bits != defaults.Bits, register), ("fractionBits", cell.FractionBits != defaults.FractionBits, register),
            ("rounding", cell.IsStochastic, register),
        ];
    }

    private static IEnumerable<(string Key, bool IsSet, PreviousKind Kind)> Parameters(PreviousSettings previous, PreviousSettings defaults) =>
    [
        ("capacitance", previous.CapacitanceFarads != defaults.CapacitanceFarads, PreviousKind.SampleAndHold),
        ("leakage", previous.LeakageAmperes != 0, PreviousKind.SampleAndHold), ("injectedCharge", previous.InjectedCoulombs != 0, PreviousKind.SampleAndHold),
        ("capacitanceMismatch", previous.CapacitanceMismatch != 0, PreviousKind.SampleAndHold), ("offset", previous.OffsetVolts != 0, PreviousKind.SampleAndHold),
        ("thermalNoise", previous.ThermalNoise, PreviousKind.SampleAndHold),
        ("bits", previous.Bits != defaults.Bits, PreviousKind.Register), ("fractionBits", previous.FractionBits != defaults.FractionBits, PreviousKind.Register),
        ("rounding", previous.IsStochastic, PreviousKind.Register),
    ];
}
