using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>The values a setting may take, with the unit it is kept in.</summary>
/// <param name="Least">Lower end, in the SI base unit.</param>
/// <param name="Most">Upper end, in the SI base unit.</param>
/// <param name="Unit">Unit of both.</param>
internal readonly record struct SettingRange(double Least, double Most, Unit Unit = Unit.None)
{
    /// <summary>Whether <see cref="Least"/> itself is refused.</summary>
    public bool AboveLeast { get; init; }

    /// <summary>Whether <see cref="Most"/> itself is refused.</summary>
    public bool BelowMost { get; init; }

    /// <summary>Whether the value lies inside, also once it is rounded to single precision (plain numbers are kept so).</summary>
    public bool Contains(double value) => Holds(value) && (Unit != Unit.None || Holds((float)value));

    /// <summary>Why a value that seems to lie inside does not: what it becomes in single precision; else nothing.</summary>
    public string Rounded(double value) => Holds(value) && !Contains(value) ? string.Create(CultureInfo.InvariantCulture, $" (in single precision it is {(float)value:R})") : "";

    /// <summary>"1 kOhm .. 1 TOhm", or "above 0, at most 1" when an end is excluded.</summary>
    public override string ToString() => AboveLeast || BelowMost
        ? $"{(AboveLeast ? "above" : "at least")} {Text(Least)}, {(BelowMost ? "below" : "at most")} {Text(Most)}"
        : $"{Text(Least)} .. {Text(Most)}";

    private bool Holds(double value) =>
        (AboveLeast ? value > Least : value >= Least) && (BelowMost ? value < Most : value <= Most);

    private string Text(double value) => Unit == Unit.None ? value.ToString("R", CultureInfo.InvariantCulture) : Quantity.Format(value, Unit);
}
