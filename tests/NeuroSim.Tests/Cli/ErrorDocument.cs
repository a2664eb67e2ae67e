using System.Text.Json;

namespace NeuroSim.Tests.Cli;

/// <summary>The document <c>{ error: { kind, message, where } }</c> of a failed command with --json.</summary>
internal static class ErrorDocument
{
    public static void Check(CommandOutput output, string kind, params string[] words)
    {
        JsonElement error = output.Document.GetProperty("error");
        Assert.Equal(kind, error.GetProperty("kind").GetString());
        string text = $"{error.GetProperty("where")} {error.GetProperty("message")}";
        Assert.Contains(error.GetProperty("where").ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Null]);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }
}
