using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>One setting that a sweep varies, with its value at every point.</summary>
internal sealed record SweptQuantity
{
    private static readonly (string Ending, Unit Unit)[] Units =
    [
        ("resistance", Unit.Ohm), ("Resistance", Unit.Ohm), ("capacitance", Unit.Farad), ("Capacitance", Unit.Farad), ("samplePeriod", Unit.Second), ("tick", Unit.Second),
        ("leak", Unit.Second), ("unit", Unit.Volt), ("offset", Unit.Volt), ("temperature", Unit.Kelvin), ("injectedCharge", Unit.Coulomb), ("maxConductance", Unit.Siemens),
    ];

    private SweptQuantity(string path, Unit unit, ImmutableArray<string> texts, ImmutableArray<double> values) =>
        (Path, Unit, Texts, Values) = (path, unit, texts, values);

    /// <summary>Dotted key.</summary>
    public string Path { get; }

    /// <summary>The unit of <see cref="Values"/>.</summary>
    public Unit Unit { get; }

    /// <summary>The value at each point, as it was written.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The value at each point in the SI base unit; empty when not all are numbers.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Last word of the key.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>Whether it can be an axis.</summary>
    public bool IsNumeric => !Values.IsEmpty;

    /// <summary>How an axis shows it.</summary>
    public ChartAxis Axis => new(Name, Unit) { IsLogarithmic = Values.All(value => value > 0) && Values.Max() >= 4 * Values.Min() };

    /// <summary>Recognises numbers with and without units.</summary>
    public static SweptQuantity Of(string path, ImmutableArray<string> texts)
    {
        Unit unit = Units.FirstOrDefault(entry => path.EndsWith(entry.Ending, StringComparison.Ordinal)).Unit;
        var values = ImmutableArray.CreateBuilder<double>(texts.Length);
        foreach (string text in texts)
        {
            if (!Quantity.TryParse(text, unit, out double value, out _))
                return new SweptQuantity(path, Unit.None, texts, []);
            values.Add(value);
        }

        return new SweptQuantity(path, unit, texts, values.ToImmutable());
    }

    /// <summary>The value at a point, for a person.</summary>
    public string At(int point) => IsNumeric ? ChartUnit.Format(Values[point], new ChartAxis(Name, Unit)) : Texts[point].ToString(CultureInfo.InvariantCulture);
}
