using System.CommandLine;
using NeuroSim.Cli.Slurm;

namespace NeuroSim.Cli;

/// <summary>The options of <c>run</c> that only matter to a sweep.</summary>
internal sealed class SweepOptions
{
    public Option<int?> Jobs { get; } = new("--jobs")
    {
        Description = "Points of a sweep at once (default: cores / threads per point, which are 1 in a sweep unless --threads says otherwise).",
        HelpName = "N",
        CustomParser = result => (int?)WholeNumber.Of(result, 1, 1024),
    };

    public Option<string> Executor { get; } = new("--executor")
    {
        Description = "Where the points of a sweep run: local, or slurm (a job array).",
        HelpName = "local|slurm",
        DefaultValueFactory = _ => "local",
    };

    public SlurmOptions Slurm { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(Jobs);
        command.Add(Executor);
        Slurm.AddTo(command);
    }

    public bool UsesSlurm(ParseResult parsed) => parsed.GetValue(Executor) switch
    {
        "local" => false,
        "slurm" => true,
        var other => throw new InvalidInputException("usage", $"There is no executor \"{other}\"; use local or slurm.", "--executor"),
    };

    /// <summary>Threads of one point: one, unless they were asked for.</summary>
    public static int ThreadsOf(ParseResult parsed, SharedOptions options) =>
        parsed.GetResult(options.Threads) is { Implicit: false } ? parsed.GetValue(options.Threads) : 1;

    /// <summary>Points at once on this machine.</summary>
    public int LocalJobs(ParseResult parsed, int threads) => parsed.GetValue(Jobs) ?? Math.Max(1, Environment.ProcessorCount / threads);
}
