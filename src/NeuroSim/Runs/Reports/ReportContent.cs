using System.Collections.Immutable;

namespace NeuroSim.Runs.Reports;

/// <summary>What a page is about: runs side by side, maybe three of them a comparison, and sweeps, of which one point is shown as a run.</summary>
/// <param name="Runs">Runs, their labels different.</param>
/// <param name="Sweeps">Sweeps.</param>
/// <param name="Comparison">Of the runs, when they are one comparison's.</param>
internal sealed record ReportContent(ImmutableArray<ReportedRun> Runs, ImmutableArray<ReportedSweep> Sweeps, ReportedComparison? Comparison)
{
    private const int MostNames = 4;

    private static readonly string[] Schedules = ["synchronous", "shifted", "pipelined"];

    /// <summary>Title of the page.</summary>
    public string Title => Sweeps.Length > 0
        ? $"{Sweeps[0].Experiment.Name}: sweep of {Sweeps[0].Table.Points.Length} points"
        : Comparison is not null ? $"{Runs[0].Experiment.Name}: three lateral schedules" : Runs.Length > MostNames ? $"{Runs.Length} runs side by side" : string.Join(", ", Runs.Select(run => run.Label));

    /// <summary>Whether everything is about rules that learn item by item, which have figures of their own.</summary>
    public bool IsSequential => Experiments.All(experiment => experiment.Learning.HasReplicates);

    private IEnumerable<Experiment> Experiments => Sweeps.Select(sweep => sweep.Experiment).Concat(Runs.Select(run => run.Experiment));

    /// <summary>The first question that an experiment asks; may be empty.</summary>
    public string Question => Sweeps.Select(sweep => sweep.Experiment.Question).Concat(Runs.Select(run => run.Experiment.Question)).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Reads folders of runs, comparisons and sweeps.</summary>
    /// <exception cref="InvalidInputException">One holds none of them, or something that cannot be read.</exception>
    public static ReportContent Read(IReadOnlyList<string> folders)
    {
        var runs = new List<ReportedRun>();
        var sweeps = new List<ReportedSweep>();
        ReportedComparison? comparison = null;
        foreach (string folder in folders.Select(RunFolder.FullPath))
        {
            if (ReportedSweep.IsAt(folder))
                sweeps.Add(ReportedSweep.Read(folder));
            else if (File.Exists(Path.Combine(folder, ReportedComparison.FileName)))
                runs.AddRange(OfComparison(folder, comparison = ReportedComparison.Read(folder)));
            else
                runs.Add(ReportedRun.IsAt(folder) ? ReportedRun.Read(folder) : throw NoRun(folder));
        }

        foreach (ReportedSweep sweep in sweeps)
            runs.AddRange(PointOf(sweep));
        var content = new ReportContent(Distinct(runs), [.. sweeps], folders.Count == 1 ? comparison : null);
        return content.IsSequential || !content.Experiments.Any(experiment => experiment.Learning.HasReplicates)
            ? content
            : throw new InvalidInputException("run", "Rules whose runs are several networks (leaky, lstm, clapp) have other figures than the rest; make a report about them alone.");
    }

    private static IEnumerable<ReportedRun> OfComparison(string folder, ReportedComparison comparison) =>
        Schedules.Where(name => comparison.Differences.Any(one => one.Schedule == name)).Select(name => Path.Combine(folder, name)).Select(
            path => ReportedRun.IsAt(path) ? ReportedRun.Read(path, Path.GetFileName(path)) : throw NoRun(path));

    /// <summary>The point that a sweep recommends, when its folder is there; of a rule that learns item by item, all.</summary>
    private static IEnumerable<ReportedRun> PointOf(ReportedSweep sweep) => sweep.Experiment.Learning.HasReplicates
        ? sweep.Table.Points.Where(point => ReportedRun.IsAt(sweep.FolderOf(point))).Select(point => ReportedRun.Read(sweep.FolderOf(point), sweep.Table.NameOf(point, sweep.Experiment.Sweep.NamingPaths)))
        : (sweep.CheapestFeasible ?? sweep.Cheapest ?? sweep.Best) is { } point && ReportedRun.IsAt(sweep.FolderOf(point))
            ? [ReportedRun.Read(sweep.FolderOf(point), $"point {point.Number}")]
            : [];

    private static ImmutableArray<ReportedRun> Distinct(List<ReportedRun> runs) => [.. runs.Select((run, i) =>
        runs.Count(other => other.Label == run.Label) == 1 ? run : run with { Label = FormattableString.Invariant($"{run.Label} ({i + 1})") })];

    private static InvalidInputException NoRun(string folder)
    {
        string problem = !Directory.Exists(folder)
            ? "is no folder"
            : File.Exists(Path.Combine(folder, RunIdentity.FileName)) ? "holds a run that is not finished; go on with it with --resume" : "holds no run, no comparison and no sweep";
        return new InvalidInputException("run", $"\"{folder}\" {problem}. A report needs result.json and experiment.yaml, or compare.json, or points.csv.", folder);
    }
}
