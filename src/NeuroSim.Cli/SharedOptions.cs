using System.CommandLine;
using NeuroSim.Data;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The options that commands share.</summary>
internal sealed class SharedOptions
{
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override a setting of the experiment, as in --set hardware.schedule=shifted (repeatable).",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Seed of every random draw (default: the experiment's).",
        HelpName = "N",
        CustomParser = result => WholeNumber.Of(result, 0, ulong.MaxValue),
    };

    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "vector (fast) or event (actors and messages), with the same bits, for the rules that take one sample at a time (streaming-trl, streaming-clapp, streaming-forward-forward, leaky); batch for those that learn from batches, which run in no other.",
        HelpName = "vector|event|batch",
        DefaultValueFactory = _ => "vector",
    };

    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Threads; the result does not depend on it (default: 2, or 1 on a single core).",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount),
        CustomParser = result => (int)(WholeNumber.Of(result, 1, 256) ?? 1),
    };

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for everything the command writes (default: below runs/).",
        HelpName = "DIR",
        CustomParser = FolderName.Of,
    };

    public Option<bool> Resume { get; } = new("--resume")
    {
        Description = "Go on from the checkpoint in the folder, or show the result of a finished run.",
        Arity = ArgumentArity.Zero,
    };

    public Option<int> CheckpointEvery { get; } = new("--checkpoint-every")
    {
        Description = "Least seconds between checkpoints, more where saving one takes long; 0 saves one as often as the run can be interrupted.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 5,
        CustomParser = result => (int)(WholeNumber.Of(result, 0, 86400) ?? 0),
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder with a folder per data set, as in DIR/mnist (default: $NEUROSIM_DATA, else ~/.cache/neurosim).",
        HelpName = "DIR",
        CustomParser = FolderName.Of,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else there.",
        Arity = ArgumentArity.Zero,
    };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Print stack traces of errors.", Arity = ArgumentArity.Zero };

    /// <summary>Adds all of them to a command that runs an experiment.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Set, Seed, Engine, Threads, Out, Resume, CheckpointEvery, Data, Json, Verbose])
            command.Add(option);
    }

    public DataLocation Location(ParseResult parsed, Terminal terminal) => DataLocation.Find(parsed.GetValue(Data), terminal.Environment);

    /// <summary>How to run here.</summary>
    public RunOptions RunOptionsOf(ParseResult parsed, Terminal terminal, Action<RunProgress>? progress) =>
        new(EngineOf(parsed), parsed.GetValue(Threads), progress, terminal.Clock, terminal.Cancellation)
        {
            CheckpointEvery = TimeSpan.FromSeconds(parsed.GetValue(CheckpointEvery)),
        };

    public EngineKind EngineOf(ParseResult parsed) => parsed.GetValue(Engine) switch
    {
        "vector" => EngineKind.Vector,
        "event" => EngineKind.Event,
        "batch" => EngineKind.Batch,
        var other => throw new InvalidInputException("usage", $"There is no engine \"{other}\"; use vector, event or batch.", "--engine"),
    };
}
