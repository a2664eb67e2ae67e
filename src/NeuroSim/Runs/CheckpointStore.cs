namespace NeuroSim.Runs;

/// <summary>
/// The two checkpoints of a run folder. A save writes <c>checkpoint.bin.part</c>, flushes it, renames <c>checkpoint.bin</c> to
/// <c>checkpoint.previous.bin</c> and the new file to <c>checkpoint.bin</c>; at every instant one complete checkpoint has its name. The flush
/// covers the content; whether a rename survives a power cut is the file system's affair, and either outcome is readable.
/// </summary>
internal sealed class CheckpointStore
{
    private readonly string _current, _previous;
    private readonly byte[] _experimentHash;
    private bool _currentIsGood = true;

    /// <summary>The checkpoints in <paramref name="folder"/> of the experiment with that SHA-256.</summary>
    public CheckpointStore(string folder, byte[] experimentHash)
    {
        _current = Path.Combine(folder, "checkpoint.bin");
        _previous = Path.Combine(folder, "checkpoint.previous.bin");
        _experimentHash = experimentHash;
    }

    /// <summary>Whether there is any.</summary>
    public bool Exists => File.Exists(_current) || File.Exists(_previous);

    /// <summary>The newest readable checkpoint, or null when there is none; <paramref name="warn"/> hears why an older one was taken.</summary>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: there are checkpoints and none can be read.</exception>
    public CheckpointReader? Load(Action<string> warn)
    {
        if (!File.Exists(_current))
            return LoadPrevious(warn, $"{Path.GetFileName(_current)} is missing, as after a kill in the middle of a save.", null);
        try
        {
            return CheckpointReader.Open(_current, _experimentHash);
        }
        catch (InvalidInputException error)
        {
            _currentIsGood = false;
            return LoadPrevious(warn, error.Message, error);
        }
    }

    /// <summary>Removes both.</summary>
    public void Delete()
    {
        File.Delete(_current);
        File.Delete(_previous);
    }

    /// <summary>Saves a checkpoint of the state after <paramref name="sample"/> samples.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: it cannot be written; the ones before are intact.</exception>
    public void Save(long sample, Action<CheckpointWriter> content)
    {
        WholeFile.WriteAside(_current, stream => CheckpointWriter.Write(stream, _experimentHash, sample, content));
        OutputFailure.Guard(_current, () =>
        {
            // A damaged file must not take the place of the good previous one.
            if (_currentIsGood && File.Exists(_current))
                File.Move(_current, _previous, overwrite: true);
            File.Move(WholeFile.Aside(_current), _current, overwrite: true);
        });
        _currentIsGood = true;
    }

    private CheckpointReader? LoadPrevious(Action<string> warn, string problem, InvalidInputException? currentError)
    {
        if (!File.Exists(_previous))
            return currentError is null ? null : throw Unreadable(problem, currentError);
        try
        {
            CheckpointReader reader = CheckpointReader.Open(_previous, _experimentHash);
            warn($"{problem} The run goes on from the checkpoint before it, at sample {reader.Sample}.");
            return reader;
        }
        catch (InvalidInputException error)
        {
            throw Unreadable($"{problem} {error.Message}", error);
        }
    }

    private InvalidInputException Unreadable(string problems, Exception inner) => new(
        "checkpoint", $"{problems} To start again from the first sample, choose another folder with --out, or delete the checkpoints of this one and use --resume.", _current, inner);
}
