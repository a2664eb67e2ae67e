using System.Reflection;
using System.Text;

namespace NeuroSim.Cli.Slurm;

/// <summary>The script of a job array: each task runs this program on its chunk of points.</summary>
internal static class SlurmScript
{
    /// <summary>The hidden command that a task runs.</summary>
    public const string Command = "sweep-chunk";

    /// <summary>The script.</summary>
    /// <param name="name">Name of the experiment.</param>
    /// <param name="chunks">Numbers of the chunks to run, ascending.</param>
    /// <param name="throttle">Tasks at once at most; null: no limit.</param>
    /// <param name="chunk">Points of a chunk.</param>
    /// <param name="cores">Processors of a task.</param>
    /// <param name="directives">More directives of sbatch.</param>
    /// <param name="arguments">Arguments of the command, without the range of points.</param>
    public static string Of(string name, IEnumerable<int> chunks, int? throttle, int chunk, int cores, IEnumerable<string> directives, IEnumerable<string> arguments)
    {
        string[] all =
        [
            $"--job-name=neurosim-{name}", $"--array={Ranges(chunks)}{(throttle is { } most ? $"%{most}" : "")}", "--nodes=1", "--ntasks=1", $"--cpus-per-task={cores}",
            "--output=%A_%a.log", "--open-mode=append", "--export=ALL", .. directives,
        ];
        var script = new StringBuilder("#!/bin/sh\n");
        foreach (string directive in all)
            script.Append($"#SBATCH {directive}\n");
        script.Append($"cd {Quoted(Environment.CurrentDirectory)} || exit 1\n");
        script.Append($"from=$((SLURM_ARRAY_TASK_ID * {chunk}))\n");
        script.Append($"exec {string.Join(' ', Program().Append(Command).Concat(arguments).Select(Quoted))} --from \"$from\" --to \"$((from + {chunk}))\"\n");
        return script.ToString();
    }

    /// <summary>Ascending numbers as sbatch takes them: "0-3,7".</summary>
    public static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (int number in numbers)
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
    }

    /// <summary>A word of a shell, whatever is in it.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>This program as another machine with the same files starts it: its own executable, or the runtime with its library.</summary>
    private static string[] Program()
    {
        string library = Path.Combine(AppContext.BaseDirectory, $"{typeof(SlurmScript).Assembly.GetName().Name}.dll"), path = Environment.ProcessPath ?? "dotnet";
        bool runtime = Path.GetFileNameWithoutExtension(path) == "dotnet";
        if (!runtime && Assembly.GetEntryAssembly() == typeof(SlurmScript).Assembly)
            return [path];
        return [runtime ? path : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", library];
    }
}
