using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Writes a number of an experiment so that it reads back as the same bits, with a prefix and unit where that is possible.</summary>
internal static class SettingText
{
    /// <summary>"1 us" when three digits say it exactly, else the shortest exact decimal with the base unit.</summary>
    public static string Of(double value, Unit unit)
    {
        string exact = value.ToString("R", CultureInfo.InvariantCulture);
        if (unit == Unit.None)
            return exact;
        string prefixed = Quantity.Format(value, unit);
        if (Quantity.TryParse(prefixed, unit, out double read, out _) && read.Equals(value))
            return prefixed;
        return $"{exact} {UnitSymbol.Of(unit)}";
    }

    /// <summary>The shortest decimal that reads back as the same single-precision number.</summary>
    public static string Of(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
