using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("rnu", "no command rnu", "Did you mean run?")]
    [InlineData("", "A command is missing: compare, run, estimate, circuit, report, data.", "neurosim --help")]
    [InlineData("data", "A command is missing: info, verify.", "neurosim data --help")]
    [InlineData("data inform", "no command inform", "Did you mean info?")]
    [InlineData("run", "EXPERIMENT", "neurosim run --help")]
    [InlineData("run tiny two", "\"two\" is one argument too many", "quotes")]
    [InlineData("run tiny --threds 2", "no option --threds", "Did you mean --threads?")]
    [InlineData("run tiny --threads 0", "--threads is \"0\"", "1 .. 256")]
    [InlineData("run tiny --threads 257", "--threads is \"257\"", "1 .. 256")]
    [InlineData("run tiny --threads x", "--threads is \"x\"", "1 .. 256")]
    [InlineData("run tiny --seed -1", "--seed is \"-1\"", "0 .. 18446744073709551615")]
    [InlineData("run tiny --seed 18446744073709551616", "--seed is", "0 .. 18446744073709551615")]
    [InlineData("run tiny --checkpoint-every soon", "--checkpoint-every is \"soon\"", "0 .. 86400")]
    [InlineData("run tiny --engine foo", "no engine \"foo\"", "vector or event")]
    [InlineData("run tiny --engine batch", "not available yet", "--engine vector or event")]
    [InlineData("compare tiny --engine foo", "no engine \"foo\"", "vector or event")]
    [InlineData("run tiny --out", "--out", "neurosim run --help")]
    public void WrongWords_AreNamedWithWhatWouldBeRight(string arguments, params string[] words) =>
        InProcess.Refused("usage", words, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("seed", "path.to.key=value")]
    [InlineData("=3", "path.to.key=value")]
    [InlineData("a..b=3", "path.to.key=value")]
    [InlineData("seed.more=3", "seed")]
    [InlineData("data.train=[1", "not YAML")]
    public void Set_Malformed_IsRefused(string pair, string word)
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("experiment", [word, $"--set {pair}"], "run", TinyExperiment.In(scratch), "--set", pair);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("compare -h")]
    [InlineData("data verify --help")]
    public void Help_IsNoError(string arguments)
    {
        CommandOutput help = InProcess.Run(arguments.Split(' ')).Done();
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Equal("", help.Error);
    }

    [Fact]
    public void Verbose_AddsTheStackTrace() =>
        Assert.Contains("   at NeuroSim.", InProcess.Run("run", "missing.yaml", "--verbose").Error, StringComparison.Ordinal);

    [Fact]
    public void Version_IsANumber() => Assert.Matches(@"^\d+\.\d+\.\d+", InProcess.Run("--version").Done().Output);
}
