using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>Writes the sections of one checkpoint; an engine gets one when its run folder saves.</summary>
public sealed class CheckpointWriter
{
    private const int BlockBytes = 1 << 20;

    private readonly Stream _stream;
    private readonly IncrementalHash _hash;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private CheckpointWriter(Stream stream, IncrementalHash hash) => (_stream, _hash) = (stream, hash);

    /// <summary>Writes a section of bytes.</summary>
    /// <param name="name">1 .. 256 bytes of UTF-8, once per checkpoint.</param>
    /// <param name="values">The content; may be empty.</param>
    public void Write(string name, ReadOnlySpan<byte> values) => Section(name, CheckpointKind.Bytes, values);

    /// <summary>Writes a section of single-precision numbers.</summary>
    /// <param name="name">1 .. 256 bytes of UTF-8, once per checkpoint.</param>
    /// <param name="values">The content; may be empty.</param>
    public void Write(string name, ReadOnlySpan<float> values) => Section(name, CheckpointKind.Floats, MemoryMarshal.AsBytes(values));

    /// <summary>Writes a section of 64-bit integers.</summary>
    /// <param name="name">1 .. 256 bytes of UTF-8, once per checkpoint.</param>
    /// <param name="values">The content; may be empty.</param>
    public void Write(string name, ReadOnlySpan<long> values) => Section(name, CheckpointKind.Longs, MemoryMarshal.AsBytes(values));

    /// <summary>Writes a whole checkpoint: header, the sections of <paramref name="content"/>, checksum.</summary>
    internal static void Write(Stream stream, ReadOnlySpan<byte> experimentHash, long sample, Action<CheckpointWriter> content)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Checkpoints are written as they lie in memory, which must be little-endian.");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new CheckpointWriter(stream, hash);
        writer.Put(CheckpointFormat.Magic);
        writer.Put(CheckpointFormat.Version);
        writer.Put(experimentHash);
        writer.Put(sample);
        content(writer);
        writer.Put(0);
        stream.Write(hash.GetHashAndReset());
    }

    private void Section(string name, CheckpointKind kind, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        byte[] nameBytes = Encoding.UTF8.GetBytes(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nameBytes.Length, CheckpointFormat.MaxNameBytes, nameof(name));
        if (!_names.Add(name))
            throw new ArgumentException($"The checkpoint has two sections \"{name}\".", nameof(name));
        Put(nameBytes.Length);
        Put(nameBytes);
        Put([(byte)kind]);
        Put((long)content.Length);
        for (int start = 0; start < content.Length; start += BlockBytes)
            Put(content.Slice(start, Math.Min(BlockBytes, content.Length - start)));
    }

    private void Put(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Put(bytes);
    }

    private void Put(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Put(bytes);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _stream.Write(bytes);
    }
}
