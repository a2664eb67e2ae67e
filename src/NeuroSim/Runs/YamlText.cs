using System.Globalization;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>Writes one text as a YAML scalar that reads back as the same text, inside flow collections as well.</summary>
internal static class YamlText
{
    /// <summary>Plain when it is safe, else in double quotes with escapes (YAML 1.2.2, section 5.7).</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Whether YAML readers take the unquoted text as nothing.</summary>
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    private static bool IsPlain(string text)
    {
        if (IsNull(text) || text[^1] == ' ')
            return false;
        bool startsSafely = char.IsAsciiLetterOrDigit(text[0]) || text[0] is '/' or '.'
            || (text[0] is '-' or '+' && text.Length > 1 && char.IsAsciiDigit(text[1]));
        return startsSafely && !text.StartsWith("...", StringComparison.Ordinal) && text.All(IsPlain);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '.' or '/' or '+' or '-';

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
            quoted.Append(Escaped(rune));
        return quoted.Append('"').ToString();
    }

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        > 0xFFFF => $"\\U{rune.Value:X8}",
        _ when IsPrintable(rune) => rune.ToString(),
        _ => $"\\u{rune.Value:X4}",
    };

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
