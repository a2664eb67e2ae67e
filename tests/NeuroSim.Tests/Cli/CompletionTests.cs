using System.Diagnostics;
using NeuroSim.Cli;
using NeuroSim.Costs;
using NeuroSim.Runs;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("neurosim da", "data")]
    [InlineData("/opt/tools/neurosim data ", "fetch info verify")]
    [InlineData("neurosim data fetch ", "fashion-mnist mnist")]
    [InlineData("neurosim data fetch mnist --m", "--mirror")]
    [InlineData("neurosim run sync", "sync-vs-async")]
    [InlineData("neurosim run sync-vs-async --engine ", "batch event vector")]
    [InlineData("neurosim run sync-vs-async --engine v", "vector")]
    [InlineData("neurosim run sync-vs-async --set hardware.tech", "hardware.technology=")]
    [InlineData("neurosim run sync-vs-async --set hardware.technology=cmos-4", "hardware.technology=cmos-45nm")]
    [InlineData("neurosim run sync-vs-async --set data.source=", "data.source=auto data.source=categories data.source=digits data.source=fashion-mnist data.source=mnist data.source=prototypes data.source=timescales")]
    [InlineData("neurosim circuit sw", "switched-capacitor")]
    [InlineData("neurosim completions ", "bash fish pwsh zsh")]
    [InlineData("neurosim compare --out ", "")]
    [InlineData("neurosim spice", "")]
    [InlineData("neurosim", "")]
    [InlineData("", "")]
    public void Suggest_AtTheEnd_ListsWhatMayStandThere(string line, string words) =>
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ask($"[suggest:{line.Length}]", line));

    [Fact]
    public void Suggest_KnowsEveryCommandAndExperiment()
    {
        Assert.Equal(["circuit", "compare", "completions", "data", "estimate", "run"], Ask("[suggest]", "neurosim ").Where(word => word is not ("trace" or "report" or "bench")));
        Assert.Equal(ExperimentSource.BuiltIn.Order(StringComparer.Ordinal), Ask("[suggest]", "neurosim estimate "));
        Assert.Equal(Technology.BuiltInNames.Length, Ask("[suggest]", "neurosim run x --set hardware.technology=").Length);
    }

    [Fact]
    public void Suggest_InTheMiddle_LooksAtWhatIsBefore() => Assert.Equal(["data"], Ask("[suggest:11]", "neurosim da verify"));

    [Fact]
    public void Suggest_BeyondTheEnd_IsTheEnd() => Assert.Equal(["data"], Ask("[suggest:99]", "neurosim da"));

    /// <summary>The command has its own list, because the reader of experiments keeps its words to itself.</summary>
    [Fact]
    public void Settings_Suggested_AreThoseOfAnExperiment()
    {
        Dictionary<string, IEnumerable<string>> words = CompletionWords.Settings.ToDictionary(setting => setting.Key, setting => setting.Words.AsEnumerable());
        Assert.Equal(ExperimentWords.DataSources.Order(), words["data.source"].Order());
        Assert.Equal(ExperimentWords.Orders.Select(one => one.Word), words["stream.order"]);
        Assert.Equal(ExperimentWords.Activations.Select(one => one.Word), words["network.activation"]);
        Assert.Equal(ExperimentWords.Optimizers.Select(one => one.Word), words["learning.optimizer.kind"]);
        Assert.Equal(ExperimentWords.Decays.Select(one => one.Word), words["learning.optimizer.decay"]);
        Assert.Equal(ExperimentWords.Schedules.Select(one => one.Word), words["hardware.schedule"]);
        Assert.Equal(ExperimentWords.Cells.Select(one => one.Word), words["hardware.memory.cell"]);
        Assert.Empty(words.Keys.Concat(CompletionWords.OpenSettings).Except(ExperimentKeys.Settings));
    }

    [Fact]
    public void Script_OfAnUnknownShell_IsRefused() => InProcess.Refused("usage", ["\"bsh\"", "Did you mean bash?", "zsh"], "completions", "bsh");

    [Fact]
    public void Script_AsJson_IsTheScript() =>
        Assert.Equal(InProcess.Run("completions", "zsh").Output, InProcess.Run("completions", "zsh", "--json").Done().Document.GetProperty("script").GetString());

    [ShellFact("bash")]
    public void Bash_Completes()
    {
        Assert.Equal(["fetch", "info", "verify"], InBash("neurosim data "));
        Assert.Equal(["sync-vs-async"], InBash("neurosim compare sy"));
        Assert.Equal(["hardware.technology="], InBash("neurosim run x --set hardware.tech"));
        Assert.Equal(["cmos-45nm"], InBash("neurosim run x --set hardware.technology=cmos-4")); // bash replaces what follows "="
        Assert.Empty(InBash("neurosim compare --out "));
    }

    [ShellFact("zsh")]
    public void Zsh_Completes()
    {
        const string Ask = "compdef() { :; }; compadd() { local name=${@[-1]}; print -l -- ${(P)name}; }; _files() { :; }; source script; words=(";
        Assert.Equal(["fetch", "info", "verify"], InShell("zsh", Ask + "neurosim data ''); CURRENT=3; _neurosim"));
        Assert.Equal(["hardware.technology=cmos-45nm"], InShell("zsh", Ask + "neurosim run x --set hardware.technology=cmos-4); CURRENT=5; _neurosim"));
    }

    [ShellFact("fish")]
    public void Fish_Completes()
    {
        Assert.Equal(["fetch", "info", "verify"], InShell("fish", "source script; complete -C 'neurosim data '"));
        Assert.Equal(["sync-vs-async"], InShell("fish", "source script; complete -C 'neurosim compare sy'"));
        Assert.Equal(["script"], InShell("fish", "source script; complete -C 'neurosim compare --out scr'"));
    }

    private static string[] Ask(params string[] args) => InProcess.Run(args).Done().OutputLines;

    private static string[] InBash(string line) => InShell(
        "bash",
        $"source script; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=(neurosim); $(complete -p neurosim | grep -o '_neurosim_[a-z]*'); printf '%s\\n' \"${{COMPREPLY[@]}}\"");

    /// <summary>Runs lines of a shell in a folder that holds the script, with the command on the path.</summary>
    private static string[] InShell(string shell, string lines)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["script"], InProcess.Run("completions", shell).Done().Output);
        File.WriteAllText(scratch["neurosim"], $"#!/bin/sh\nexec \"{NeuroSimProcess.Host()}\" \"{NeuroSimProcess.Library}\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(scratch["neurosim"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(ShellFactAttribute.PathOf(shell)!, ["-c", lines])
        {
            WorkingDirectory = scratch.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{scratch.Path}:{start.Environment["PATH"]}";
        start.Environment["HOME"] = scratch.Path;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
