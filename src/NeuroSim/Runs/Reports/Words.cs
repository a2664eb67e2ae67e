using System.Globalization;
using NeuroSim.Costs;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Numbers as the page writes them.</summary>
internal static class Words
{
    public static string Percent(double share) => double.IsNaN(share) ? "none" : (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";

    public static string Share(double share) => (100 * share).ToString("F0", CultureInfo.InvariantCulture) + " %";

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    public static string Of(double value, Unit unit) => value == 0 ? "0" : ChartUnit.Signs(Quantity.Format(value, unit));

    public static string Range(PriceRange range, Unit unit) => range.Low == range.High ? Of(range.Typical, unit) : $"{Of(range.Typical, unit)} ({Of(range.Low, unit)} to {Of(range.High, unit)})";

    /// <summary>A name as part of a chart's: lower-case letters, digits, hyphens.</summary>
    public static string Slug(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } slug ? slug : "x";
}
