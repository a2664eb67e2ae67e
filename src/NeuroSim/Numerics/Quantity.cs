using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSim.Numerics;

/// <summary>
/// Physical quantities as text: <c>10 pF</c>, <c>1us</c>, <c>100 MOhm</c>, <c>350 um2</c>, <c>1e-6</c>. Prefixes are
/// a f p n u (or a micro sign) m k M G T and are case-sensitive (m is milli, M is mega); a bare number is in the SI base
/// unit; the decimal sign is a point in every locale.
/// </summary>
public static partial class Quantity
{
    /// <summary>
    /// The value of <paramref name="text"/> in the SI base unit of <paramref name="unit"/>, correctly rounded: the prefix moves the
    /// decimal exponent before the number is converted, so <c>10 pF</c> is the same double as 10e-12.
    /// </summary>
    /// <exception cref="FormatException">The text is no finite quantity of that unit; the message says what was read and what would be right.</exception>
    public static double Parse(string text, Unit unit) =>
        TryParse(text, unit, out double value, out string? problem) ? value : throw new FormatException(problem);

    /// <summary>As <see cref="Parse"/>, without an exception: the caller adds file, line and key to <paramref name="problem"/>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="unit">The unit it must be in.</param>
    /// <param name="value">The value in the SI base unit; 0 when the text is refused.</param>
    /// <param name="problem">A sentence that says what was read and what would be right; null when the text is accepted.</param>
    public static bool TryParse(string? text, Unit unit, out double value, [NotNullWhen(false)] out string? problem)
    {
        value = 0;
        string trimmed = UnitSymbol.Normalise((text ?? "").Trim());
        var match = NumberThenUnit().Match(trimmed);
        if (!match.Success)
            return Refuse($"'{trimmed}' is not a quantity", unit, out problem);
        string written = match.Groups["unit"].Value;
        int? exponent = written.Length == 0 ? 0 : UnitSymbol.ExponentOf(written, unit);
        if (exponent is null)
            return Refuse(Misread(trimmed, match.Groups["number"].Value, written, unit), unit, out problem);
        int power = int.Parse("0" + match.Groups["power"].Value.TrimStart('+', '-'), CultureInfo.InvariantCulture);
        if (match.Groups["power"].Value.StartsWith('-'))
            power = -power;
        value = double.Parse($"{match.Groups["digits"].Value}e{power + exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return Refuse($"'{trimmed}' is too large", unit, out problem);
        problem = null;
        return true;
    }

    /// <summary>
    /// Engineering notation with at most three significant digits: <c>1.23 pJ</c>, <c>350 um2</c>, <c>100 MOhm</c>. An area takes the
    /// squared prefix that keeps its number in 0.01 .. 9990. <see cref="Parse"/> reads the result back.
    /// </summary>
    /// <param name="value">Finite, in the SI base unit.</param>
    /// <param name="unit">The unit to write.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite: such a figure is never printed.</exception>
    public static string Format(double value, Unit unit)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "only finite quantities are printed");
        string symbol = UnitSymbol.Of(unit);
        double rounded = double.Parse(value.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (unit is Unit.None || rounded == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{rounded:G3} {symbol}").Trim();
        if (unit is Unit.FaradPerSquareMeter) // per square micrometre, the way process manuals say it
            return string.Create(CultureInfo.InvariantCulture, $"{ThreeDigits(rounded, -3)} fF/um2");
        int step = unit is Unit.SquareMeter ? 2 : 1;
        var prefix = PrefixFor(Math.Abs(rounded), step);
        return $"{ThreeDigits(rounded, prefix.Exponent * step)} {prefix.Symbol}{symbol}";
    }

    /// <summary>The largest prefix whose number is at least 1 (for an area: at least 0.01), or the smallest prefix there is.</summary>
    private static (string Symbol, int Exponent) PrefixFor(double magnitude, int step)
    {
        int exponent = int.Parse(magnitude.ToString("E2", CultureInfo.InvariantCulture).Split('E')[1], CultureInfo.InvariantCulture);
        int least = step == 2 ? -2 : 0;
        var fitting = UnitSymbol.Prefixes.Where(prefix => exponent - prefix.Exponent * step >= least).ToArray();
        return fitting.Length == 0 ? UnitSymbol.Prefixes[0] : fitting[^1];
    }

    private static string ThreeDigits(double value, int exponent)
    {
        string[] parts = value.ToString("E2", CultureInfo.InvariantCulture).Split('E');
        int power = int.Parse(parts[1], CultureInfo.InvariantCulture) - exponent;
        if (Math.Abs(power) > 20) // far beyond the prefixes: keep the exponent
            return $"{parts[0]}e{power}";
        return decimal.Parse($"{parts[0]}E{power}", NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("0.######################", CultureInfo.InvariantCulture);
    }

    private static string Misread(string text, string number, string written, Unit unit)
    {
        foreach (var other in UnitSymbol.All)
        {
            if (other != unit && UnitSymbol.ExponentOf(written, other) is not null)
                return $"'{text}' is {UnitSymbol.Describe(other).Quantity}";
        }

        string meant = UnitSymbol.Prefixes.Select(prefix => prefix.Symbol + UnitSymbol.Of(unit))
            .FirstOrDefault(spelling => spelling.Equals(written, StringComparison.OrdinalIgnoreCase)) ?? "";
        string hint = meant.Length == 0 ? "" : $" (did you mean '{number} {meant}'?)";
        return $"'{text}' has the unknown unit '{written}'{hint}";
    }

    private static bool Refuse(string what, Unit unit, out string problem)
    {
        var (quantity, example) = UnitSymbol.Describe(unit);
        problem = $"{what}; wanted is {quantity}, for example {example}.";
        return false;
    }

    [GeneratedRegex(@"^(?<number>(?<digits>[+-]?(\d+\.?\d*|\.\d+))([eE](?<power>[+-]?\d{1,4}))?)\s*(?<unit>[A-Za-z].*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberThenUnit();
}
