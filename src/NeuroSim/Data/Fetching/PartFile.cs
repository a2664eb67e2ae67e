using System.Buffers.Binary;

namespace NeuroSim.Data.Fetching;

/// <summary>The bytes of a file that have come so far, beside where it belongs; open in one process at a time.</summary>
internal sealed class PartFile : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020), WouldBlock = 11;
    private const int UnixNoSpace = 28, UnixQuota = 122, WindowsDiskFull = unchecked((int)0x80070070);

    private readonly FileStream _file;

    private PartFile(FileStream file) => _file = file;

    /// <summary>Bytes so far.</summary>
    public long Length => _file.Length;

    /// <summary>Name of the part of a file.</summary>
    public static string Of(string path) => path + ".part";

    /// <summary>Opens it to go on after its last byte; an empty one when there is none.</summary>
    /// <exception cref="InvalidInputException">It cannot be written, or another process is writing it.</exception>
    public static PartFile Open(string path) => Guarded(path, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (file.Length > 0)
            file.Position = file.Length;
        return new PartFile(file);
    });

    /// <summary>Bytes in a part, 0 when there is none.</summary>
    public static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>
    /// Whether a gzip file ends with the size of its unpacked bytes (RFC 1952, ISIZE): the last bytes hold no data, so that the data can be
    /// right without them. True for a file that is no gzip.
    /// </summary>
    public static bool HasGzipEnd(string path, long unpackedBytes)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> four = stackalloc byte[4];
        file.ReadExactly(four);
        if (four is not [0x1f, 0x8b, ..])
            return true;
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(four);
        return BinaryPrimitives.ReadUInt32LittleEndian(four) == (uint)unpackedBytes;
    }

    /// <summary>Forgets what has come.</summary>
    public static void Delete(string path) => Guarded(path, () =>
    {
        File.Delete(path);
        return path;
    });

    /// <summary>Gives a part its name. A wrong file that would be found under any of its names is renamed.</summary>
    /// <returns>New name of the wrong file, null when there was none.</returns>
    public static string? Place(string path, string target, Func<string?> found) => Guarded(path, () =>
    {
        string? aside = null;
        while (found() is { } wrong)
            File.Move(wrong, aside = wrong + ".wrong", overwrite: true);
        File.Move(path, target);
        return aside;
    });

    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes);
        }
        catch (IOException error)
        {
            throw Unwritable(_file.Name, error);
        }
    }

    /// <summary>Forgets what has come.</summary>
    public void Restart() => Guarded(_file.Name, () =>
    {
        if (_file.Length == 0)
            return this;
        _file.SetLength(0);
        _file.Position = 0;
        return this;
    });

    /// <summary>Writes what the system holds back to the disk itself.</summary>
    public void Flush() => Guarded(_file.Name, () =>
    {
        _file.Flush(flushToDisk: true);
        return this;
    });

    public void Dispose() => _file.Dispose();

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, error);
        }
    }

    private static InvalidInputException Unwritable(string path, Exception error)
    {
        const string Elsewhere = "--data DIR or NEUROSIM_DATA names another folder.";
        string reason = error switch
        {
            IOException { HResult: SharingViolation or WouldBlock } => $"\"{path}\" is being written by another fetch; wait for it. {Elsewhere}",
            IOException { HResult: UnixNoSpace or UnixQuota or WindowsDiskFull } =>
                $"The disk is full: \"{path}\" cannot be written. What has come so far is kept; free some space, and the same command goes on. {Elsewhere}",
            UnauthorizedAccessException => $"\"{path}\" cannot be written: permission is denied. {Elsewhere}",
            _ => $"\"{path}\" cannot be written: {error.Message.TrimEnd('.')}. {Elsewhere}",
        };
        return new InvalidInputException("output", reason, path, error);
    }
}
