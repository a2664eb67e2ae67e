using System.Text.Json;

namespace NeuroSim.Tests.Cli;

/// <summary>What a command left: exit status, standard output, standard error.</summary>
internal sealed record CommandOutput(int Status, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as one JSON document; fails when anything else is there.</summary>
    public JsonElement Document => JsonDocument.Parse(Output).RootElement;

    /// <summary>The paragraph of an error: the one line that begins with the program's name, and the last one.</summary>
    public string Paragraph
    {
        get
        {
            string line = Assert.Single(ErrorLines, text => text.StartsWith("neurosim: ", StringComparison.Ordinal));
            Assert.Equal(line, ErrorLines[^1]);
            Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
            return line;
        }
    }

    /// <summary>Fails unless the command ended well.</summary>
    public CommandOutput Done()
    {
        Assert.True(Status == 0, $"exit status {Status}: {Error}");
        return this;
    }
}
