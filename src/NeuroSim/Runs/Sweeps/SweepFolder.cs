using System.Globalization;

namespace NeuroSim.Runs.Sweeps;

/// <summary>
/// The folder of a sweep: <c>experiment.yaml</c> with its sweep, <c>environment.json</c>, <c>points.csv</c>, and a run folder per point in
/// <c>points/0000</c> and so on. What became of a point is decided by the files there alone. One process drives a sweep at a time.
/// </summary>
public sealed class SweepFolder : IDisposable
{
    private const string ResultName = "result.json", FailureName = "failed.json";

    private readonly RunLock? _lock;

    private SweepFolder(string path, RunLock? held) => (Path, _lock) = (path, held);

    /// <summary>The folder, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>Where the table of all points is.</summary>
    public string TablePath => System.IO.Path.Combine(Path, "points.csv");

    /// <summary>What a person should hear about what is there; null for a new sweep.</summary>
    public string? Notice { get; private set; }

    /// <summary>Creates or enters the folder of a sweep.</summary>
    /// <param name="path">The folder; made with its parents when it is not there.</param>
    /// <param name="experiment">The experiment with its sweep.</param>
    /// <param name="points">How many points it has.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <param name="environment">The machine, for <c>environment.json</c>.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable, in use, of another experiment, or unfinished without <paramref name="resume"/>.</exception>
    public static SweepFolder Open(string path, Experiment experiment, int points, bool resume, RunEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string full = RunFolder.FullPath(path), yaml = ExperimentWriter.Write(experiment);
        if (File.Exists(full))
            throw new InvalidInputException("output", $"\"{path}\" is a file, and a sweep needs a folder; choose another one with --out.", path);
        OutputFailure.Guard(full, () => Directory.CreateDirectory(full));
        var folder = new SweepFolder(full, RunLock.Take(full));
        try
        {
            folder.Enter(yaml, points, resume, environment);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The folder of a sweep that another process drives, for running points of it.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: no such folder.</exception>
    public static SweepFolder Join(string path)
    {
        string full = RunFolder.FullPath(path);
        return File.Exists(System.IO.Path.Combine(full, RunIdentity.FileName))
            ? new SweepFolder(full, null)
            : throw new InvalidInputException("output", $"\"{path}\" is no folder of a sweep: it has no {RunIdentity.FileName}.", path);
    }

    /// <summary>The run folder of a point.</summary>
    public string PointPath(int point) => System.IO.Path.Combine(Path, "points", point.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>Whether a point has a result or has failed.</summary>
    public bool IsSettled(int point) => File.Exists(ResultPath(point)) || File.Exists(FailurePath(point));

    /// <summary>What the files say became of a point, without its costs.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: its result cannot be read.</exception>
    public PointOutcome OutcomeOf(int point)
    {
        var outcome = new PointOutcome(point, PointPath(point));
        if (File.Exists(ResultPath(point)))
            return outcome with { Result = RunResultJson.Read(ResultPath(point)) };
        return File.Exists(FailurePath(point)) ? outcome with { Failure = PointFailure.Read(FailurePath(point)) } : outcome;
    }

    /// <summary>The experiment of a point, as <see cref="Prepare"/> or its run wrote it; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public Experiment? ExperimentOf(int point)
    {
        string path = System.IO.Path.Combine(PointPath(point), RunIdentity.FileName);
        return File.Exists(path) ? ExperimentSource.Load(path) : null;
    }

    /// <summary>Writes the experiment of a point, so that another process can run it.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public void Prepare(int point, Experiment experiment)
    {
        string folder = PointPath(point), path = System.IO.Path.Combine(folder, RunIdentity.FileName), yaml = ExperimentWriter.Write(experiment);
        OutputFailure.Guard(folder, () => Directory.CreateDirectory(folder));
        if (!File.Exists(path))
            WholeFile.Write(path, yaml);
        else
            RunIdentity.Check(folder, yaml);
    }

    /// <summary>Writes <c>failed.json</c> of a point.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public void WriteFailure(int point, PointFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        WholeFile.Write(FailurePath(point), failure.ToJson());
    }

    /// <summary>Writes <c>points.csv</c>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public void WriteTable(string csv) => WholeFile.Write(TablePath, csv);

    /// <summary>Writes another file of the sweep.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public string WriteFile(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        OutputFailure.Guard(path, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!));
        WholeFile.Write(path, text);
        return path;
    }

    /// <summary>Lets other processes drive the sweep.</summary>
    public void Dispose() => _lock?.Dispose();

    private void Enter(string yaml, int points, bool resume, RunEnvironment environment)
    {
        FolderUse.RequireSweep(Path);
        RunIdentity.Check(Path, yaml);
        bool begun = Directory.Exists(System.IO.Path.Combine(Path, "points"));
        int settled = begun ? Enumerable.Range(0, points).Count(IsSettled) : 0;
        if (begun && !resume && settled < points)
            throw new InvalidInputException("output", $"\"{Path}\" holds this sweep with {settled} of {points} points; use --resume to go on with it, or --out for another folder.", Path);
        if (begun && resume)
            TryAgain(points);
        else if (begun)
            StartOver(points);
        WholeFile.Write(System.IO.Path.Combine(Path, RunIdentity.FileName), yaml);
        WholeFile.Write(System.IO.Path.Combine(Path, "environment.json"), environment.ToJson());
    }

    /// <summary>Points that failed for a reason that may be gone are missing again.</summary>
    private void TryAgain(int points)
    {
        foreach (int point in Enumerable.Range(0, points).Where(point => File.Exists(FailurePath(point)) && !File.Exists(ResultPath(point))))
            if (!PointFailure.Read(FailurePath(point)).IsCertain)
                OutputFailure.Guard(FailurePath(point), () => File.Delete(FailurePath(point)));
        int left = Enumerable.Range(0, points).Count(point => !IsSettled(point));
        Notice = left == 0 ? "The sweep is finished; there is nothing to resume." : $"{points - left} of {points} points are finished; {left} {(left == 1 ? "is" : "are")} left to run.";
    }

    /// <summary>A finished sweep is run again, each result kept beside the new one.</summary>
    private void StartOver(int points)
    {
        foreach (int point in Enumerable.Range(0, points))
            OutputFailure.Guard(PointPath(point), () => StartOverAt(point));
        Notice = "The folder holds this sweep, finished; it is run again (--resume shows its results instead).";
    }

    private void StartOverAt(int point)
    {
        File.Delete(FailurePath(point));
        new CheckpointStore(PointPath(point), experimentHash: []).Delete();
        if (File.Exists(ResultPath(point)))
            File.Move(ResultPath(point), System.IO.Path.Combine(PointPath(point), "result.previous.json"), overwrite: true);
    }

    private string ResultPath(int point) => System.IO.Path.Combine(PointPath(point), ResultName);

    private string FailurePath(int point) => System.IO.Path.Combine(PointPath(point), FailureName);
}
