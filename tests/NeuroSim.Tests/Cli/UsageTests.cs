using NeuroSim.Cli;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("rnu", "no command rnu", "Did you mean run?")]
    [InlineData("", "A command is missing: compare, run, estimate, circuit, trace, report, data, completions, bench.", "neurosim --help")]
    [InlineData("data", "A command is missing: info, verify, fetch.", "neurosim data --help")]
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
    [InlineData("run tiny --engine foo", "no engine \"foo\"", "vector, event or batch")]
    [InlineData("compare tiny --engine foo", "no engine \"foo\"", "vector, event or batch")]
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

    /// <summary>Completion knows every built-in experiment; help names places by one word.</summary>
    [Theory]
    [InlineData("--bogus")]
    [InlineData("--jobs")]
    public void Compare_AnOptionItDoesNotHave_IsNotTakenForAName(string option) => InProcess.Refused("usage", [$"compare has no option {option}"], "compare", "sync-vs-async", option);

    [Fact]
    public void Compare_WithTheEngineOfBatches_IsRefused() => InProcess.Refused("usage", ["--engine vector"], "compare", "sync-vs-async", "--engine", "batch");

    [Fact]
    public void StandardError_ThatTakesNothing_EndsNoCommand()
    {
        using var output = new StringWriter();
        using var full = new FullWriter();
        Assert.Equal(0, new CommandLine(output, full, TimeProvider.System, _ => null).Run(["estimate", "sync-vs-async", "--set", "data.source=digits", "--set", "network.layers=[4]", "--json"]));
        Assert.Contains("perNeuron", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfAll_DoesNotListEveryWord() =>
        Assert.All(InProcess.Run("--help").Done().OutputLines, line => Assert.InRange(line.Length, 0, 300));

    [Fact]
    public void Verbose_AddsTheStackTrace() =>
        Assert.Contains("   at NeuroSim.", InProcess.Run("run", "missing.yaml", "--verbose").Error, StringComparison.Ordinal);

    [Fact]
    public void Version_IsANumber() => Assert.Matches(@"^\d+\.\d+\.\d+", InProcess.Run("--version").Done().Output);

    private sealed class FullWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
