using System.Security.Cryptography;

namespace NeuroSim.Data;

/// <summary>
/// Reads IDX files of unsigned bytes (<see cref="IdxHeader"/>), plain or gzip. A file must have exactly the size its header
/// promises; what a header promises is not allocated before the bytes have come.
/// </summary>
public static class IdxFile
{
    private const int FirstBuffer = 1 << 20;

    /// <summary>Reads the header alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it should hold.</param>
    /// <exception cref="InvalidInputException">The file is missing, unreadable or has no such header.</exception>
    public static IdxHeader ReadHeader(string path, IdxKind kind)
    {
        using IdxSource source = IdxSource.Open(path);
        return ReadHeader(source, path, kind, hash: null);
    }

    /// <summary>Reads images and their labels.</summary>
    /// <param name="imagesPath">IDX images.</param>
    /// <param name="labelsPath">IDX labels, as many as images.</param>
    /// <param name="classes">Labels must be below this, 1 .. 256; null: any label.</param>
    /// <exception cref="InvalidInputException">A file is missing, unreadable or malformed, or the two do not fit together.</exception>
    public static ImageSet ReadSet(string imagesPath, string labelsPath, int? classes = null) =>
        ReadSet(new IdxPath(imagesPath), new IdxPath(labelsPath), classes);

    internal static ImageSet ReadSet(IdxPath imagesPath, IdxPath labelsPath, int? classes)
    {
        int limit = classes ?? 256;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(classes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 256, nameof(classes));
        (IdxHeader header, byte[] pixels) = Read(imagesPath, IdxKind.Images);
        (_, byte[] labels) = Read(labelsPath, IdxKind.Labels);
        if (header.Count != labels.Length)
        {
            throw IdxError.At(
                labelsPath.Path,
                $"There are {labels.Length} labels for the {header.Count} images of {imagesPath.Path}; every image needs one.");
        }

        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(limit - 1));
        if (wrong >= 0)
            throw IdxError.At(labelsPath.Path, $"Label {wrong} (counted from 0) is {labels[wrong]}; labels are 0 .. {limit - 1}.");
        return new ImageSet(header.Rows, header.Columns, pixels, labels);
    }

    private static (IdxHeader Header, byte[] Body) Read(IdxPath file, IdxKind kind)
    {
        using IdxSource source = IdxSource.Open(file.Path);
        using IncrementalHash? hash = file.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IdxHeader header = ReadHeader(source, file.Path, kind, hash);
        if (!source.IsPacked && source.FileBytes != header.HeaderBytes + header.BodyBytes)
            throw WrongSize(file.Path, header, source.FileBytes);
        byte[] body = ReadBody(source, file.Path, header);
        hash?.AppendData(body);
        CheckHash(hash, file);
        return (header, body);
    }

    private static void CheckHash(IncrementalHash? hash, IdxPath file)
    {
        if (hash is null || Convert.ToHexStringLower(hash.GetHashAndReset()) is var found && found == file.Sha256)
            return;
        throw IdxError.At(
            file.Path,
            $"This is not the official file: its SHA-256 is {found}, expected {file.Sha256}. Fetch it again; to use files of your own, "
            + "name the folder as the source, with a slash in it.");
    }

    private static IdxHeader ReadHeader(IdxSource source, string path, IdxKind kind, IncrementalHash? hash)
    {
        Span<byte> bytes = stackalloc byte[IdxHeader.SizeOf(kind)];
        ReadOnlySpan<byte> read = bytes[..source.Read(bytes)];
        hash?.AppendData(read);
        return IdxHeader.Parse(read, kind, path);
    }

    /// <summary>Reads the body into an array that grows with what really comes.</summary>
    private static byte[] ReadBody(IdxSource source, string path, IdxHeader header)
    {
        byte[] body = new byte[Math.Min(FirstBuffer, header.BodyBytes)];
        for (int filled = 0; ;)
        {
            filled += source.Read(body.AsSpan(filled));
            if (filled < body.Length)
                throw WrongSize(path, header, header.HeaderBytes + filled);
            if (filled == header.BodyBytes)
                break;
            Array.Resize(ref body, (int)Math.Min(2L * body.Length, header.BodyBytes));
        }

        if (source.Read(stackalloc byte[1]) > 0)
            throw IdxError.At(path, $"The file goes on after the {header.HeaderBytes + header.BodyBytes} bytes that {Promise(header)}.");
        return body;
    }

    private static InvalidInputException WrongSize(string path, IdxHeader header, long found)
    {
        long expected = header.HeaderBytes + header.BodyBytes;
        string how = found < expected ? "is cut off: it ends" : "is too long: it ends";
        return IdxError.At(path, $"The file {how} after {found} bytes; expected exactly {expected}, because {Promise(header)}.");
    }

    private static string Promise(IdxHeader header) => header.Kind == IdxKind.Images
        ? $"its header says {header.Count} images of {header.Rows} x {header.Columns}"
        : $"its header says {header.Count} labels";
}
