using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Recording.Charts;

/// <summary>Units as pictures write them: with a prefix, and with the signs that a terminal may not have.</summary>
internal static class ChartUnit
{
    /// <summary>A value with its own prefix: <c>100 MΩ</c>, <c>1.2 pJ</c>, <c>96.4 %</c>.</summary>
    public static string Format(double value, ChartAxis axis) => axis switch
    {
        { IsShare: true } => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + " %",
        { Unit: Unit.None or Unit.Bit } => Plain(value),
        _ => Signs(Quantity.Format(value, axis.Unit)),
    };

    /// <summary>The prefix with which values up to <paramref name="most"/> are short, as the power of ten it stands for and the unit's name with it.</summary>
    public static (double Scale, string Symbol) Prefixed(double most, ChartAxis axis)
    {
        if (axis.IsShare)
            return (0.01, "%");
        if (axis.Unit is Unit.None)
            return (1, "");
        if (axis.Unit is Unit.Bit or Unit.FaradPerSquareMeter || most == 0)
            return (1, Signs(UnitSymbol.Of(axis.Unit)));
        int step = axis.Unit is Unit.SquareMeter ? 2 : 1;
        var fitting = UnitSymbol.Prefixes.Where(prefix => Math.Pow(10, prefix.Exponent * step) <= most * (step == 2 ? 100 : 1.0001)).ToArray();
        (string symbol, int exponent) = fitting.Length == 0 ? UnitSymbol.Prefixes[0] : fitting[^1];
        return (Math.Pow(10, exponent * step), Signs(symbol + UnitSymbol.Of(axis.Unit)));
    }

    /// <summary>A number without unit, at most four digits.</summary>
    public static string Plain(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e15 or < 1e-4 => value.ToString("0.###e0", CultureInfo.InvariantCulture),
        >= 1000 => value.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '\u202F'),
        _ => value.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>Ohm as Ω, u as µ, m2 as m².</summary>
    public static string Signs(string quantity)
    {
        string text = quantity.Replace("Ohm", "Ω", StringComparison.Ordinal).Replace("m2", "m²", StringComparison.Ordinal);
        int unit = text.LastIndexOf(' ') + 1;
        return unit < text.Length - 1 && text[unit] == 'u' ? text[..unit] + "µ" + text[(unit + 1)..] : text;
    }
}
