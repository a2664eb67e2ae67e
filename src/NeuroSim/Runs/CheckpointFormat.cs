namespace NeuroSim.Runs;

/// <summary>
/// Layout of a checkpoint, little-endian: magic (8 bytes), format version (int32), SHA-256 of the experiment as run (32), sample position
/// (int64); then sections, each a name length (int32), the name in UTF-8, a kind (1 byte), a content length in bytes (int64) and the
/// content; then a name length of 0 and the SHA-256 of everything before (32).
/// </summary>
internal static class CheckpointFormat
{
    /// <summary>Raised with every change of the layout.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a SHA-256.</summary>
    public const int HashBytes = 32;

    /// <summary>Bytes before the first section.</summary>
    public const int HeaderBytes = 8 + sizeof(int) + HashBytes + sizeof(long);

    /// <summary>Bytes of a checkpoint without sections.</summary>
    public const int LeastBytes = HeaderBytes + sizeof(int) + HashBytes;

    /// <summary>Longest name of a section, in bytes.</summary>
    public const int MaxNameBytes = 256;

    /// <summary>The first bytes of the file; the line ending shows a transfer in text mode.</summary>
    public static ReadOnlySpan<byte> Magic => "NSCHK\r\n\x1a"u8;
}
