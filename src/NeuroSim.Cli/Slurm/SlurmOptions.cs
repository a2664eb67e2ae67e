using System.CommandLine;

namespace NeuroSim.Cli.Slurm;

/// <summary>The options of <c>run</c> for a sweep on a Slurm cluster.</summary>
internal sealed class SlurmOptions
{
    /// <summary>Most tasks of a job array unless a chunk is asked for; the indices of an array end at 1000 unless a cluster says otherwise.</summary>
    private const int MostTasks = 1000;

    public Option<string?> Partition { get; } = Word("--slurm-partition", "NAME", "Partition of the cluster (default: the cluster's).");

    public Option<string?> Account { get; } = Word("--slurm-account", "NAME", "Account that pays (default: the user's).");

    public Option<string?> Time { get; } = Word("--slurm-time", "LIMIT", "Time limit of a task as sbatch takes it, as in 30 (minutes) or 2:00:00; a task that is ended saves checkpoints.");

    public Option<int?> Throttle { get; } = Count("--slurm-throttle", "Tasks at once at most.");

    public Option<int?> Chunk { get; } = Count("--slurm-chunk", "Points of a task (default: as few as make at most 1000 tasks).");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Partition, Account, Time, Throttle, Chunk])
            command.Add(option);
    }

    /// <summary>Points of a task.</summary>
    public int ChunkOf(ParseResult parsed, int points) => parsed.GetValue(Chunk) ?? Math.Max(1, (points + MostTasks - 1) / MostTasks);

    /// <summary>What of the options sbatch is told.</summary>
    public IEnumerable<string> Directives(ParseResult parsed)
    {
        foreach ((string name, Option<string?> option) in ((string, Option<string?>)[])[("partition", Partition), ("account", Account), ("time", Time)])
            if (parsed.GetValue(option) is { } value)
                yield return $"--{name}={value}";
    }

    private static Option<string?> Word(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (text.Length == 0 || text.StartsWith('-') || text.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-_.:,+@".Contains(c, StringComparison.Ordinal)))
                result.AddError($"{name} is \"{text}\"; it must be one word of letters, digits and - _ . : , + @.");
            return text;
        },
    };

    private static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => (int?)WholeNumber.Of(result, 1, 100_000),
    };
}
