using System.IO.Compression;

namespace NeuroSim.Data;

/// <summary>The bytes of a data file, unpacked when it begins like gzip (1f 8b), whatever its name. Every failure names the file.</summary>
internal sealed class IdxSource : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _bytes;

    private IdxSource(string path, FileStream file, bool packed)
    {
        (_path, _file, IsPacked) = (path, file, packed);
        _bytes = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Whether the file is gzip.</summary>
    internal bool IsPacked { get; }

    /// <summary>Bytes on disk.</summary>
    internal long FileBytes => _file.Length;

    internal static IdxSource Open(string path)
    {
        if (!File.Exists(path))
            throw IdxError.At(path, "The data file does not exist.");
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            bool packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            return new IdxSource(path, file, packed);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Unreadable(path, error);
        }
    }

    /// <summary>Reads until <paramref name="buffer"/> is full or the data ends.</summary>
    /// <returns>Bytes read.</returns>
    internal int Read(Span<byte> buffer)
    {
        try
        {
            return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw IdxError.At(_path, "The gzip data is damaged or cut off; fetch the file again.", error);
        }
        catch (IOException error)
        {
            throw Unreadable(_path, error);
        }
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }

    private static InvalidInputException Unreadable(string path, Exception error) =>
        IdxError.At(path, $"The data file cannot be read: {error.Message}", error);
}
