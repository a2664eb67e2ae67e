using System.CommandLine;
using NeuroSim.Data;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The options that commands share.</summary>
internal sealed class CommonOptions
{
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override a setting of the experiment, as in --set hardware.schedule=shifted (repeatable).",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "Seed of every random draw (default: the experiment's).", HelpName = "N" };

    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "vector (fast) or event (actors and messages); both give the same bits.",
        HelpName = "vector|event",
        DefaultValueFactory = _ => "vector",
    };

    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Threads; the result does not depend on it (default: 2, or 1 on a single core).",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount),
    };

    public Option<string?> Out { get; } = new("--out") { Description = "Folder for everything the command writes (default: below runs/).", HelpName = "DIR" };

    public Option<bool> Resume { get; } = new("--resume") { Description = "Go on from the checkpoint in the folder, or show the result of a finished run." };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder with a folder per data set, as in DIR/mnist (default: $NEUROSIM_DATA, else the user's cache).",
        HelpName = "DIR",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document on standard output and nothing else there." };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Print stack traces of errors." };

    /// <summary>Adds all of them to a command that runs an experiment.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Set, Seed, Engine, Threads, Out, Resume, Data, Json, Verbose])
            command.Add(option);
    }

    public DataLocation Location(ParseResult parsed) => DataLocation.Find(parsed.GetValue(Data), Environment.GetEnvironmentVariable);

    public EngineKind EngineOf(ParseResult parsed) => parsed.GetValue(Engine) switch
    {
        "vector" => EngineKind.Vector,
        "event" => EngineKind.Event,
        "batch" => throw new InvalidInputException("usage", "The batch engine (the paper's batched protocol) is not available yet; use --engine vector or event.", "--engine"),
        var other => throw new InvalidInputException("usage", $"There is no engine \"{other}\"; use vector or event.", "--engine"),
    };

    public int ThreadsOf(ParseResult parsed)
    {
        int threads = parsed.GetValue(Threads);
        return threads is >= 1 and <= 256 ? threads : throw new InvalidInputException("usage", $"{threads} threads cannot be; use 1 .. 256.", "--threads");
    }
}
