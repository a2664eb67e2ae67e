using System.Collections.Immutable;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Sweeps;

/// <summary>One point of a sweep: a number and the settings that make it.</summary>
/// <param name="Index">From 0, in the order of the sweep.</param>
/// <param name="Settings">Path and value (YAML on one line) of each axis.</param>
public sealed record SweepPoint(int Index, ImmutableArray<KeyValuePair<string, string>> Settings)
{
    /// <summary>As a person reads it: "hardware.memory.resistance = 1 MOhm, seed = 43".</summary>
    public string Description => string.Join(", ", Settings.Select(setting => $"{setting.Key} = {setting.Value}"));

    /// <summary>The number behind a value with or without a unit, in the SI base unit; null for words and lists.</summary>
    public static double? NumberOf(string value)
    {
        foreach (Unit unit in (Unit[])[Unit.None, .. UnitSymbol.All])
            if (value.All(char.IsAscii) && Quantity.TryParse(value, unit, out double number, out _))
                return number;
        return null;
    }
}
