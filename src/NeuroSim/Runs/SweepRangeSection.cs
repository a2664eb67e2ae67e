using System.Globalization;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads a range of a sweep: <c>{ from, to }</c> with <c>points</c>, <c>step</c> or <c>factor</c>, and <c>scale</c> and <c>whole</c>.</summary>
internal sealed class SweepRangeSection
{
    public const string Example = "{ from: 1 MOhm, to: 1 GOhm, points: 7, scale: log }";

    private static readonly string[] Keys = ["from", "to", "points", "step", "factor", "scale", "whole"];

    private readonly string _path;
    private readonly SettingNode _node;
    private readonly Unit _unit;

    private SweepRangeSection(string path, SettingNode node)
    {
        (_path, _node) = (path, node);
        foreach (string key in node.Entries!.Keys)
            CheckKey(key);
        _unit = UnitOf(Text("from") ?? throw Lacks("from"), Text("to") ?? throw Lacks("to"));
    }

    /// <summary>The axis: a list for a range with a number of points, a range when values are drawn from it.</summary>
    public static SweepAxis Read(string path, SettingNode node, SweepSampling? sampling)
    {
        var section = new SweepRangeSection(path, node);
        SweepRange range = section.Range();
        return sampling is null ? section.Listed(range) : section.Drawn(range);
    }

    private void CheckKey(string key)
    {
        if (key is "values" or "list")
            throw Invalid(key, $"sweep of {_path} has both a list and a range; write either [1, 2] or {Example}.");
        if (!Keys.Contains(key, StringComparer.Ordinal))
            throw Invalid(key, $"\"{key}\" is no key of a range.{NearestName.Hint(key, Keys)} Allowed: {string.Join(", ", Keys)}.");
    }

    private SweepRange Range()
    {
        (double from, double to) = (Number("from"), Number("to"));
        bool log = Choice("scale", "linear", "log") ?? Has("factor");
        if (from >= to)
            throw Invalid("to", $"The range of {_path} is empty: from is {Text("from")} and to is {Text("to")}; from must be below to.");
        if (log && from <= 0)
            throw Invalid("from", $"from of {_path} is {Text("from")}; a range with scale: log or a factor must begin above 0.");
        bool whole = Choice("whole", "false", "true") ?? false;
        if (whole && (_unit != Unit.None || from != Math.Round(from) || to != Math.Round(to)))
            throw Invalid("whole", $"whole needs whole numbers without a unit as from and to of {_path}.");
        return new SweepRange(from, to, _unit, log, whole);
    }

    private SweepAxis Drawn(SweepRange range)
    {
        if (Spacing() is { } spacing)
            throw Invalid(spacing, $"{_path} has {spacing}, and the sweep draws its values by chance; leave {spacing} out, or random and latinHypercube.");
        return new SweepAxis(_path, [], range);
    }

    private SweepAxis Listed(SweepRange range)
    {
        string spacing = Spacing() ?? throw Invalid("from", $"The range of {_path} does not say how many values it has; add points: 5, a step or a factor, or draw samples with random or latinHypercube.");
        if (spacing == "points")
            return new SweepAxis(_path, range.Points(Points()));
        double step = Step(spacing, range);
        return range.StepsBetween(step) < SweepSection.MostValues
            ? new SweepAxis(_path, range.Steps(step))
            : throw Invalid(spacing, $"{spacing} of {_path} is {Text(spacing)}, which makes more than {SweepSection.MostValues} values; use a larger one.");
    }

    private string? Spacing()
    {
        string[] given = [.. ((string[])["points", "step", "factor"]).Where(Has)];
        return given.Length <= 1 ? given.FirstOrDefault() : throw Invalid(given[1], $"{string.Join(" and ", given)} of {_path} are both given; each alone says which values there are. Remove one.");
    }

    private int Points() =>
        int.TryParse(Text("points"), NumberStyles.None, CultureInfo.InvariantCulture, out int points) && points is >= 2 and <= SweepSection.MostValues
            ? points
            : throw Invalid("points", $"points of {_path} is {Text("points")}; it must be a whole number 2 .. {SweepSection.MostValues}.");

    private double Step(string key, SweepRange range)
    {
        bool factor = key == "factor";
        if (factor != range.Log)
            throw Invalid(key, factor ? $"{_path} has a factor, which goes with scale: log." : $"{_path} has scale: log, which goes with points or a factor, not with a step.");
        if (!Quantity.TryParse(Text(key)!, factor ? Unit.None : _unit, out double step, out string? problem))
            throw Invalid(key, $"{key} of {_path}: {problem}");
        double above = factor ? 1 : 0;
        return step > above ? step : throw Invalid(key, $"{key} of {_path} is {Text(key)}; it must be above {above.ToString(CultureInfo.InvariantCulture)}.");
    }

    private double Number(string key)
    {
        if (!Quantity.TryParse(Text(key)!, _unit, out double value, out string? problem))
            throw Invalid(key, $"{key} of {_path}: {problem}");
        return value;
    }

    /// <summary>The unit that either end is written with; a bare number is in it as well.</summary>
    private static Unit UnitOf(params string[] ends) =>
        UnitSymbol.All.FirstOrDefault(unit => ends.Any(text => !Reads(text, Unit.None) && Reads(text, unit)), Unit.None);

    private static bool Reads(string text, Unit unit) => Quantity.TryParse(text, unit, out _, out _);

    private bool? Choice(string key, string no, string yes)
    {
        if (!Has(key))
            return null;
        string? text = Text(key);
        return text == yes ? true : text == no ? false : throw Invalid(key, $"{key} of {_path} is {text}.{NearestName.Hint(text ?? "", [no, yes])} Allowed: {no}, {yes}.");
    }

    private bool Has(string key) => _node.Entries!.ContainsKey(key);

    private string? Text(string key)
    {
        if (!_node.Entries!.TryGetValue(key, out SettingNode? node))
            return null;
        string text = node.Text ?? throw Invalid(key, $"{key} of {_path} is {node.Description}; it must be a single value.");
        return text.All(c => char.IsAsciiDigit(c) || !char.IsDigit(c)) ? text : throw Invalid(key, $"{key} of {_path} has digits other than 0 .. 9.");
    }

    private InvalidInputException Lacks(string key) => Invalid("from", $"The range of {_path} has no {key}; a range looks like {Example}.");

    private InvalidInputException Invalid(string key, string message)
    {
        SettingNode at = _node.Entries!.GetValueOrDefault(key) ?? _node;
        return new InvalidInputException("experiment", message, at.Origin.With($"sweep.{_path}"));
    }
}
