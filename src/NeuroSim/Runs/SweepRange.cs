using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>All values between two, evenly spread or evenly in their logarithm. Values have at most nine significant digits; the ends stay as they are.</summary>
/// <param name="From">Lower end in the SI base unit; above 0 when <paramref name="Log"/>.</param>
/// <param name="To">Upper end in the SI base unit, above <paramref name="From"/>.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Log">Evenly spread in the logarithm.</param>
/// <param name="Whole">Values are rounded to whole numbers.</param>
public sealed record SweepRange(double From, double To, Unit Unit, bool Log, bool Whole)
{
    /// <summary>How far beyond the upper end the last step may land and still be the end, in steps.</summary>
    private const double Slack = 1e-9;

    /// <summary>The value at a share of the way.</summary>
    /// <param name="share">0 (the lower end) .. 1 (the upper end).</param>
    internal double At(double share)
    {
        double value = Log ? From * Math.Exp(share * Math.Log(To / From)) : From + (share * (To - From));
        return Rounded(share <= 0 ? From : share >= 1 ? To : Math.Clamp(value, From, To));
    }

    /// <summary>Evenly spread values, both ends among them.</summary>
    internal ImmutableArray<string> Points(int points) =>
        [.. Enumerable.Range(0, points).Select(k => Text(At(points == 1 ? 0 : (double)k / (points - 1)))).Distinct()];

    /// <summary>Values a step (or, in the logarithm, a factor) apart, from the lower end up to at most the upper one.</summary>
    internal ImmutableArray<string> Steps(double step)
    {
        int most = (int)Math.Floor(StepsBetween(step) + Slack);
        return [.. Enumerable.Range(0, most + 1).Select(k => Text(Rounded(Math.Min(To, Log ? From * Math.Pow(step, k) : From + (k * step))))).Distinct()];
    }

    /// <summary>How many steps fit.</summary>
    internal double StepsBetween(double step) => Log ? Math.Log(To / From) / Math.Log(step) : (To - From) / step;

    /// <summary>A value as an experiment writes it.</summary>
    internal string Text(double value) => SettingText.Of(value, Unit);

    private double Rounded(double value)
    {
        if (Whole)
            return Math.Round(value);
        return value.Equals(From) || value.Equals(To) ? value : double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
