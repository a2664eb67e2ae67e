using System.Globalization;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>evaluate:</c>.</summary>
internal static class EvaluationSection
{
    public static readonly string[] Keys = ["runs", "every", "items", "windows"];

    private const string Form = "a window is a word and two numbers of items, as in windows: { late: [9000, 12000] }";

    public static EvaluationSettings Read(Section section)
    {
        var defaults = new EvaluationSettings();
        return new EvaluationSettings
        {
            Runs = section.Integer("runs", 1, 1000, defaults.Runs),
            Every = section.Integer("every", 1, 1_000_000_000, defaults.Every),
            Items = section.Integer("items", 1, 1_000_000, defaults.Items),
            Windows = [.. section.Entries("windows").Select(entry => Window(section, entry.Key, entry.Value))],
        };
    }

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(EvaluationSettings evaluation)
    {
        string windows = string.Join(", ", evaluation.Windows.Select(window => FormattableString.Invariant($"{window.Name}: [{window.From}, {window.To}]")));
        return FormattableString.Invariant($"{{ runs: {evaluation.Runs}, every: {evaluation.Every}, items: {evaluation.Items}{(windows.Length == 0 ? "" : $", windows: {{ {windows} }}")} }}");
    }

    private static EvaluationWindow Window(Section section, string name, SettingNode node)
    {
        if (!name.All(char.IsAsciiLetterOrDigit) || name is "end" or "selectivity" or "rows")
            throw section.Invalid("windows", $"windows has one called \"{name}\"; names are letters and digits, and end, selectivity and rows are taken.");
        int[] ends = [.. (node.Items ?? []).Select(item => int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int end) ? end : -1)];
        if (ends.Length != 2 || ends.Min() < 0)
            throw section.Invalid("windows", $"The window {name} is {node.Description}; {Form}.");
        return ends[0] < ends[1]
            ? new EvaluationWindow(name, ends[0], ends[1])
            : throw section.Invalid("windows", $"The window {name} ends at {ends[1]} items and begins at {ends[0]}; its end must come after its beginning.");
    }
}
