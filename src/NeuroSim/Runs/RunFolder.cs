using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>
/// The folder of one run: <c>experiment.yaml</c> (as run, every default filled in), <c>environment.json</c>, <c>metrics.csv</c>,
/// <c>checkpoint.bin</c>, <c>representation.json</c> (what the neurons answer to the test images) or <c>activity.csv</c> (the same of leaky units), and <c>result.json</c>. Killed at any
/// instant it can be resumed, and ends with the same bits. One process holds it at a time.
/// </summary>
/// <remarks>
/// Name the data set that was found before opening (<c>data.source</c> other than <c>auto</c>), so that a resumed run cannot take another.
/// </remarks>
public sealed class RunFolder : IDisposable
{
    private const string ResultName = "result.json";

    private readonly RunLock _lock;
    private readonly CheckpointStore _checkpoints;
    private readonly List<string> _notices = [];
    private MetricsLog? _metrics;

    private RunFolder(string path, string yaml, RunLock runLock)
    {
        (Path, _lock) = (path, runLock);
        _checkpoints = new CheckpointStore(path, SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether the run ended before: its result is at <see cref="ResultPath"/> and nothing is left to do.</summary>
    public bool IsFinished => File.Exists(ResultPath);

    /// <summary>Where the result is, or will be.</summary>
    public string ResultPath => FileAt(ResultName);

    /// <summary>The state to go on from; null: begin with the first sample.</summary>
    public CheckpointReader? Checkpoint { get; private set; }

    /// <summary>What a person should hear about the resume, a sentence each.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary><c>runs/NAME-SEED</c>, relative to the current folder.</summary>
    public static string DefaultPath(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return System.IO.Path.Combine("runs", $"{experiment.Name}-{experiment.Seed}");
    }

    /// <summary>Creates or enters the folder of a run.</summary>
    /// <param name="path">The folder; made with its parents when it is not there.</param>
    /// <param name="experiment">The experiment as run.</param>
    /// <param name="resume">Whether to go on from the checkpoint of a run that is there.</param>
    /// <param name="environment">The machine, for <c>environment.json</c>.</param>
    /// <exception cref="InvalidInputException">
    /// Kind <c>output</c>: not writable, a file, in use, of another experiment, or holding a run without <paramref name="resume"/>. Kind
    /// <c>checkpoint</c>: no checkpoint of it can be read.
    /// </exception>
    public static RunFolder Open(string path, Experiment experiment, bool resume, RunEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string yaml = ExperimentWriter.Write(experiment), full = Create(path);
        var folder = new RunFolder(full, yaml, RunLock.Take(full));
        try
        {
            folder.Enter(yaml, resume, environment);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens <c>metrics.csv</c>; rows after the checkpoint are cut. The folder flushes and closes it.</summary>
    /// <param name="columns">Names of the columns after <c>sample</c>; the same on every resume.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable, or other columns than before.</exception>
    public MetricsLog OpenMetrics(params ImmutableArray<string> columns)
    {
        if (_metrics is not null || IsFinished)
            throw new InvalidOperationException("The metrics of a run are opened once, and not when it is finished.");
        return _metrics = MetricsLog.Open(FileAt("metrics.csv"), columns, Checkpoint?.Sample ?? -1);
    }

    /// <summary>Saves the state after <paramref name="sample"/> samples; rows of metrics up to there must have been appended.</summary>
    /// <param name="sample">Samples learned so far.</param>
    /// <param name="content">Writes the sections.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full or the folder gone; the checkpoint before is intact.</exception>
    public void SaveCheckpoint(long sample, Action<CheckpointWriter> content)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentNullException.ThrowIfNull(content);
        _metrics?.Flush();
        _checkpoints.Save(sample, content);
    }

    /// <summary>Writes <c>representation.json</c>; before the result, so that a finished run has it.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full or the folder gone.</exception>
    internal void WriteRepresentation(string json) => WholeFile.Write(FileAt(RepresentationJson.FileName), json);

    /// <summary>Writes <c>activity.csv</c>; before the result, so that a finished run has it.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full or the folder gone.</exception>
    internal void WriteActivity(string csv) => WholeFile.Write(FileAt(Sequences.ActivityFile.Name), csv);

    /// <summary>Writes <c>result.json</c>, which marks the run as finished.</summary>
    /// <param name="json">One JSON document.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full or the folder gone.</exception>
    public void WriteResult(string json)
    {
        _metrics?.Flush();
        WholeFile.Write(ResultPath, json);
    }

    /// <summary>Closes the metrics and the checkpoint, and lets other runs in.</summary>
    public void Dispose()
    {
        Checkpoint?.Dispose();
        try
        {
            _metrics?.Dispose();
        }
        finally
        {
            _lock.Dispose();
        }
    }

    /// <summary>The absolute path of an output folder.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not the name of a folder.</exception>
    public static string FullPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw new InvalidInputException("output", "The output folder has no usable name; give one with --out, as in --out runs/first.", "--out");
        return System.IO.Path.GetFullPath(path);
    }

    /// <summary>Refuses what <see cref="Open"/> would refuse because of what the folder holds, and touches nothing.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: of another experiment, or holding an unfinished run without <paramref name="resume"/>.</exception>
    public static void Check(string path, Experiment experiment, bool resume)
    {
        string full = FullPath(path);
        if (Directory.Exists(full))
            CheckContent(full, ExperimentWriter.Write(experiment), resume);
    }

    private static void CheckContent(string path, string yaml, bool resume)
    {
        FolderUse.RequireRun(path);
        RunIdentity.Check(path, yaml);
        bool finished = File.Exists(System.IO.Path.Combine(path, ResultName));
        if (!finished && !resume && new CheckpointStore(path, experimentHash: []).Exists)
            throw new InvalidInputException("output", $"\"{path}\" holds an unfinished run of this experiment; use --resume to go on with it, or --out for another folder.", path);
    }

    private static string Create(string path)
    {
        string full = FullPath(path);
        if (File.Exists(full))
            throw new InvalidInputException("output", $"\"{path}\" is a file, and a run needs a folder; choose another one with --out.", path);
        return OutputFailure.Guard(full, () => Directory.CreateDirectory(full).FullName);
    }

    private void Enter(string yaml, bool resume, RunEnvironment environment)
    {
        CheckContent(Path, yaml, resume);
        if (IsFinished && resume)
        {
            _notices.Add("The run is finished; there is nothing to resume.");
            return;
        }

        if (IsFinished)
            StartOver();
        Checkpoint = _checkpoints.Load(_notices.Add);
        if (resume && Checkpoint is null)
            _notices.Add($"There is no checkpoint in \"{Path}\"; the run starts from the beginning.");
        WholeFile.Write(FileAt(RunIdentity.FileName), yaml);
        WholeFile.Write(FileAt("environment.json"), environment.ToJson());
    }

    /// <summary>A finished run is run again: the same experiment ends with the same bytes. Its result is kept beside the new one all the same.</summary>
    private void StartOver()
    {
        OutputFailure.Guard(ResultPath, () =>
        {
            _checkpoints.Delete();
            File.Move(ResultPath, FileAt("result.previous.json"), overwrite: true);
        });
        _notices.Add("The folder holds a finished run of this experiment; it is run again (--resume shows its result instead).");
    }

    private string FileAt(string name) => System.IO.Path.Combine(Path, name);
}
