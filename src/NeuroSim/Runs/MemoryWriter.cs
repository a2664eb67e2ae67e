using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>The lines of <c>hardware.memory:</c>; a cell has those of its kind alone.</summary>
internal static class MemoryWriter
{
    /// <summary>Every entry, "key: value".</summary>
    public static IEnumerable<string> Entries(MemorySettings memory)
    {
        foreach (string entry in Entries(memory.Shared))
            yield return entry;
        if (memory.Mean is { } mean)
            yield return $"mean: {{ {string.Join(", ", Entries(mean))} }}";
        if (memory.Variance is { } variance)
            yield return $"variance: {{ {string.Join(", ", Entries(variance))} }}";
        if (memory.Lateral is { } lateral)
            yield return $"lateral: {{ {string.Join(", ", Entries(lateral))} }}";
        yield return $"previous: {{ {string.Join(", ", Entries(memory.Previous))} }}";
        yield return $"squarer: {{ gainSpread: {Plain(memory.Squarer.GainSpread)}, offsetSpread: {Plain(memory.Squarer.OffsetSpread)} }}";
        yield return $"simulator: {(memory.CoSimulated.Length == 0 ? "model" : "spice")}";
        if (memory.CoSimulated.Length > 0)
            yield return $"neurons: [{string.Join(", ", memory.CoSimulatedNeurons)}]";
    }

    private static IEnumerable<string> Entries(CellSettings cell) =>
    [
        $"cell: {ExperimentWords.Of(ExperimentWords.Cells, cell.Kind)}",
        .. Pace(cell),
        .. cell.Kind == CellKind.Register ? Register(cell.Bits, cell.FractionBits, cell.IsStochastic) : Analog(cell),
    ];

    private static IEnumerable<string> Pace(CellSettings cell)
    {
        if (!cell.Retentions.IsEmpty)
            yield return $"retentions: [{string.Join(", ", cell.Retentions.Values.Select(Plain))}]";
        else if (cell.Kind == CellKind.SwitchedCapacitor && cell.SamplingFarads is { } sampling)
            yield return $"samplingCapacitance: {SettingText.Of(sampling, Unit.Farad)}";
        else if (cell.Kind == CellKind.Register && cell.Shift is { } shift)
            yield return $"shift: {shift}";
        else
            yield return Pace(cell.Time);
        if (cell.Kind != CellKind.Register)
            yield return $"capacitance: {SettingText.Of(cell.Time.CapacitanceFarads, Unit.Farad)}";
    }

    private static IEnumerable<string> Entries(MemoryTime time) => [Pace(time), $"capacitance: {SettingText.Of(time.CapacitanceFarads, Unit.Farad)}"];

    private static string Pace(MemoryTime time) => time.Retention is { } beta
        ? $"retention: {Plain(beta)}"
        : $"resistance: {SettingText.Of(time.ResistanceOhms!.Value, Unit.Ohm)}";

    private static IEnumerable<string> Analog(CellSettings cell) =>
    [
        $"thermalNoise: {ExperimentWords.Of(ExperimentWords.Flags, cell.ThermalNoise)}",
        $"leak: {(cell.LeakSeconds is { } leak ? SettingText.Of(leak, Unit.Second) : "none")}",
        $"leakReference: {Plain(cell.LeakReference)}",
        .. cell.Kind == CellKind.Rc
            ? (string[])[$"resistanceMismatch: {Plain(cell.ResistanceMismatch)}", $"dutyCycle: {Plain(cell.DutyCycle)}", $"sourceResistance: {SettingText.Of(cell.SourceOhms, Unit.Ohm)}"]
            : [$"injectedCharge: {SettingText.Of(cell.InjectedCoulombs, Unit.Coulomb)}"],
        $"capacitanceMismatch: {Plain(cell.CapacitanceMismatch)}",
        $"offset: {SettingText.Of(cell.OffsetVolts, Unit.Volt)}",
        $"temperature: {SettingText.Of(cell.TemperatureKelvin, Unit.Kelvin)}",
        $"unit: {SettingText.Of(cell.UnitVolts, Unit.Volt)}",
    ];

    private static IEnumerable<string> Entries(PreviousSettings previous) =>
    [
        $"cell: {ExperimentWords.Of(ExperimentWords.Previous, previous.Kind)}",
        .. previous.Kind switch
        {
            PreviousKind.SampleAndHold => SampleAndHold(previous),
            PreviousKind.Register => Register(previous.Bits, previous.FractionBits, previous.IsStochastic),
            _ => [],
        },
    ];

    private static string[] SampleAndHold(PreviousSettings previous) =>
    [
        $"capacitance: {SettingText.Of(previous.CapacitanceFarads, Unit.Farad)}",
        $"leakage: {SettingText.Of(previous.LeakageAmperes, Unit.Ampere)}",
        $"injectedCharge: {SettingText.Of(previous.InjectedCoulombs, Unit.Coulomb)}",
        $"capacitanceMismatch: {Plain(previous.CapacitanceMismatch)}",
        $"offset: {SettingText.Of(previous.OffsetVolts, Unit.Volt)}",
        $"thermalNoise: {ExperimentWords.Of(ExperimentWords.Flags, previous.ThermalNoise)}",
        $"temperature: {SettingText.Of(previous.TemperatureKelvin, Unit.Kelvin)}",
        $"unit: {SettingText.Of(previous.UnitVolts, Unit.Volt)}",
    ];

    private static string[] Register(int bits, int fractionBits, bool isStochastic) =>
        [$"bits: {bits}", $"fractionBits: {fractionBits}", $"rounding: {ExperimentWords.Of(ExperimentWords.Roundings, isStochastic)}"];

    private static string Plain(double value) => SettingText.Of(value, Unit.None);
}
