using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSim.Recording.Charts;

/// <summary>An axis with its ends, its ticks and their labels.</summary>
internal sealed class AxisScale
{
    private const double Margin = 0.04;

    private readonly bool _logarithmic;
    private readonly double _from, _to;

    private AxisScale(ChartAxis axis, double least, double most)
    {
        (Least, Most, _logarithmic) = (least, most, axis.IsLogarithmic);
        (_from, _to) = (Along(least), Along(most));
        double extreme = Math.Max(Math.Abs(least), Math.Abs(most));
        (double scale, string symbol) = ChartUnit.Prefixed(extreme, axis);
        Title = _logarithmic || symbol.Length == 0 ? axis.Title : $"{axis.Title} ({symbol})";
        Ticks = _logarithmic && Math.Log10(most / least) > 0.7
            ? [.. LogarithmicTicks(least, most).Select(tick => (tick, ChartUnit.Format(tick, axis)))]
            : Linear(axis, scale);
    }

    /// <summary>Lower end.</summary>
    public double Least { get; }

    /// <summary>Upper end.</summary>
    public double Most { get; }

    /// <summary>The axis' title with its unit.</summary>
    public string Title { get; }

    /// <summary>Where a label stands, ascending.</summary>
    public ImmutableArray<(double Value, string Label)> Ticks { get; }

    /// <summary>The scale that has room for <paramref name="values"/>, which the axis has checked.</summary>
    /// <param name="axis">Kind, unit and fixed ends.</param>
    /// <param name="values">May be empty or all equal.</param>
    /// <param name="fromZero">Whether 0 is the lower end of values that are above it, as bars need it.</param>
    public static AxisScale For(ChartAxis axis, IEnumerable<double> values, bool fromZero = false)
    {
        double[] all = [.. values];
        (double least, double most) = all.Length == 0 ? (axis.IsLogarithmic ? (1, 10) : (0.0, 1.0)) : (all.Min(), all.Max());
        if (fromZero)
            least = Math.Min(0, least);
        if (least == most)
            (least, most) = axis.IsLogarithmic ? (least / 2, most * 2) : (least - Half(least), most + Half(most));
        else if (axis.IsLogarithmic)
            (least, most) = (least * Math.Pow(most / least, -Margin), most * Math.Pow(most / least, Margin));
        else
            (least, most) = (fromZero && least == 0 ? 0 : least - Margin * (most - least), most + Margin * (most - least));
        if (axis.IsShare && all.Length > 0)
            (least, most) = (all.Min() >= 0 ? Math.Max(least, 0) : least, all.Max() <= 1 ? Math.Min(most, 1) : most);
        (least, most) = (axis.Least ?? least, axis.Most ?? most);
        return new AxisScale(axis, least, most > least ? most : least + 1);
    }

    /// <summary>0 at the lower end, 1 at the upper.</summary>
    public double At(double value) => (Along(value) - _from) / (_to - _from);

    /// <summary>Multiples of 1, 2 or 5 times a power of ten, four to nine of them.</summary>
    public static IEnumerable<double> LinearTicks(double least, double most)
    {
        double step = TickStep(most - least);
        for (double k = Math.Ceiling(least / step - 1e-9); k * step <= most + 1e-9 * step; k++)
            yield return k == 0 ? 0 : k * step;
    }

    /// <summary>Powers of ten, at most eight; with fewer than two decades also 2 and 5 times them.</summary>
    public static IEnumerable<double> LogarithmicTicks(double least, double most)
    {
        double decades = Math.Log10(most / least);
        int stride = Math.Max(1, (int)Math.Ceiling(decades / 8));
        double[] mantissas = decades < 2.2 ? [1, 2, 5] : [1];
        for (int power = (int)Math.Floor(Math.Log10(least)); power <= Math.Log10(most) + 1e-9; power++)
        {
            foreach (double mantissa in power % stride == 0 ? mantissas : [])
            {
                double tick = double.Parse(FormattableString.Invariant($"{mantissa}e{power}"), CultureInfo.InvariantCulture);
                if (tick >= least * (1 - 1e-9) && tick <= most * (1 + 1e-9))
                    yield return tick;
            }
        }
    }

    private static double TickStep(double range)
    {
        double raw = range / 6, power = Math.Pow(10, Math.Floor(Math.Log10(raw))), part = raw / power;
        return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
    }

    private static double Half(double value) => value == 0 ? 0.5 : Math.Abs(value) / 2;

    private ImmutableArray<(double Value, string Label)> Linear(ChartAxis axis, double scale)
    {
        if (_logarithmic)
            return [.. LinearTicks(Least, Most).Select(tick => (tick, ChartUnit.Format(tick, axis)))];
        double step = TickStep(Most - Least) / scale;
        int decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        return [.. LinearTicks(Least, Most).Select(tick => (tick, Label(tick / scale, step, decimals)))];
    }

    private static string Label(double value, double step, int decimals) => step is >= 1e6 or < 1e-9
        ? ChartUnit.Plain(value)
        : Math.Round(value, decimals).ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture).Replace(',', '\u202F');

    private double Along(double value) => _logarithmic ? Math.Log10(value) : value;
}
