using NeuroSim.Cli;

namespace NeuroSim.Tests.Cli;

/// <summary>Runs a command in this process, in an environment without data sets and without variables other than those given.</summary>
internal static class InProcess
{
    public static CommandOutput Run(params string[] args) => RunWith(new Dictionary<string, string>(), args);

    public static CommandOutput RunWith(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int status = new CommandLine(output, error, TimeProvider.System, VariableOf).Run(args);
        return new CommandOutput(status, output.ToString(), error.ToString());

        string? VariableOf(string name) => variables.GetValueOrDefault(name) ?? (name == "HOME" ? "/nonexistent-home" : null);
    }

    /// <summary>
    /// A command that is refused before anything runs: the same status, and one paragraph with these words, for people and, with --json, in a document of
    /// one error of this kind.
    /// </summary>
    public static void Refused(string kind, string[] words, params string[] args)
    {
        CommandOutput human = Run(args), json = Run([.. args, "--json"]);
        Assert.Equal((2, 2), (human.Status, json.Status));
        Assert.Equal("", human.Output);
        Assert.Equal(human.Paragraph, Assert.Single(human.ErrorLines));
        Assert.All(words, word => Assert.Contains(word, human.Paragraph, StringComparison.Ordinal));
        ErrorDocument.Check(json, kind, words);
    }
}
