using System.CommandLine.Parsing;
using System.Globalization;

namespace NeuroSim.Cli;

/// <summary>The value of an option that takes a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>The number, or null and an error that says what would be right.</summary>
    public static ulong? Of(ArgumentResult result, ulong least, ulong most)
    {
        string text = result.Tokens[^1].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value >= least && value <= most)
            return value;
        string option = (result.Parent as OptionResult)?.Option.Name ?? "The argument";
        result.AddError($"{option} is \"{text}\"; it must be a whole number {least} .. {most}.");
        return null;
    }
}
