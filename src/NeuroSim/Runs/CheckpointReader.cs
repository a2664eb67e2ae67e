using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>
/// An open checkpoint whose checksum was verified. Sections are read straight from the file into the arrays of an engine. Dispose it
/// when the engine has its state back.
/// </summary>
public sealed class CheckpointReader : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly FileStream _file;
    private readonly Dictionary<string, (CheckpointKind Kind, long Start, long Bytes)> _sections = new(StringComparer.Ordinal);

    private CheckpointReader(FileStream file) => _file = file;

    /// <summary>Samples the run had finished when the checkpoint was written.</summary>
    public long Sample { get; private set; }

    /// <summary>Names of the sections, in the order they were written.</summary>
    public IReadOnlyCollection<string> Sections => _sections.Keys;

    /// <summary>Where the checkpoint is.</summary>
    public string Path => _file.Name;

    /// <summary>Opens and verifies a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="experimentHash">SHA-256 of the experiment as run.</param>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: unreadable, cut short, altered, of a newer version or of another experiment.</exception>
    public static CheckpointReader Open(string path, ReadOnlySpan<byte> experimentHash)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            var reader = new CheckpointReader(file);
            reader.Verify();
            reader.ReadHeader(experimentHash);
            reader.IndexSections();
            return reader;
        }
        catch (Exception error)
        {
            file?.Dispose();
            throw error switch
            {
                InvalidInputException => error,
                IOException or UnauthorizedAccessException => Invalid(path, $"it cannot be read: {error.Message.TrimEnd('.')}", error),
                _ => Invalid(path, "it is damaged", error),
            };
        }
    }

    /// <summary>Bytes of a section.</summary>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: there is no such section.</exception>
    public long BytesOf(string name) => Find(name).Bytes;

    /// <summary>Fills <paramref name="values"/> with a section of bytes, which must be exactly as long.</summary>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: missing, another kind or another length.</exception>
    public void Read(string name, Span<byte> values) => Read(name, CheckpointKind.Bytes, values);

    /// <summary>Fills <paramref name="values"/> with a section of single-precision numbers, which must be exactly as long.</summary>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: missing, another kind or another length.</exception>
    public void Read(string name, Span<float> values) => Read(name, CheckpointKind.Floats, MemoryMarshal.AsBytes(values));

    /// <summary>Fills <paramref name="values"/> with a section of 64-bit integers, which must be exactly as long.</summary>
    /// <exception cref="InvalidInputException">Kind <c>checkpoint</c>: missing, another kind or another length.</exception>
    public void Read(string name, Span<long> values) => Read(name, CheckpointKind.Longs, MemoryMarshal.AsBytes(values));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Read(string name, CheckpointKind kind, Span<byte> destination)
    {
        (CheckpointKind Kind, long Start, long Bytes) section = Find(name);
        if (section.Kind != kind || section.Bytes != destination.Length)
            throw Invalid(Path, $"its section \"{name}\" holds {section.Bytes} bytes of {section.Kind} where the run needs {destination.Length} of {kind}; it was written by another version or engine");
        _file.Position = section.Start;
        try
        {
            _file.ReadExactly(destination);
        }
        catch (IOException error)
        {
            throw Invalid(Path, $"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    private (CheckpointKind Kind, long Start, long Bytes) Find(string name) => _sections.TryGetValue(name, out var section)
        ? section
        : throw Invalid(Path, $"it has no section \"{name}\" (it has {string.Join(", ", _sections.Keys)}); it was written by another version or engine");

    private void Verify()
    {
        if (_file.Length < CheckpointFormat.LeastBytes)
            throw Invalid(Path, $"it has {_file.Length} bytes, fewer than any checkpoint");
        if (!ReadBytes(CheckpointFormat.Magic.Length).AsSpan().SequenceEqual(CheckpointFormat.Magic))
            throw Invalid(Path, "it does not begin like a checkpoint");
        _file.Position = 0;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockBytes];
        for (long left = _file.Length - CheckpointFormat.HashBytes; left > 0;)
        {
            int read = _file.Read(block, 0, (int)Math.Min(left, block.Length));
            if (read == 0)
                throw Invalid(Path, "it got shorter while it was read");
            hash.AppendData(block, 0, read);
            left -= read;
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(ReadBytes(CheckpointFormat.HashBytes)))
            throw Invalid(Path, "its checksum does not fit its content: it was cut short or altered");
    }

    private void ReadHeader(ReadOnlySpan<byte> experimentHash)
    {
        _file.Position = CheckpointFormat.Magic.Length;
        int version = BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));
        if (version != CheckpointFormat.Version)
            throw Invalid(Path, $"it has format version {version} and this program reads version {CheckpointFormat.Version}");
        if (!ReadBytes(CheckpointFormat.HashBytes).AsSpan().SequenceEqual(experimentHash))
            throw Invalid(Path, "it belongs to another experiment");
        Sample = BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(sizeof(long)));
    }

    private void IndexSections()
    {
        while (BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int))) is > 0 and <= CheckpointFormat.MaxNameBytes and var nameBytes)
        {
            string name = Encoding.UTF8.GetString(ReadBytes(nameBytes));
            var kind = (CheckpointKind)ReadBytes(1)[0];
            long bytes = BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(sizeof(long)));
            _sections.Add(name, (kind, _file.Position, bytes));
            _file.Position += bytes;
        }
    }

    private byte[] ReadBytes(int count)
    {
        byte[] bytes = new byte[count];
        _file.ReadExactly(bytes);
        return bytes;
    }

    private static InvalidInputException Invalid(string path, string problem, Exception? inner = null) =>
        new("checkpoint", $"The checkpoint \"{System.IO.Path.GetFileName(path)}\" cannot be used: {problem}.", path, inner);
}
