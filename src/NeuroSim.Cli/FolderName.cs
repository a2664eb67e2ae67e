using System.CommandLine.Parsing;

namespace NeuroSim.Cli;

/// <summary>The value of an option that names a folder.</summary>
internal static class FolderName
{
    /// <summary>The name as it stands; another option in its place is an error: the name was forgotten.</summary>
    public static string? Of(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (!text.StartsWith("--", StringComparison.Ordinal))
            return text;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} needs a folder (DIR) before {text}.");
        return null;
    }
}
